"""Facts of the contact are typed, compared by value, and no points."""

from __future__ import annotations

from communique.model import Comparison
from communique.model.comparison import Fact
from tests.compare.conftest import Pair, claims


def fact(made: Comparison, name: str) -> Fact:
    return next(f for f in made.facts if f.fact == name)


def test_length_and_who_asked_for_it_are_facts_of_the_one_that_tells_them(pair: Pair) -> None:
    made = pair(
        "President Biden condemned the shelling.",
        "The conversation lasted more than two hours and was held at the initiative of the American side.",
    )
    assert (fact(made, "length").verdict, fact(made, "length").values[0].account) == ("only", 1)
    assert fact(made, "asked").values[0].words == "at the initiative of the American side"


def test_tones_are_compared_by_their_words_and_make_no_point(pair: Pair) -> None:
    made = pair("The conversation was frank and constructive.", "The talks took place in a frank atmosphere.")
    assert fact(made, "tone").verdict == "differs"
    assert [v.words for v in fact(made, "tone").values] == ["frank, constructive", "frank"]
    assert claims(made, 0) == claims(made, 1) == []


def test_the_day_of_both_is_shared(pair: Pair) -> None:
    made = pair("President Biden condemned the shelling.", "Putin proposed a new treaty on missiles.")
    assert fact(made, "date").verdict == "shared"


def test_that_contacts_go_on_is_a_fact_where_one_alone_says_so(pair: Pair) -> None:
    made = pair("President Biden condemned the shelling.", "The presidents agreed to continue contacts.")
    assert fact(made, "next").values[0].words == "The presidents agreed to continue contacts"
    assert not any("continue contacts" in c.text for c in claims(made, 1))
