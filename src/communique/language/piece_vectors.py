"""Word pieces → their vectors, from the one table that the networks share (all-MiniLM-L6-v2; see data/NOTICE).

Takes the numbers of pieces (`pieces.Vocabulary`), gives 384 numbers each. The table holds 8-bit integers with one
scale; training/split.py takes it out of the encoder. A network whose pieces were taught further has a table of its own,
stored as what it differs from the shared one by.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class PieceTable:
    """Bytes, 384 a piece; less `zero` and times `scale` they are the vectors."""

    weights: NDArray[np.uint8]
    scale: np.float32
    zero: np.float32

    def vectors(self, numbers: Sequence[int]) -> NDArray[np.float32]:
        """The vectors of `numbers`: (len(numbers), 384)."""
        return np.asarray((self.weights[list(numbers)].astype(np.float32) - self.zero) * self.scale, dtype=np.float32)


def piece_vectors(numbers: Sequence[int]) -> NDArray[np.float32]:
    """The vectors of `numbers` in the shared table: (len(numbers), 384)."""
    return shared_pieces().vectors(numbers)


@cache
def shared_pieces() -> PieceTable:
    """The table that the networks share, read once."""
    return _table(files("communique.language") / "data" / "pieces.npz")


def taught_pieces(differences: Traversable) -> PieceTable:
    """A table that was taught from the shared one: in its file each byte is less the shared one, modulo 256."""
    stored = _table(differences)
    return PieceTable(stored.weights + shared_pieces().weights, stored.scale, stored.zero)


def _table(file: Traversable) -> PieceTable:
    with np.load(io.BytesIO(file.read_bytes())) as held:
        return PieceTable(held["weights"], np.float32(held["scale"]), np.float32(held["zero"]))
