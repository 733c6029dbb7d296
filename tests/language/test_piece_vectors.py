"""One table of word pieces serves every network; one whose pieces were taught has a table that lies near it."""

from __future__ import annotations

from importlib.resources import files

import numpy as np

from communique.language.piece_vectors import piece_vectors, shared_pieces, taught_pieces
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


def test_a_taught_table_lies_near_the_shared_one_and_is_not_the_same() -> None:
    taught = taught_pieces(files("communique.extract.tagger") / "data" / "pieces.npz")
    (said,) = vocabulary().pieces("said")
    one, other = taught.vectors([said])[0], shared_pieces().vectors([said])[0]
    assert 0.9 < float(one @ other / np.linalg.norm(one) / np.linalg.norm(other)) < 0.9999
