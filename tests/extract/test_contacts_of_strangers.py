"""Contacts whose parties the registry does not know, and the styles of several issuers."""

import pytest

from tests.conftest import Read, contact

PUTIN, MACRON = "person:vladimir-putin", "person:emmanuel-macron"


@pytest.mark.parametrize(
    ("text", "issuer", "name", "country", "channel"),
    [
        (
            "President Biden spoke today with President Ada Lindqvist-Moor of Denmark. They discussed fish.",
            "White House", "Ada Lindqvist-Moor", "DK", "contact",
        ),
        (
            "Vladimir Putin had a telephone conversation with President of the Republic of Kenya Wekesa Barasa.",
            "Kremlin", "Wekesa Barasa", "KE", "call",
        ),
        (
            "During the telephone conversation, Vladimir Putin congratulated President of Kenya Wekesa Barasa.",
            "Kremlin", "Wekesa Barasa", "KE", "call",
        ),
        (
            "President Biden spoke by phone with President-elect Ruy Sampaio of Brazil to congratulate him.",
            "White House", "Ruy Sampaio", "BR", "call",
        ),
    ],
)  # fmt: skip
def test_somebody_unknown_takes_part_with_name_and_country(
    read: Read, text: str, issuer: str, name: str, country: str, channel: str
) -> None:
    reading = read(text, date="2022-01-15", issuer=issuer)
    found = contact(reading, "held")
    (stranger,) = [a for a in reading.actors if a.id in found.participants and a.kind == "unknown"]
    assert (stranger.name, stranger.country, found.channel) == (name, country, channel)
    assert len(found.participants) == 2


def test_offices_of_several_countries_are_their_holders(read: Read) -> None:
    reading = read("The presidents of Russia and France met in Sochi yesterday.", date="2022-01-15", issuer="Kremlin")
    assert contact(reading, "held").participants == (MACRON, PUTIN)


def test_what_will_be_held_is_planned_and_not_held(read: Read) -> None:
    text = "On January 20, Vladimir Putin will hold talks with President of France Emmanuel Macron."
    (found,) = read(text, date="2022-01-15", issuer="Kremlin").contacts
    assert found.status == "planned"
    assert found.date is not None
    assert found.date.start == "2022-01-20"


def test_the_nearer_word_decides_the_channel(read: Read) -> None:
    text = (
        "Following the session of the council (via videoconference), Vladimir Putin and Emmanuel Macron spoke on the "
        "phone to discuss Mali."
    )
    assert contact(read(text, date="2022-01-15", issuer="Kremlin"), "held").channel == "call"


def test_a_later_meeting_is_not_the_channel_of_a_call(read: Read) -> None:
    text = "President Biden spoke today with President Macron. He regretted that he could not host the dinner for him."
    assert contact(read(text, date="2022-01-15", issuer="White House"), "held").channel == "contact"


def test_a_day_in_the_second_sentence_is_not_the_contacts(read: Read) -> None:
    text = (
        "Vladimir Putin had a telephone conversation with Emmanuel Macron. They discussed the agreements outlined in "
        "the statement of January 9."
    )
    found = contact(read(text, date="2022-01-15", issuer="Kremlin"), "held")
    assert found.date is not None
    assert (found.date.start, found.date.basis) == ("2022-01-15", "document")


def test_two_officials_who_discussed_something_had_a_contact(read: Read) -> None:
    text = "Emmanuel Macron and Ambassador Oda Lund of Norway discussed gas."
    found = contact(read(text, date="2022-01-15", issuer="Élysée"), "held")
    assert found.participants == (MACRON, "unknown:oda-lund")


def test_a_title_that_serves_the_president_is_not_the_president(read: Read) -> None:
    text = "Assistant to the President for Trade Ida Renner met yesterday with President Macron of France."
    reading = read(text, date="2022-01-15", issuer="White House")
    assert "person:joe-biden" not in {a for m in reading.mentions for a in m.actors}


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("had a working meeting with CEO and Chairman of the Management Board of Nordbank Per Dahl", "Per Dahl", "RU"),
        ("met with Ambassador of Norway to Russia Per Dahl to discuss trade", "Per Dahl", "NO"),
        ("spoke by phone with Coordinating Minister for Ports and Fisheries Per Dahl of Norway", "Per Dahl", "NO"),
        ("met with Adviser to the Prime Minister of Norway on Energy Per Dahl", "Per Dahl", "NO"),
        ("met today with Ecumenical Patriarch Pachomius and congratulated him", "Pachomius", "RU"),
    ],
)
def test_a_stranger_is_named_at_the_end_of_his_role(read: Read, words: str, name: str, country: str) -> None:
    reading = read(f"Vladimir Putin {words}.", date="2022-01-15", issuer="Kremlin")
    (found,) = [c for c in reading.contacts if c.id == reading.passages[0].contact]
    (stranger,) = [a for a in reading.actors if a.id in found.participants and a.kind == "unknown"]
    assert (stranger.name, stranger.country) == (name, country)
    assert found.participants == ("person:vladimir-putin", stranger.id)


@pytest.mark.parametrize("whom", ["the Board of Directors of Nordbank", "members of the Ports Commission", "Pale Moon"])
def test_no_person_is_made_of_an_institution(read: Read, whom: str) -> None:
    reading = read(f"Vladimir Putin met with {whom}.", date="2022-01-15", issuer="Kremlin")
    assert [m for m in reading.mentions if m.kind == "name" and m.actors[0].startswith("unknown:")] == []


STRANGERS = (
    "Minister Allan Wagner met Deputy Head of the Northern Bank Lars Dahl. Dahl thanked Peru. "
    "Foreign Minister Han Yong-gi of the Republic of Korea met Minister Wagner. "
    "Mr. Dahl condemned the attack. Mr. Han rejected the plan. Minister Han supported Peru."
)


@pytest.mark.parametrize(
    ("kind", "by"),
    [
        ("thank", "unknown:lars-dahl"),
        ("condemn", "unknown:lars-dahl"),
        ("reject", "unknown:han-yong-gi"),
        ("support", "unknown:han-yong-gi"),
    ],
)
def test_a_stranger_named_in_full_is_meant_by_his_last_name(read: Read, kind: str, by: str) -> None:
    reading = read(STRANGERS, date="2021-09-03", issuer="Ministry of Foreign Affairs of Peru")
    assert next(a for a in reading.acts if a.kind == kind).by == (by,)
