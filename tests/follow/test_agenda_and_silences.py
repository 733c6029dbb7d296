from __future__ import annotations

import pytest

from communique.actors import registry
from communique.follow import agenda, successions, unspoken, untold
from communique.follow.document_search import Paper, Shelf, not_found, sought
from communique.model import Appointment, Naming, Span, Telling, Topical
from tests.follow.made import published, telling

PARTIES = ("person:vladimir-putin", "person:joe-biden")


@pytest.mark.parametrize(
    ("later", "today", "outcome"),
    [
        (telling("2022-02-03", "held", PARTIES, on="2022-02-03"), "2022-03-01", "held"),
        (telling("2022-02-03", "held", PARTIES), "2022-03-01", "ahead"),
        (telling("2022-02-03", "cancelled", PARTIES), "2022-03-01", "cancelled"),
        (telling("2022-02-03", "held", ("person:vladimir-putin", "person:xi-jinping")), "2022-03-01", "ahead"),
        (telling("2022-02-03", "held", ("person:vladimir-putin", "person:xi-jinping")), "2023-03-01", "not-known"),
        (telling("2022-02-03", "held", PARTIES, "meeting"), "2022-03-01", "ahead"),
    ],
)
def test_a_planned_call_is_followed_to_what_became_of_it(later, today: str, outcome: str) -> None:  # type: ignore[no-untyped-def]
    items = agenda([telling("2022-02-01", "planned", PARTIES), later], registry(), today)
    assert [i.outcome for i in items] == [outcome]


@pytest.mark.parametrize(
    ("channel", "invited", "came", "by", "outcome"),
    [
        ("visit", PARTIES, PARTIES, "visit", "held"),
        ("visit", PARTIES, PARTIES, "call", "ahead"),
        ("visit", PARTIES, ("person:vladimir-putin", "person:antony-blinken", "country:US"), "visit", "ahead"),
        ("visit", PARTIES, ("country:RU", "country:US"), "visit", "ahead"),
        ("visit", ("country:RU", "country:US"), PARTIES, "visit", "held"),
        ("meeting", PARTIES, PARTIES, "contact", "ahead"),
        ("contact", PARTIES, PARTIES, "letter", "ahead"),
        ("contact", PARTIES, PARTIES, "call", "held"),
    ],
)
def test_what_was_announced_is_held_by_those_who_were_to_come_and_in_that_manner(
    channel: str, invited: tuple[str, ...], came: tuple[str, ...], by: str, outcome: str
) -> None:
    told = telling("2022-02-20", "held", came, by, on="2022-02-20")
    items = agenda([telling("2022-02-01", "invited", invited, channel), told], registry(), "2022-03-01")
    assert [i.outcome for i in items] == [outcome]


def test_people_whom_nobody_knows_make_no_second_side() -> None:
    parties = ("country:RU", "person:vladimir-putin", "unknown:heads-of-districts")
    assert agenda([telling("2022-02-01", "invited", parties, "meeting")], registry(), "2022-03-01") == ()


CALL = telling("2022-02-01", "held", PARTIES, title="Telephone conversation with Joe Biden")
QUIET = ("The Press Secretary briefed reporters on the harvest.",)


def shelf(*papers: Paper) -> Shelf:
    """Five American documents of the days around the call, and those given."""
    theirs = [Paper(published(f"2022-02-0{n}", "org:white-house", "country:US"), QUIET) for n in range(1, 6)]
    return Shelf([*theirs, *papers], registry())


def american(day: str, *words: str, language: str = "en", contacts: tuple[frozenset[str], ...] = ()) -> Paper:
    return Paper(published(day, "org:the-white-house-2", "country:US", language=language), words, contacts)


def test_a_contact_that_was_not_found_in_what_the_other_side_published_is_told_by_one_side() -> None:
    (found,) = untold([[CALL]], shelf(), registry())
    assert (found.silent, found.documents) == ("country:US", 5)
    assert found.because == "Not found in the 5 documents of White House from 2022-01-31 to 2022-02-08."


