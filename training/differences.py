"""A taught network as what it differs from the encoder by: python differences.py NETWORK.onnx [--pieces PIECES.npz]

Most weights of a network that was taught from the encoder of meanings have moved little: the differences pack into half
of what the weights themselves take, and `communique.language.differences` adds them up again, byte for byte. Rewritten
in place are the tensors of NETWORK.onnx that are like one of the encoder's, and in PIECES.npz a table of word pieces
that was taught too. What is printed is the hash of the whole, for differences.csv. Where embedding.py has written the
encoder anew, what differs from it has to be exported anew.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper

from communique.language.differences import ENCODER, whole
from communique.language.piece_vectors import shared_pieces, taught_pieces

_LEAST = 20_000
"""Numbers of a tensor that is worth it."""
_FAR = 20
"""Mean difference from which on two tensors have nothing of each other (weights spread by some 30, of 127)."""
_BYTES = {TensorProto.INT8, TensorProto.UINT8}


def differ(network: Path, encoder: Traversable = ENCODER) -> None:
    """Rewrite `network` in place, which must hold its weights as they are."""
    model = onnx.load(network)
    held = _large(onnx.load_from_string(encoder.read_bytes()))
    plain = {name: numpy_helper.to_array(one) for name, one in _large(model).items()}
    for one in _large(model).values():
        if nearest := min(_places(one, held), key=lambda place: place[0], default=None):
            mean, base, first, differences = nearest
            if mean < _FAR:
                one.raw_data, one.doc_string = differences.tobytes(), f"{base} {first}"
                one.data_type = TensorProto.UNDEFINED  # so that nobody runs differences as weights
    onnx.save(model, network)
    made = whole(network.read_bytes(), encoder)
    again = _large(onnx.load_from_string(made))
    assert all((numpy_helper.to_array(again[name]) == weights).all() for name, weights in plain.items())
    _tell(network, made)


def _large(model: onnx.ModelProto) -> dict[str, TensorProto]:
    """Tables of bytes with many numbers."""
    return {
        one.name: one for one in model.graph.initializer
        if one.data_type in _BYTES and len(one.dims) == 2 and np.prod(one.dims) >= _LEAST
    }  # fmt: skip


def _places(one: TensorProto, held: dict[str, TensorProto]) -> Iterator[tuple[float, str, int, np.ndarray]]:
    """Mean difference, tensor, first column and differences of each run of columns in the encoder that `one` fits."""
    weights = numpy_helper.to_array(one).view(np.uint8)
    rows, columns = weights.shape
    for name, other in held.items():
        theirs = numpy_helper.to_array(other).view(np.uint8)
        if other.data_type != one.data_type or len(theirs) != rows:
            continue
        for first in range(0, theirs.shape[1] - columns + 1, columns):
            differences = weights - theirs[:, first : first + columns]
            yield _mean(differences), name, first, differences


def _mean(differences: np.ndarray) -> float:
    """How far bytes lie from others on the mean, given what they are less them, modulo 256."""
    return float(np.abs(differences.view(np.int8).astype(np.int16)).mean())


def differ_pieces(table: Path) -> None:
    """Rewrite a table of word pieces in place, which must hold its weights as they are."""
    with np.load(table) as held:
        stored = dict(held)
    weights = stored["weights"]
    if _mean(weights - shared_pieces().weights) >= _FAR:
        raise SystemExit(f"{table}: has nothing of the shared table of word pieces")
    np.savez(table, **{**stored, "weights": weights - shared_pieces().weights})
    made = taught_pieces(table).weights
    assert (made == weights).all()
    _tell(table, made.tobytes())


def _tell(file: Path, made: bytes) -> None:
    print(f"{file}: sha256 of the whole {hashlib.sha256(made).hexdigest()}")


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("network", type=Path)
    ap.add_argument("--pieces", type=Path)
    args = ap.parse_args()
    differ(args.network)
    if args.pieces:
        differ_pieces(args.pieces)
