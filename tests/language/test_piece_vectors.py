"""One table of word pieces serves every network."""

from __future__ import annotations

import numpy as np

from communique.language.piece_vectors import piece_vectors
from communique.language.pieces import vocabulary


def _vector(word: str) -> np.ndarray:
    (piece,) = vocabulary().pieces(word)
    return piece_vectors([piece])[0]


def _alike(one: str, other: str) -> float:
    a, b = _vector(one), _vector(other)
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_pieces_of_like_meaning_have_like_vectors() -> None:
    assert _alike("treaty", "treaties") > _alike("treaty", "kitchen") + 0.1


def test_a_vector_a_piece_in_their_order() -> None:
    rows = piece_vectors([101, 102, 101])
    assert rows.shape == (3, 384)
    assert (rows[0] == rows[2]).all()
    assert not (rows[0] == rows[1]).all()
