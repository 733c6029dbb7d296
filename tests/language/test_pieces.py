from __future__ import annotations

from communique.language.pieces import vocabulary


def test_a_word_of_the_vocabulary_is_one_piece_in_any_case_and_accent() -> None:
    words = vocabulary()
    assert len(words.pieces("treaty")) == 1
    assert words.pieces("Treaty") == words.pieces("tréaty") == words.pieces("treaty")


def test_a_rare_word_is_several_pieces_and_a_monster_is_unknown() -> None:
    words = vocabulary()
    assert len(words.pieces("Volodymyr")) > 1
    assert words.pieces("x" * 200) == (words.unknown,)
