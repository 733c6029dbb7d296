from __future__ import annotations

import numpy as np

from communique.language.embedding import DIMENSIONS, embed

TEXTS = [
    "The two presidents agreed to meet in Vienna in the spring.",
    "Both leaders said they would see each other in Austria next April.",
    "The minister was worried about the price of wheat.",
]


def test_wordings_of_one_thing_are_closer_than_different_things() -> None:
    meeting, again, wheat = embed(TEXTS)
    assert meeting @ again > 0.6
    assert meeting @ wheat < 0.3


def test_a_text_has_the_same_numbers_alone_and_in_any_batch() -> None:
    together = embed(TEXTS)
    for text, row in zip(reversed(TEXTS), reversed(together), strict=True):
        assert np.array_equal(embed([text])[0], row)


def test_every_row_has_length_one_and_a_text_without_words_is_like_nothing() -> None:
    rows = embed([*TEXTS, " \n", ""])
    assert rows.shape == (5, DIMENSIONS)
    assert np.allclose(np.linalg.norm(rows[:3], axis=1), 1, atol=1e-5)
    assert not rows[3:].any()


def test_a_long_text_is_read_as_far_as_the_encoder_reads() -> None:
    long = "grain " * 254
    assert np.array_equal(embed([long])[0], embed([long + "missiles"])[0])


def test_typographic_marks_and_case_do_not_matter_but_words_do() -> None:
    plain, shouted, other = embed(["a ceasefire", "A CEASEFIRE", "a treaty"])
    assert plain @ shouted > 0.999
    assert plain @ other < 0.8
