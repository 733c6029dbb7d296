"""The trained network of acts and contacts, run by ONNX Runtime one window at a time on one thread."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

import numpy as np

from communique.extract.learned.encoding import SIZES, Window
from communique.extract.learned.judging import Numbers
from communique.language.piece_vectors import piece_vectors
from communique.language.pieces import Vocabulary, vocabulary
from communique.language.sessions import session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_DATA = files("communique.extract.learned") / "data"
_NONE = (0,) * len(SIZES)


class Network:
    """A vocabulary and an ONNX session; make one with `load()`."""

    def __init__(self, vocabulary: Vocabulary, session: InferenceSession) -> None:
        self.vocabulary = vocabulary
        self._session = session

    def rows(self, window: Window) -> Numbers:
        """(words, layout.WIDTH): what the network says at each word's first piece."""
        pieces, numbers, first = inputs(window, self.vocabulary)
        out = self._session.run(
            None, {"vectors": piece_vectors(pieces)[None], "numbers": np.array([numbers], dtype=np.int64)}
        )
        rows: Numbers = cast("Numbers", out[0])[0][first]
        return rows


def inputs(window: Window, vocabulary: Vocabulary) -> tuple[list[int], list[tuple[int, ...]], list[int]]:
    """Pieces with the numbers of each, and where each word's first piece stands."""
    pieces, numbers, first = [vocabulary.first], [_NONE], []
    for word, number in zip(window.words, window.numbers, strict=True):
        first.append(len(pieces))
        pieces.extend(word.pieces)
        numbers.extend([number] * len(word.pieces))
    return [*pieces, vocabulary.last], [*numbers, _NONE], first


@cache
def load() -> Network | None:
    """The shipped network, read once; None where ONNX Runtime is not installed (the tagger warns of it)."""
    try:
        return Network(vocabulary(), session(_DATA / "acts.onnx"))
    except ImportError:
        return None
