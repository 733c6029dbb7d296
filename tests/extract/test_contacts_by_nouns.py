"""Contacts that a noun tells with its parties, and wishes and times that are none."""

from __future__ import annotations

import pytest

from communique.model import Contact
from tests.conftest import Read

DAY = "2024-03-20"
"""A Wednesday."""
Told = tuple[str, str, tuple[str, ...]]


def told(read: Read, text: str, issuer: str = "Downing Street", date: str = DAY) -> list[Told]:
    return [shown(c) for c in read(text, date=date, issuer=issuer).contacts]


def shown(contact: Contact) -> Told:
    return contact.channel, contact.status, tuple(sorted(contact.participants))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phone call with PM @narendramodi on trade.", ("call", "held", ("person:emmanuel-macron", "person:narendra-modi"))),
        ("Excellent talks with Chancellor Olaf Scholz in Berlin.", ("talks", "held", ("person:emmanuel-macron", "person:olaf-scholz"))),
        ("Meeting with President @SomeNewLeader ahead of the council.", ("meeting", "held", ("person:emmanuel-macron", "unknown:somenewleader"))),
    ],
)  # fmt: skip
def test_the_author_of_a_post_is_a_party(read: Read, text: str, expected: Told) -> None:
    assert expected in told(read, text, "Emmanuel Macron")


def test_each_sentence_of_a_post_has_its_own_parties(read: Read) -> None:
    found = told(
        read,
        "Phone call with Olaf Scholz on energy.\n\nVery good consultations with Giorgia Meloni in Rome.",
        "Emmanuel Macron",
    )
    assert ("call", "held", ("person:emmanuel-macron", "person:olaf-scholz")) in found
    assert ("talks", "held", ("person:emmanuel-macron", "person:giorgia-meloni")) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Macron recalled his visit to Kyiv last month.", ("visit", "held", ("country:UA", "person:emmanuel-macron"))),
        ("They praised President Biden's visit to Warsaw yesterday.", ("visit", "held", ("country:PL", "person:joe-biden"))),
        ("Olaf Scholz concluded a two-day visit to Kenya today.", ("visit", "held", ("country:KE", "person:olaf-scholz"))),
        ("Olaf Scholz will visit Norway on 2 May.", ("visit", "planned", ("country:NO", "person:olaf-scholz"))),
        ("Emmanuel Macron invited Olaf Scholz to Paris.", ("visit", "invited", ("person:emmanuel-macron", "person:olaf-scholz"))),
    ],
)  # fmt: skip
def test_a_visit_is_between_the_visitor_and_the_state(read: Read, text: str, expected: Told) -> None:
    assert expected in told(read, text)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The Norway-Chile trade ministers' meeting on 2 March went well.", ("country:CL", "country:NO")),
        ("Antony Blinken talked with the foreign ministers of Japan, Kenya and Australia.",
         ("country:AU", "country:JP", "country:KE", "person:antony-blinken")),
        ("Antony Blinken travelled to Kyiv to meet Volodymyr Zelenskyy.",
         ("person:antony-blinken", "person:volodymyr-zelenskyy")),
    ],
)  # fmt: skip
def test_those_for_whom_officials_meet_are_parties(read: Read, text: str, parties: tuple[str, ...]) -> None:
    assert parties in [t[2] for t in told(read, text)]


def test_whoever_had_the_opportunity_met(read: Read) -> None:
    text = "I had the opportunity to meet with President Zelenskyy in Davos. Good to see Chancellor Scholz today."
    found = told(read, text, "Emmanuel Macron")
    assert ("meeting", "held", ("person:emmanuel-macron", "person:volodymyr-zelenskyy")) in found
    assert ("meeting", "held", ("person:emmanuel-macron", "person:olaf-scholz")) in found


def test_a_city_before_the_noun_is_where(read: Read) -> None:
    (contact,) = read("Progress was made since the Oslo meeting between the two heads of state.", date=DAY).contacts
    assert contact.place == "Oslo"


def test_an_earlier_meeting_is_a_contact_of_its_own(read: Read) -> None:
    text = "Antony Blinken spoke with Sameh Shoukry by telephone following their meeting in Berlin last week."
    assert [(c.channel, c.date and c.date.start) for c in read(text, date=DAY, issuer="US State Department").contacts] == [
        ("call", DAY), ("meeting", "2024-03-11"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The Minister said that any peace negotiations must respect borders.",
        "Charles Michel urged the restart of talks under the aegis of the United Nations.",
        "Olaf Scholz said that bilateral exchanges at summit level would go on.",
    ],
)
def test_wishes_for_others_are_no_contact(read: Read, text: str) -> None:
    assert told(read, text) == []


def test_what_comes_later_is_not_what_is_agreed(read: Read) -> None:
    text = "Joe Biden spoke with Giorgia Meloni. They agreed to remain in contact ahead of the summit in Rome."
    assert ("contact", "agreed", ("person:giorgia-meloni", "person:joe-biden")) in told(read, text, "White House")
    text = "Joe Biden spoke with Giorgia Meloni. They agreed to work closely ahead of the Summit."
    assert [t[1] for t in told(read, text, "White House")] == ["held"]


