import pytest

from tests.conftest import Read, contact

PUTIN, MACRON = "person:vladimir-putin", "person:emmanuel-macron"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Vladimir Putin had a telephone conversation with Emmanuel Macron.", "call"),
        ("Vladimir Putin met with Emmanuel Macron in the Kremlin.", "meeting"),
        ("Vladimir Putin held talks with Emmanuel Macron.", "talks"),
        ("Vladimir Putin spoke with Emmanuel Macron.", "contact"),
        ("Vladimir Putin spoke by telephone with Emmanuel Macron.", "call"),
        ("Vladimir Putin spoke via secure video with Emmanuel Macron.", "video-call"),
    ],
)
def test_a_readout_reports_one_contact(read: Read, text: str, channel: str) -> None:
    reading = read(text + " They discussed trade.", date="2022-01-12", issuer="Kremlin")
    found = contact(reading, "held")
    assert (found.channel, found.participants) == (channel, (MACRON, PUTIN))
    assert reading.passages[-1].contact == found.id


def test_the_day_is_stated_relative_or_the_documents(read: Read) -> None:
    tail = "with Emmanuel Macron. They discussed trade."
    stated = contact(read(f"On January 9, Vladimir Putin spoke {tail}", date="2022-01-12", issuer="Kremlin"), "held")
    relative = contact(read(f"Vladimir Putin spoke yesterday {tail}", date="2022-01-12", issuer="Kremlin"), "held")
    plain = contact(read(f"Vladimir Putin spoke {tail}", date="2022-01-12", issuer="Kremlin"), "held")
    assert [(c.date.start, c.date.basis) for c in (stated, relative, plain) if c.date] == [
        ("2022-01-09", "stated"),
        ("2022-01-11", "relative"),
        ("2022-01-12", "document"),
    ]


@pytest.mark.parametrize(
    ("sentence", "status", "channel"),
    [
        ("Macron invited Putin to visit Paris.", "invited", "visit"),
        ("The presidents agreed to continue personal contacts.", "agreed", "contact"),
        ("Putin expressed readiness to receive French officials in Moscow.", "offered", "visit"),
    ],
)
def test_contacts_to_come_have_their_status(read: Read, sentence: str, status: str, channel: str) -> None:
    text = f"Vladimir Putin spoke by phone with Emmanuel Macron. {sentence}"
    found = contact(read(text, date="2022-01-12", issuer="Kremlin"), status)
    assert found.channel == channel
    assert PUTIN in found.participants


def test_several_days_in_one_sentence_are_several_contacts(read: Read) -> None:
    text = "Vladimir Putin spoke with Joe Biden. It was confirmed that negotiations would take place in Geneva on January 10 and in Brussels on January 12."
    reading = read(text, date="2021-12-31", issuer="Kremlin")
    assert [c.date.start for c in reading.contacts if c.status == "planned" and c.date] == ["2022-01-10", "2022-01-12"]


def test_the_tone_is_kept_in_the_accounts_words(read: Read) -> None:
    text = "Vladimir Putin met with Emmanuel Macron. The conversation was frank and business-like."
    assert [t.word for t in contact(read(text, date="2022-01-12", issuer="Kremlin"), "held").tone] == [
        "frank",
        "business-like",
    ]


def test_who_took_the_initiative(read: Read) -> None:
    text = "Vladimir Putin had a telephone conversation with Emmanuel Macron at the initiative of the French side."
    assert contact(read(text, date="2022-01-12", issuer="Kremlin"), "held").initiator == "country:FR"


def test_the_order_of_two_contacts_is_kept(read: Read) -> None:
    text = (
        "Here is the Kremlin's readout of the call:\n\nVladimir Putin and Emmanuel Macron discussed Mali. They exchanged views on trade.\n\n"
        "But before talking with Macron, Putin conversed with Olaf Scholz:\n\nOlaf Scholz thanked Vladimir Putin. It was agreed to continue contacts."
    )
    reading = read(text, date="2022-01-12")
    held = {c.participants: c for c in reading.contacts if c.status == "held"}
    first, second = held[("person:olaf-scholz", PUTIN)], held[(MACRON, PUTIN)]
    assert first.before == (second.id,)


def test_peaceful_negotiations_in_general_are_no_contact(read: Read) -> None:
    text = "Vladimir Putin spoke with Emmanuel Macron. They agreed that a settlement can be reached through peaceful negotiations."
    reading = read(text, date="2022-01-12", issuer="Kremlin")
    assert [c.status for c in reading.contacts] == ["held"]
