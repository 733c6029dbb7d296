"""The trained ranking of the entities, or sets of them, that words may mean; see training/coreference.

A row of numbers for each, what is the same for all and the main directions of the words' vectors go through one hidden
layer to a score; a softmax over the rows gives each its chance (learning to rank by a list: Cao et al. 2007).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from communique.language.layers import Layers, read_layers
from communique.language.word_vectors import word_vector


class Ranker:
    """Ranks what words may mean; make one with `ranker`."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers

    def best(
        self, rows: Sequence[Sequence[float]] | np.ndarray, own: Sequence[float], words: Sequence[str]
    ) -> tuple[int, float]:  # fmt: skip
        """Which of some rows is meant most likely, and its chance; the first of equals. -1 where there is none."""
        if not len(rows):
            return -1, 0.0
        vectors = [word_vector(w) @ d for w, d in zip(words, self._layers.directions, strict=True)]
        shared = np.concatenate([np.array(own, dtype=np.float32), *vectors])
        each = np.array(rows, dtype=np.float32)
        given = np.concatenate([each, np.repeat(shared[None], len(each), axis=0)], axis=1)
        outputs = self._layers.outputs(given)
        chances = np.mean([_softmax(scores) for scores in outputs], axis=0)
        best = int(chances.argmax())
        return best, float(chances[best])


def _softmax(scores: np.ndarray) -> np.ndarray:
    chances = np.exp(scores - scores.max())
    return np.asarray(chances / chances.sum())


@cache
def ranker(name: str, room: str = "coreference") -> Ranker:
    """The shipped weights of that name in a room of `extract`, read once."""
    return Ranker(read_layers((files(f"communique.extract.{room}") / "data" / f"{name}.npz").read_bytes()))