@pytest.mark.parametrize(
    ("heading", "later", "channel"),
    [
        ("Secretary Blinken's Call with Foreign Minister Gahr Støre", "They discussed gas.", "call"),
        ("Secretary Blinken's Meeting with Foreign Minister Gahr Støre", "They discussed gas.", "meeting"),
        ("Office of the Spokesperson", "He urged restraint. During their call, they discussed gas.", "call"),
        ("Office of the Spokesperson", "They discussed gas.", "contact"),
    ],
)
def test_headings_and_later_words_tell_the_channel(read: Read, heading: str, later: str, channel: str) -> None:
    text = f"{heading}\n\nAntony Blinken spoke today with Jonas Gahr Støre. {later}"
    assert [t[0] for t in told(read, text, "US State Department")] == [channel]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They followed up on the Kenyan-Polish talks held in Oslo last month.", ("talks", "held", ("country:KE", "country:PL"))),
        ("The Secretary welcomed the opportunity to hold the fifth U.S.-Kenya Strategic Dialogue.",
         ("talks", "held", ("country:KE", "country:US"))),
        ("Lloyd Austin will continue to consult with Yoav Gallant.",
         ("talks", "planned", ("person:lloyd-austin", "person:yoav-gallant"))),
    ],
)  # fmt: skip
def test_both_states_and_both_persons(read: Read, text: str, expected: Told) -> None:
    assert expected in told(read, text, "US State Department")


@pytest.mark.parametrize(
    "text",
    [
        "Both Norway and Chile should meet their commitments.",
        "The Secretary expressed hope for a successful Three Seas Summit in Riga.",
        "Norway will decide in close consultation with its neighbours.",
        "Norway is ready to participate in discussions on rules.",
        "I would like to welcome Jonas Gahr Støre.",
    ],
)
def test_deeds_to_things_and_events_are_no_contacts(read: Read, text: str) -> None:
    assert told(read, text, "US State Department") == []


def test_whom_a_title_leads_to_is_met(read: Read) -> None:
    text = "Jens Stoltenberg met the Assistant to the President, Ambassador John Bolton."
    assert ("meeting", "held", ("person:jens-stoltenberg", "person:john-bolton")) in told(read, text, "NATO")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Jens Stoltenberg met with his Kenyan counterpart, Secretary Musalia Mudavadi, in Rome.",
         {"person:jens-stoltenberg", "person:musalia-mudavadi"}),
        ("Jens Stoltenberg met with Musalia Mudavadi and his accompanying delegation.",
         {"person:jens-stoltenberg", "person:musalia-mudavadi"}),
        ("Jens Stoltenberg met Musalia Mudavadi on Monday, the secretary's spokesperson Ada Berg said.",
         {"person:jens-stoltenberg", "person:musalia-mudavadi"}),
    ],
)  # fmt: skip
def test_who_is_only_there_or_tells_of_it_is_no_party(read: Read, text: str, parties: set[str]) -> None:
    (contact,) = read(text, date=DAY, issuer="NATO").contacts
    assert set(contact.participants) == parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joe Biden invited Olaf Scholz to attend the next Ocean Summit.",
         ("meeting", "invited", ("person:joe-biden", "person:olaf-scholz"))),
        ("Joe Biden spoke by phone with Harbour Party Member and Director of the Office of Ports Ada Berg.",
         ("call", "held", ("person:joe-biden", "unknown:ada-berg"))),
        ("This took place in the context of phone calls Joe Biden has had since Friday with ministers of many states.",
         ("call", "held", ("person:joe-biden", "unknown:ministers-of-many-states"))),
    ],
)  # fmt: skip
def test_invited_guests_and_calls_had(read: Read, text: str, expected: Told) -> None:
    assert expected in told(read, text, "White House")


def test_keeping_in_touch_is_agreed(read: Read) -> None:
    text = "Joe Biden spoke with Olaf Scholz. They agreed to stay in close touch in the days ahead."
    assert ("contact", "agreed", ("person:joe-biden", "person:olaf-scholz")) in told(read, text, "White House")


def test_what_nobody_plans_is_no_contact(read: Read) -> None:
    text = "MR. KIRBY:  There are no plans for a call between President Biden and President Xi Jinping.\n\nQ  Why?\n\nMR. KIRBY:  I will not say."
    assert read(text, date="2022-10-05").contacts == ()


def test_the_evening_before_is_counted_from_the_contact_told_before(read: Read) -> None:
    text = (
        "Here is the Kremlin's readout of Tuesday's call:\n\nVladimir Putin had a telephone conversation with Emmanuel Macron. "
        "The presidents discussed Ukraine.\n\nWho will pay for that?\n\nThe day before, Putin had spoken with Xi Jinping:\n\nThe President of Russia "
        "thanked Xi Jinping for the gas contract. It was agreed to meet in Beijing."
    )
    calls = [c for c in read(text, date="2022-02-10").contacts if c.status == "held"]
    assert [c.date.start if c.date else None for c in calls] == ["2022-02-08", "2022-02-07"]
