"""Text → meaning: a sentence as a direction in 384 dimensions.

Takes texts of a clause to a paragraph, gives one row each, of length one, so that the dot
product of two rows is their likeness (−1 to 1; about 0.3 for two clauses of one subject, above
0.7 for two wordings of one thing). The encoder is all-MiniLM-L6-v2 (Reimers and Gurevych 2019;
see data/NOTICE) with weights as 8-bit integers, run by ONNX Runtime on one thread, one text at
a time and without padding: a text has the same numbers alone and in any batch. Its states after the
fourth of six layers can be had too: another network goes on from there (`compare/pairing/likeness.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from communique.errors import LanguageError
from communique.language.piece_vectors import piece_vectors
from communique.language.pieces import WORD, vocabulary
from communique.language.sessions import session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Meanings = NDArray[np.float32]
States = NDArray[np.float32]
"""A row of 384 numbers a word piece, the first and the last besides."""

DIMENSIONS = 384
MOST_PIECES = 254
"""Word pieces that the encoder reads of one text; it was trained on no more."""


def embed(texts: Sequence[str]) -> Meanings:
    """The meanings of `texts`: (len(texts), 384), each row of length one.

    What a text says after its first 254 word pieces is not read; a text without words is the
    zero row, like nothing. Raises LanguageError where ONNX Runtime is not installed.
    """
    out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, found in enumerate(_each(texts, ["meaning"])):
        if found:
            out[row] = found[0][0]
    return out


def embed_with_states(texts: Sequence[str]) -> tuple[Meanings, list[States]]:
    """The meanings of `texts` as `embed` gives them, and of each the states after the encoder's fourth layer.

    A text without words has no states: (0, 384).
    """
    out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    states: list[States] = []
    for row, found in enumerate(_each(texts, ["meaning", "states"])):
        if found:
            out[row] = found[0][0]
        states.append(found[1][0] if found else np.zeros((0, DIMENSIONS), dtype=np.float32))
    return out, states


def _each(texts: Sequence[str], wanted: Sequence[str]) -> Iterator[list[NDArray[np.float32]]]:
    """What the encoder says of each text, each different one read once; nothing of a text without words."""
    done: dict[str, list[NDArray[np.float32]]] = {}
    for text in texts:
        if text not in done:
            numbers = list(_pieces(text))
            done[text] = _run(numbers, wanted) if numbers else []
        yield done[text]


def _pieces(text: str) -> Iterator[int]:
    words = vocabulary()
    left = MOST_PIECES
    for match in WORD.finditer(text):
        for piece in words.pieces(match.group())[:left]:
            left -= 1
            yield piece
        if not left:
            return


def _run(numbers: Sequence[int], wanted: Sequence[str]) -> list[NDArray[np.float32]]:
    words = vocabulary()
    every = [words.first, *numbers, words.last]
    given = {"pieces": np.array([every], dtype=np.int64), "vectors": piece_vectors(every)[None]}
    return cast("list[NDArray[np.float32]]", _session().run(wanted, given))


@cache
def _session() -> InferenceSession:
    """The shipped encoder, read once."""
    try:
        return session(files("communique.language") / "data" / "encoder.onnx")
    except ImportError:
        raise LanguageError("ONNX Runtime is not installed, without which meanings cannot be compared; "
                            "remedy: pip install onnxruntime") from None  # fmt: skip
