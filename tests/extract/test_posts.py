"""What a post tells without a subject its author did."""

import pytest

from tests.conftest import Read, act

KARIS, NAUSEDA = "person:alar-karis", "person:gitanas-nauseda"


@pytest.mark.parametrize(
    ("opening", "channels"),
    [
        ("Spoke with President Nausėda today.", {"contact"}),
        ("Just spoke to President Nausėda.", {"contact"}),
        ("Had a long phone call with President Nausėda.", {"call"}),
        ("Met President Nausėda in Riga.", {"meeting"}),
        ("Great call with President Nausėda this morning.", {"call"}),
        ("Pleased to meet President Nausėda in Riga.", {"meeting"}),
        ("Glad to welcome President Nausėda to Tallinn.", {"meeting", "visit"}),
    ],
)
def test_a_post_tells_of_its_authors_contact(read: Read, opening: str, channels: set[str]) -> None:
    text = f"{opening} Thanked him for his help. Discussed timber."
    reading = read(text, date="2023-05-02", issuer="Alar Karis")
    (found,) = reading.contacts
    assert (set(found.participants), found.status) == ({KARIS, NAUSEDA}, "held")
    assert found.channel in channels
    thanks, talk = act(reading, "Thanked"), act(reading, "Discussed")
    assert [(a.kind, a.by, a.to) for a in (thanks, talk)] == [
        ("thank", (KARIS,), (NAUSEDA,)), ("discuss", (KARIS,), (NAUSEDA,)),
    ]  # fmt: skip


def test_the_words_of_a_post_are_its_own(read: Read) -> None:
    text = "Spoke with President Nausėda today. Thanked him for his help."
    assert act(read(text, date="2023-05-02", issuer="Alar Karis"), "Thanked").cue[0].of(text) == "Thanked"


def test_a_body_that_posts_means_its_head(read: Read) -> None:
    reading = read(
        "Spoke today with President Nausėda. Thanked him for his help.", date="2023-05-02", issuer="White House"
    )
    assert act(reading, "Thanked").by == ("person:joe-biden",)


def test_a_sentence_with_a_subject_is_no_posts(read: Read) -> None:
    text = "Asked about timber, President Nausėda said that it is dear. President Karis agreed."
    reading = read(text, date="2023-05-02", issuer="White House")
    assert all(a.by != ("person:joe-biden",) for a in reading.acts)


def test_what_takes_two_we_do_with_whom_the_post_has_named(read: Read) -> None:
    text = (
        "Met with Prime Minister Ailbhe Dolan of Ireland in Reykjavík this morning.\n\nWe agreed to protect the seabed. "
        "We thank Ireland for the ship."
    )
    reading = read(text, date="2024-03-01", issuer="Prime Minister of Iceland")
    assert [a.by for a in reading.acts if a.kind == "agree"] == [("country:IS", "unknown:ailbhe-dolan")]
    assert [a.by for a in reading.acts if a.kind == "thank"] == [("country:IS",)]
