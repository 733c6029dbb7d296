"""How surely two claims choose each other as tellings of one point."""

from __future__ import annotations

import numpy as np

from communique.compare.pairing.likeness import chosen, likeness
from communique.language.embedding import DIMENSIONS, embed, embed_with_states

HERE = ["called for the release of the fishermen", "spoke of the price of grain", "welcomed the new ferry to Tarn"]
THERE = ["explained how grain leaves the harbours", "the detained crew of the trawler was also raised"]


def test_loosely_worded_tellings_choose_each_other() -> None:
    _, states = embed_with_states([*HERE, *THERE])
    chances = chosen(likeness(states[:3], states[3:]))
    assert chances[0].argmax() == 1
    assert chances[1].argmax() == 0
    assert chances[2].max() < min(chances[0, 1], chances[1, 0])


def test_a_text_is_as_like_alone_as_among_others() -> None:
    _, states = embed_with_states([*HERE, *THERE])
    _, alone = embed_with_states([HERE[0], THERE[1]])
    assert likeness(alone[:1], alone[1:])[0, 0] == likeness(states[:3], states[3:])[0, 1]


def test_meanings_are_the_same_with_and_without_states() -> None:
    meanings, states = embed_with_states([*HERE, ""])
    assert np.array_equal(meanings, embed([*HERE, ""]))
    assert [len(s) > 2 for s in states] == [True, True, True, False]


def test_a_text_without_words_is_like_nothing() -> None:
    _, states = embed_with_states(["", HERE[0]])
    assert states[0].shape == (0, DIMENSIONS)
    assert likeness(states[:1], states[1:])[0, 0] == 0
