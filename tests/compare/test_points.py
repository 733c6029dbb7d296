"""What is one point, in which slots its tellings differ, and what sentence says so."""

from __future__ import annotations

from communique.model import Comparison
from tests.compare.conftest import Pair, about


def slots(made: Comparison, word: str) -> set[str]:
    return {d.slot for d in about(made, word).differences}


def test_a_condition_that_one_account_names_is_given_to_it(pair: Pair) -> None:
    made = pair(
        "President Biden promised to reopen the grain terminal in the harbour if the shelling of the harbour stops.",
        "President Biden promised to reopen the grain terminal in the harbour.",
    )
    point = about(made, "terminal")
    assert point.verdict == "differs"
    assert slots(made, "terminal") == {"condition"}
    assert point.explanation == ("Only the White House ties it to a condition: “if the shelling of the harbour stops”.")


def test_another_figure_is_a_difference_and_both_are_given(pair: Pair) -> None:
    made = pair(
        "President Biden announced aid of $40 million for the flooded towns.",
        "Joe Biden announced aid of $25 million for the flooded towns.",
    )
    assert about(made, "flooded").explanation == "The White House gives $40 million; the Kremlin gives $25 million."


def test_what_both_tell_in_the_same_slots_is_shared_whatever_the_words(pair: Pair) -> None:
    made = pair(
        "The presidents agreed to exchange the wounded prisoners of war.",
        "The presidents agreed on an exchange of the wounded prisoners of war.",
    )
    assert (about(made, "prisoners").verdict, about(made, "prisoners").explanation) == ("shared", None)


def test_spellings_acronyms_and_synonyms_are_no_difference(pair: Pair) -> None:
    made = pair(
        "The presidents agreed to fight ISIS together in the desert of Iraq.",
        "The presidents agreed to fight Daesh together in the desert of Iraq.",
    )
    assert slots(made, "desert") <= {"naming"}
    assert "ISIS" not in str([v.words for d in about(made, "desert").differences if d.slot == "list" for v in d.values])


def test_rival_names_of_one_thing_are_named(pair: Pair) -> None:
    made = pair(
        "President Biden said that the war against Ukraine raises the price of grain in Africa.",
        "Putin said that the special military operation has little to do with the price of grain in Africa.",
    )
    naming = next(d for d in about(made, "grain").differences if d.slot == "naming")
    assert [v.words for v in naming.values] == ["war against Ukraine", "special military operation"]


def test_who_does_it_and_what_is_done_are_told_in_one_sentence(pair: Pair) -> None:
    made = pair(
        "President Biden demanded the release of the sailors who are held in the port.",
        "The presidents discussed the release of the sailors who are held in the port.",
    )
    assert slots(made, "sailors") == {"actor", "act"}
    assert about(made, "sailors").explanation == (
        "In the White House’s account, Joe Biden “demanded”; in the Kremlin’s, both “discussed”."
    )


def test_a_denial_of_what_the_other_says_is_a_conflict(pair: Pair) -> None:
    made = pair(
        "President Biden said that the corridor agreement for the harbour was extended.",
        "Vladimir Putin said that the corridor agreement for the harbour was not extended.",
    )
    assert about(made, "corridor").verdict == "conflicts"


def test_each_blaming_the_other_is_a_conflict_and_called_so(pair: Pair) -> None:
    made = pair(
        "President Biden accused Russia of the attack on the dam at the river.",
        "Vladimir Putin accused Ukraine and the United States of the attack on the dam at the river.",
    )
    point = about(made, "dam")
    assert point.verdict == "conflicts"
    assert point.explanation is not None
    assert point.explanation.startswith("Each blames the other side")


def test_no_explanation_is_longer_than_twenty_words(pair: Pair) -> None:
    made = pair(
        "President Biden demanded the release of the sailors if the long and bitter dispute about the old wooden ships "
        "in the northern harbour of the island is settled by a court of both states before the end of next year.",
        "The presidents discussed the release of the sailors.",
    )
    assert all(len((p.explanation or "").split()) <= 20 for p in made.points)


def test_points_stand_under_topics_and_courtesies_come_last(pair: Pair) -> None:
    made = pair(
        "The presidents exchanged New Year greetings. President Biden threatened new sanctions against Russian banks.",
        "Vladimir Putin proposed a treaty on the limits of missiles in Europe.",
    )
    order = [p for t in made.topics for p in t.points]
    assert order == [p.id for p in made.points]
    assert made.topics[-1].name == "Congratulations and condolences"
    assert [p.weight for p in made.points][-1] == 1
    assert set(made.head) <= set(order)


def test_money_and_people_are_not_set_against_each_other(pair: Pair) -> None:
    made = pair(
        "President Biden promised 40 million dollars for the harbour of Varna.",
        "Putin promised 2,500 workers for the harbour of Varna.",
    )
    assert not any(p.explanation and "gives" in p.explanation for p in made.points)


def test_a_verb_that_cannot_follow_a_name_is_not_quoted_behind_one(pair: Pair) -> None:
    made = pair(
        "President Biden does not accept the sale of the grain terminal to the brewery.",
        "Vladimir Putin praised the sale of the grain terminal to the brewery.",
    )
    point = about(made, "brewery")
    assert point.verdict in ("differs", "conflicts")
    assert "“accept”" not in (point.explanation or "")
