from __future__ import annotations

import pytest

from communique.actors import registry
from communique.follow import agenda, successions, unspoken, untold
from communique.model import Appointment, Naming, Span, Topical
from tests.follow.made import published, telling

PARTIES = ("person:vladimir-putin", "person:joe-biden")


@pytest.mark.parametrize(
    ("later", "today", "outcome"),
    [
        (telling("2022-02-03", "held", PARTIES), "2022-03-01", "held"),
        (telling("2022-02-03", "cancelled", PARTIES), "2022-03-01", "cancelled"),
        (telling("2022-02-03", "held", ("person:vladimir-putin", "person:xi-jinping")), "2022-03-01", "ahead"),
        (telling("2022-02-03", "held", ("person:vladimir-putin", "person:xi-jinping")), "2023-03-01", "no-word"),
        (telling("2022-02-03", "held", PARTIES, "meeting"), "2022-03-01", "ahead"),
    ],
)
def test_a_planned_call_is_followed_to_what_became_of_it(later, today: str, outcome: str) -> None:  # type: ignore[no-untyped-def]
    items = agenda([telling("2022-02-01", "planned", PARTIES), later], registry(), today)
    assert [i.outcome for i in items] == [outcome]


def test_a_contact_of_which_the_other_side_publishes_nothing_is_told_by_one_side() -> None:
    told = [telling("2022-02-01", "held", PARTIES)]
    theirs = [published(f"2022-02-0{n}", "org:white-house", "country:US") for n in range(1, 6)]
    found = untold([told], {"country:US": theirs}, registry())
    assert [(u.silent, u.documents) for u in found] == [("country:US", 5)]


def test_a_side_whose_documents_are_not_known_is_not_called_silent() -> None:
    assert untold([[telling("2022-02-01", "held", PARTIES)]], {"country:US": []}, registry()) == ()


def test_a_contact_told_by_both_is_no_silence() -> None:
    both = [telling("2022-02-01", "held", PARTIES), telling("2022-02-01", "held", PARTIES, side="country:US")]
    theirs = [published(f"2022-02-0{n}", "org:white-house", "country:US") for n in range(1, 6)]
    assert untold([both], {"country:US": theirs}, registry()) == ()


def test_a_side_that_never_speaks_of_what_the_other_often_speaks_of_is_silent_on_it() -> None:
    days = [f"2022-02-{n:02}" for n in range(1, 21)]
    ours = [Topical(published(d), "country:RU", ("grain",)) for d in days]
    theirs = [Topical(published(d, "org:white-house"), "country:US", ("gas",)) for d in days]
    assert {(u.silent, u.topic) for u in unspoken([*ours, *theirs])} == {("country:US", "grain"), ("country:RU", "gas")}


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
