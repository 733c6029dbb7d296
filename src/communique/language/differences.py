"""Networks that were taught from the encoder of meanings, stored as what they differ from it by.

Most weights of a taught network have moved little. Where a tensor of its file is like some columns of one of the
encoder's, it holds its bytes less theirs (modulo 256), which pack into half the room, and its description names tensor
and first column. Nothing is lost: `whole` adds them again. Until then such a tensor has no type, so that ONNX Runtime
refuses the file. training/differences.py writes these files.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np

from communique.language.tensors import UNDEFINED, tensors

ENCODER = files("communique.language") / "data" / "encoder.onnx"


def whole(network: bytes, encoder: Traversable = ENCODER) -> bytes:
    """The ONNX file with its weights put together; one that holds no differences as it is.

    Raises KeyError with the name of a tensor that `encoder` lacks.
    """
    taught = [one for one in tensors(network) if network[one.type_at] == UNDEFINED]
    if not taught:
        return network
    out, base = bytearray(network), encoder.read_bytes()
    ours, theirs = (np.frombuffer(data, dtype=np.uint8) for data in (out, base))
    held = {one.name: one for one in tensors(base)}
    for one in taught:
        name, first = one.description.rsplit(" ", 1)
        start, (rows, columns) = held[name], one.shape
        like = theirs[start.numbers].reshape(start.shape)[:, int(first) : int(first) + columns]
        weights = ours[one.numbers].reshape(rows, columns)
        weights += like
        out[one.type_at] = base[start.type_at]
    return bytes(out)
