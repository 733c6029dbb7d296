from __future__ import annotations

import pytest

from communique.actors import registry
from communique.follow import follow_commitments, track_records
from communique.model import Life
from tests.follow.made import deed, undertaking

GRAIN = "to open three grain corridors through the northern ports"


def life(*made, deeds=(), today: str = "2022-06-01") -> Life:  # type: ignore[no-untyped-def]
    lives = follow_commitments(made, deeds, registry(), today)
    assert len(lives) == 1
    return lives[0]


def test_a_commitment_told_once_is_open() -> None:
    assert life(undertaking("2022-01-10", GRAIN)).state == "open"


def test_the_same_undertaking_in_other_words_is_restated_and_linked_to_its_words() -> None:
    found = life(
        undertaking("2022-01-10", GRAIN),
        undertaking("2022-02-10", "opening grain corridors through its northern ports"),
    )
    assert found.state == "restated"
    assert [s.publication.day for s in found.steps] == ["2022-01-10", "2022-02-10"]
    assert found.steps[1].spans


def test_a_firmer_wording_strengthens_and_a_softer_one_weakens() -> None:
    soft, firm = undertaking("2022-01-10", GRAIN, strength=1), undertaking("2022-02-10", GRAIN, strength=4)
    assert life(soft, firm).state == "strengthened"
    later = undertaking("2022-03-10", GRAIN, cue="expressed readiness", strength=1)
    assert life(firm, later).state == "weakened"


def test_a_condition_that_is_added_weakens() -> None:
    assert life(undertaking("2022-01-10", GRAIN), undertaking("2022-02-10", GRAIN, condition=True)).state == "weakened"


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (
            "said that Russia fulfilled its pledge and opened three grain corridors through the northern ports",
            "reported-fulfilled",
        ),
        ("admitted that it failed to open three grain corridors through the northern ports", "reported-broken"),
    ],
)
def test_a_later_document_tells_that_it_was_kept_or_broken(words: str, state: str) -> None:
    assert life(undertaking("2022-01-10", GRAIN), deeds=[deed("2022-04-01", words)]).state == state


def test_a_deed_told_before_the_commitment_says_nothing_of_it() -> None:
    before = deed("2021-12-01", "fulfilled three grain corridors through the northern ports")
    assert life(undertaking("2022-01-10", GRAIN), deeds=[before]).state == "open"


def test_a_successor_inherits_what_was_promised_in_the_office() -> None:
    made = undertaking("2022-03-01", GRAIN, by="person:boris-johnson")
    found = life(made, today="2025-06-01")
    assert (found.debtors[0].office, found.debtors[0].heir) == ("head-of-government", "person:keir-starmer")
    records = {r.actor: r for r in track_records([found])}
    assert records["person:keir-starmer"].inherited == 1
    assert records["person:boris-johnson"].inherited == 0


def test_the_same_words_of_two_sides_are_two_commitments() -> None:
    made = [undertaking("2022-01-10", GRAIN), undertaking("2022-02-10", GRAIN, by="person:joe-biden")]
    assert len(follow_commitments(made, (), registry(), "2022-06-01")) == 2


def test_the_same_words_about_two_countries_are_two_commitments() -> None:
    made = [
        undertaking("2022-01-10", "to defend the territorial integrity of Armenia", names=("country:AM",)),
        undertaking("2022-02-10", "to defend the territorial integrity of Kazakhstan", names=("country:KZ",)),
    ]
    assert len(follow_commitments(made, (), registry(), "2022-06-01")) == 2


@pytest.mark.parametrize(
    ("what", "cue"),
    [
        ("the importance of grain corridors and ports", "agreed on"),
        ("do it", "pledged"),
        ("become much safer ports", "will become"),
    ],
)
def test_views_forecasts_and_empty_words_are_no_commitments(what: str, cue: str) -> None:
    assert follow_commitments([undertaking("2022-01-10", what, cue=cue)], (), registry(), "2022-06-01") == ()


def test_staying_in_touch_is_routine() -> None:
    assert life(undertaking("2022-01-10", "to maintain regular personal contacts")).routine
