"""Texts of any length have the tokens that they would have whole."""

import pytest

from communique import language, read
from communique.language import lengths
from communique.language.sentences import sentence_starts

TALK = "The ministers met in Rome, and Mr. Conte's office said so: “We agreed.”  Then\nthey left for the U.S. today. "


@pytest.mark.parametrize("piece", [20, 57, 300])
def test_a_text_in_pieces_has_the_tokens_of_the_whole(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = language.load()
    whole = [(t.text, t.idx, t.whitespace_) for t in nlp.make_doc(TALK * 12)]
    monkeypatch.setattr(lengths, "_PIECE", piece)
    assert len(list(lengths.pieces(TALK * 12))) > 3
    assert [(t.text, t.idx, t.whitespace_) for t in lengths.made(nlp, TALK * 12)] == whole


@pytest.mark.parametrize("text", ["“" * 3_000, "a)" * 900 + " said", " x" * 50 + "(" * 1_001 + "  y "])
def test_a_word_of_any_length_keeps_its_characters(text: str) -> None:
    made = lengths.made(language.load(), text)
    assert made.text == text


def test_a_sentence_has_an_end_even_where_none_is_written() -> None:
    words = ["and"] * 2_000
    starts = sentence_starts(words, [4 * i for i in range(2_000)], "and " * 2_000)
    assert [i for i, start in enumerate(starts) if start] == [0, 800, 1600]


def test_a_text_without_blanks_is_read() -> None:
    assert read("“" * 5_000).statements == ()