@pytest.mark.parametrize(
    "paper",
    [
        american("2022-02-03", "The President spoke about his call with President Putin, which lasted an hour."),
        american("2022-02-03", "He was briefed.", contacts=(frozenset({"person:vladimir-putin"}),)),
        american("2022-02-03", "He was briefed.", contacts=(frozenset({"country:RU", "person:joe-biden"}),)),
    ],
    ids=["mentioned in passing", "told as another contact", "told of the states"],
)
def test_a_side_of_whose_documents_one_may_tell_of_the_contact_is_not_called_silent(paper: Paper) -> None:
    assert untold([[CALL]], shelf(paper), registry()) == ()


def test_a_side_of_whose_documents_one_could_not_be_read_is_not_called_silent() -> None:
    look = shelf(american("2022-02-03", "Le président a parlé.", language="fr"))
    assert untold([[CALL]], look, registry()) == ()
    told = look(sought("country:US", PARTIES, "2022-02-01", registry()))
    assert not_found(told, registry()).endswith("; 1 document of the white house 2 in French could not be read.")


def test_a_side_whose_documents_are_not_known_is_not_called_silent() -> None:
    assert untold([[CALL]], Shelf([], registry()), registry()) == ()


@pytest.mark.parametrize(
    "telling",
    [
        telling("2022-02-01", "held", PARTIES, title="Meeting on the harvest"),
        telling("2022-02-11", "held", PARTIES, on="2022-02-01", title="What we said to Joe Biden"),
        telling("2022-02-01", "held", PARTIES, "talks", title="Talks with Joe Biden"),
        telling("2022-02-01", "held", ("person:vladimir-putin", "person:chris-murphy"), title="Call with Chris Murphy"),
    ],
    ids=["the document is of something else", "told long after", "on no day", "nobody whom the issuer serves"],
)
def test_only_the_news_of_a_contact_by_those_whom_the_issuer_serves_can_be_met_with_silence(
    telling: Telling,
) -> None:
    assert untold([[telling]], shelf(), registry()) == ()


def test_a_contact_told_by_both_is_no_silence() -> None:
    both = [CALL, telling("2022-02-01", "held", PARTIES, side="country:US")]
    assert untold([both], shelf(), registry()) == ()


def test_an_announced_contact_is_without_a_word_only_where_both_sides_were_searched() -> None:
    announced = [telling("2022-01-28", "planned", PARTIES, on="2022-02-01")]
    russian = [Paper(published(f"2022-02-0{n}"), QUIET) for n in range(1, 4)]
    (item,) = agenda(announced, registry(), "2022-03-01", shelf(*russian))
    assert item.outcome == "no-word"
    assert "Not found in the 5 documents of White House from 2022-01-28 to 2022-02-11." in item.because
    (item,) = agenda(announced, registry(), "2022-03-01", shelf())
    assert item.outcome == "not-known"
    told = american("2022-02-02", "The President and President Putin spoke by telephone yesterday.")
    (item,) = agenda(announced, registry(), "2022-03-01", shelf(*russian, told))
    assert (item.outcome, item.because) == ("not-known", "1 document may tell of it.")


def test_a_side_that_never_speaks_of_what_the_other_often_speaks_of_is_silent_on_it() -> None:
    days = [f"2022-02-{n:02}" for n in range(1, 21)]
    ours = [Topical(published(d), "country:RU", ("grain",)) for d in days]
    theirs = [Topical(published(d, "org:white-house"), "country:US", ("gas",)) for d in days]
    assert {(u.silent, u.topic) for u in unspoken([*ours, *theirs])} == {("country:US", "grain"), ("country:RU", "gas")}


def test_a_side_of_whose_documents_some_could_not_be_read_is_silent_on_no_topic() -> None:
    days = [f"2022-02-{n:02}" for n in range(1, 21)]
    ours = [Topical(published(d, language="ru" if d.endswith("20") else "en"), "country:RU", ()) for d in days]
    theirs = [Topical(published(d, "org:white-house"), "country:US", ("gas",)) for d in days]
    assert unspoken([*ours, *theirs]) == ()


def test_an_appointment_is_held_against_the_registry() -> None:
    def naming(person: str, office: str, day: str) -> Naming:
        return Naming(published(day), Appointment(Span(0, 5), person, office), "words")

    known, stranger = successions(
        [
            naming("person:liz-truss", "Prime Minister", "2022-09-06"),
            naming("unknown:jo", "Prime Minister", "2022-10-06"),
        ],
        registry(),
    )
    assert (known.verdict, stranger.verdict) == ("known", "stranger")
