"""Word → vector: the mean of its pieces' vectors, of length one; small networks weigh its main directions."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from communique.language.piece_vectors import piece_vectors
from communique.language.pieces import vocabulary

WIDTH = 384
_CACHED = 20_000


@lru_cache(maxsize=_CACHED)
def word_vector(word: str) -> NDArray[np.float32]:
    """(`WIDTH`): the vector of one word; of no word nothing."""
    if not word:
        return np.zeros(WIDTH, dtype=np.float32)
    mean = piece_vectors(vocabulary().pieces(word)).mean(axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) + 1e-6), dtype=np.float32)
