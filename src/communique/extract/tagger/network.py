"""The trained network, run by ONNX Runtime one window at a time on one thread.

One window a run, without padding, makes the numbers of a text the same alone and in a batch.
"""

from __future__ import annotations

import warnings
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

import numpy as np

from communique.errors import NoTagger
from communique.extract.tagger.decode import LABELS, Marked, Numbers
from communique.extract.tagger.words import Word
from communique.language.piece_vectors import PieceTable, taught_pieces
from communique.language.pieces import Vocabulary, vocabulary
from communique.language.sessions import session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onnxruntime import InferenceSession

_DATA = files("communique.extract.tagger") / "data"


class Network:
    """A vocabulary, the vectors of its pieces and an ONNX session; make one with `load()`."""

    def __init__(self, vocabulary: Vocabulary, table: PieceTable, session: InferenceSession) -> None:
        self.vocabulary = vocabulary
        self._table = table
        self._session = session

    def mark(self, words: Sequence[Word]) -> Marked:
        """Labels and pointers of one window (`words.packed` cuts them)."""
        pieces = [self.vocabulary.first, *(p for w in words for p in w.pieces), self.vocabulary.last]
        features = [0, *(w.feature for w in words for _ in w.pieces), 0]
        out = self._session.run(
            None, {"vectors": self._table.vectors(pieces)[None], "features": np.array([features], dtype=np.int64)}
        )
        rows = cast("Numbers", out[0])[0]
        lengths = np.array([len(w.pieces) for w in words])
        first = np.concatenate(([0], 1 + np.concatenate(([0], np.cumsum(lengths)[:-1]))))
        picked = rows[first]
        labels = picked[1:, : len(LABELS)]
        labels = labels - labels.max(axis=1, keepdims=True)
        labels = labels - np.log(np.exp(labels).sum(axis=1, keepdims=True))
        return Marked(words, labels, picked[:, len(LABELS) :])


WITHOUT = (
    "ONNX Runtime is not installed: statements come from the lexicon and the parse alone, which is less accurate; "
    "remedy: pip install onnxruntime"
)


@cache
def load() -> Network | None:
    """The shipped network, read once; None, with one warning, where ONNX Runtime is not installed."""
    try:
        return Network(vocabulary(), taught_pieces(_DATA / "pieces.npz"), session(_DATA / "tagger.onnx"))
    except ImportError:
        warnings.warn(WITHOUT, NoTagger, stacklevel=2)
        return None
