"""Word pieces → their vectors, from the one table that the networks share (all-MiniLM-L6-v2; see data/NOTICE).

Takes the numbers of pieces (`pieces.Vocabulary`), gives 384 numbers each. The table holds 8-bit integers with one
scale; training/split.py takes it out of the encoder.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray


def piece_vectors(numbers: Sequence[int]) -> NDArray[np.float32]:
    """The vectors of `numbers`: (len(numbers), 384)."""
    weights, scale, zero = _table()
    return np.asarray((weights[list(numbers)].astype(np.float32) - zero) * scale, dtype=np.float32)


@cache
def _table() -> tuple[NDArray[np.uint8], np.float32, np.float32]:
    data = (files("communique.language") / "data" / "pieces.npz").read_bytes()
    with np.load(io.BytesIO(data)) as held:
        return held["weights"], np.float32(held["scale"]), np.float32(held["zero"])
