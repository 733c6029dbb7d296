"""How two claims of one point stand to each other."""

from __future__ import annotations

from communique.compare.pairing.entailment import RELATIONS, features, relations
from communique.language.embedding import embed


def told(one: str, other: str) -> dict[str, float]:
    meanings = embed([one, other])
    return relations(one, other, float(meanings[0] @ meanings[1]))


def likeliest(one: str, other: str) -> str:
    found = told(one, other)
    return max(found, key=lambda name: found[name])


FULL = "President Wexler promised four hundred ambulances for the coastal towns and 30 doctors until the spring."


def test_the_chances_are_those_of_all_relations_and_sum_to_one() -> None:
    found = told(FULL, "President Wexler promised ambulances.")
    assert tuple(found) == RELATIONS
    assert abs(sum(found.values()) - 1) < 1e-9


def test_a_claim_entails_what_is_less_of_it_and_is_entailed_the_other_way() -> None:
    assert likeliest(FULL, "Ambulances were discussed.") == "entails"
    assert likeliest("Ambulances were discussed.", FULL) == "entailed"


def test_a_denial_in_the_same_words_contradicts() -> None:
    one = "President Wexler said that the dam will be opened."
    other = "President Wexler said that the dam will not be opened."
    assert likeliest(one, other) == "contradicts"


def test_words_only_one_has_count_for_that_side() -> None:
    given = dict(zip(("a", "b"), (features(FULL, "Ambulances.", 0.5), features("Ambulances.", FULL, 0.5)), strict=True))
    assert given["a"][1] == given["b"][2]
