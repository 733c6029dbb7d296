"""Contacts with several, with unnamed groups, with those listed as present, and in the first person."""

import pytest

from communique.model import Contact
from tests.conftest import Read, contact

BIDEN, HARRIS, PUTIN, ZELENSKYY = (
    "person:joe-biden", "person:kamala-harris", "person:vladimir-putin", "person:volodymyr-zelenskyy",
)  # fmt: skip


def held(read: Read, text: str, issuer: str = "White House", title: str | None = None) -> Contact:
    return contact(read(text, date="2022-01-15", issuer=issuer, title=title), "held")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("President Biden met today with leaders from fishing villages.", "unknown:leaders"),
        ("President Biden spoke by phone today with Nordic ambassadors in Washington.", "unknown:nordic-ambassadors"),
        ("President Biden met this morning with his national security team.", "unknown:national-security-team"),
        ("President Biden took part in a meeting with senators from the coast.", "unknown:senators"),
    ],
)
def test_a_group_without_names_takes_part_by_its_words(read: Read, text: str, group: str) -> None:
    assert held(read, text).participants == (BIDEN, group)


@pytest.mark.parametrize(
    "present",
    [
        "Taking part in the meeting were Prime Minister Mikhail Mishustin and Deputy Chair Ada Lindqvist.",
        "The meeting was attended by Prime Minister Mikhail Mishustin and Deputy Chair Ada Lindqvist.",
        "Prime Minister Mikhail Mishustin and Deputy Chair Ada Lindqvist also attended the meeting.",
    ],
)
def test_those_listed_as_present_take_part(read: Read, present: str) -> None:
    text = f"Vladimir Putin held a meeting, via videoconference, on fisheries. {present}"
    found = held(read, text, "Kremlin")
    assert found.participants == ("person:mikhail-mishustin", PUTIN, "unknown:ada-lindqvist")
    assert found.channel == "video-call"


def test_all_who_are_named_before_the_verb_take_part(read: Read) -> None:
    text = (
        "Minister for Foreign Affairs of Ukraine Dmytro Kuleba and Head of the Office of the President Andriy Yermak "
        "met with the US Under Secretary of State for Political Affairs Victoria Nuland."
    )
    named = ("person:andriy-yermak", "person:dmytro-kuleba", "person:victoria-nuland")
    assert held(read, text, "President of Ukraine").participants == named


@pytest.mark.parametrize("served", ["President Vladimir Putin", "the President Vladimir Putin of Russia"])
def test_whom_an_adviser_serves_takes_no_part(read: Read, served: str) -> None:
    text = f"Jake Sullivan spoke today with Yuriy Ushakov, Foreign Policy Advisor to {served}."
    assert set(held(read, text).participants) == {"person:jake-sullivan", "person:yury-ushakov"}


def test_a_possessor_of_an_adviser_takes_no_part(read: Read) -> None:
    text = "Andriy Yermak met with US President's National Security Advisor Jake Sullivan."
    found = held(read, text, "President of Ukraine")
    assert found.participants == ("person:andriy-yermak", "person:jake-sullivan")


def test_where_an_ambassador_is_sent_takes_no_part(read: Read) -> None:
    found = held(read, "Vladimir Putin met with Ambassador of Norway to Russia Per Dahl.", "Kremlin")
    assert found.participants == (PUTIN, "unknown:per-dahl")


def test_a_comma_alone_joins_nobody(read: Read) -> None:
    text = "But before talking with Joe Biden, Vladimir Putin called Emmanuel Macron."
    found = [c.participants for c in read(text, date="2022-01-15", issuer="Kremlin").contacts]
    assert ("person:emmanuel-macron", PUTIN) in found
    assert all(len(parties) == 2 for parties in found)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("President Zelenskyy reached out to me tonight. I condemned the attack.", None),
        ("I spoke with President Zelenskyy today. We discussed grain.", "Statement by President Joe Biden on grain"),
    ],
)
def test_who_publishes_in_the_first_person_takes_part(read: Read, text: str, title: str | None) -> None:
    assert held(read, text, title=title).participants == (BIDEN, ZELENSKYY)


def test_the_one_whom_the_title_names_says_i(read: Read) -> None:
    text = "I spoke with President Zelenskyy today. We discussed grain."
    assert held(read, text, title="Statement by Vice President Kamala Harris").participants == (HARRIS, ZELENSKYY)


def test_a_counterpart_holds_the_same_office_elsewhere(read: Read) -> None:
    found = held(read, "Secretary Blinken spoke with his Turkish counterpart yesterday.", "US State Department")
    assert found.participants == ("person:antony-blinken", "person:mevlut-cavusoglu")


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("President of the Union of Rowing Associations (URA) Per Dahl", "unknown:per-dahl"),
        ("General Director of the Agency for Tidal Initiatives Ada Lindqvist", "unknown:ada-lindqvist"),
        ("Governor of Sevastopol Pavel Orlov", "unknown:pavel-orlov"),
        ("12-year-old Ada Lindqvist from Tula", "unknown:ada-lindqvist"),
    ],
)
def test_a_name_is_parted_from_the_institution_or_place_before_it(read: Read, role: str, name: str) -> None:
    found = held(read, f"Vladimir Putin had a working meeting with {role}.", "Kremlin")
    assert found.participants == (PUTIN, name)


def test_the_day_of_another_clause_is_not_the_contacts(read: Read) -> None:
    text = "Vladimir Putin had a telephone conversation with Angela Merkel, who left office on January 8."
    found = held(read, text, "Kremlin")
    assert found.date is not None
    assert (found.date.start, found.date.basis) == ("2022-01-15", "document")


@pytest.mark.parametrize(
    ("text", "title", "channel"),
    [
        ("During a meeting in Brussels, Volodymyr Zelenskyy and Jens Stoltenberg discussed grain.", None, "meeting"),
        (
            "President Zelenskyy received in Kyiv President of Poland Andrzej Duda.",
            "Meeting with Andrzej Duda",
            "meeting",
        ),
        ("President Zelenskyy spoke with President of Poland Andrzej Duda.", "Call with Andrzej Duda", "call"),
    ],
)
def test_the_title_and_where_they_spoke_tell_the_channel(
    read: Read, text: str, title: str | None, channel: str
) -> None:
    assert held(read, text, "President of Ukraine", title).channel == channel


def test_a_news_conference_is_no_contact(read: Read) -> None:
    assert read("Vladimir Putin held his annual news conference.", date="2022-01-15", issuer="Kremlin").contacts == ()


def test_who_hosts_talks_between_others_takes_no_part(read: Read) -> None:
    text = "The Kremlin hosted talks between Vladimir Putin and President of France Emmanuel Macron."
    assert held(read, text, "Kremlin").participants == ("person:emmanuel-macron", PUTIN)
