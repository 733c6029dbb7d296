"""Networks with 8-bit weights, so that every processor multiplies them exactly.

Where a processor has no dot product of bytes (x86 before VNNI), ONNX Runtime multiplies unsigned by signed ones through
16-bit sums, which overflow and are cut off: the same network then says something else than on another machine. With
unsigned weights, each 128 higher and their zero point with them, it takes a slower way that cuts off nothing, and the
sums are the same integers as where the processor is able (ONNX Runtime, “Quantize ONNX models”, on U8S8 and U8U8).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import numpy as np

_GRAPH, _INITIALIZER, _TYPE, _RAW = 7, 5, 2, 9
"""Numbers of fields in ONNX's ModelProto, GraphProto and TensorProto."""
_INT8, _UINT8 = 3, 2
_VARINT, _BYTES = 0, 2
_FIXED = {1: 8, 5: 4}
_MORE = 0x80
"""The bit of a byte behind which a number goes on."""
_DEPTH = 8
"""Products that the probe adds up: 255 × 127 each, two of which overflow 16 bits."""


@cache
def multiplies_exactly() -> bool:
    """Whether products of unsigned and signed bytes come out right on this processor."""
    from onnxruntime import InferenceSession

    probe = InferenceSession((files("communique.language") / "data" / "probe.onnx").read_bytes())
    given = np.full((1, _DEPTH), 255, dtype=np.uint8)
    return bool((probe.run(None, {"a": given})[0] == _DEPTH * 255 * 127).all())


def unsigned(network: bytes) -> bytes:
    """The ONNX file with its signed 8-bit tensors unsigned, each number 128 higher; as long as before."""
    out = bytearray(network)
    for number, start, end in _fields(out, 0, len(out)):
        if number == _GRAPH:
            for inner, first, last in _fields(out, start, end):
                if inner == _INITIALIZER:
                    _shift(out, first, last)
    return bytes(out)


def _shift(out: bytearray, start: int, end: int) -> None:
    """Shift one tensor, where it is of signed bytes."""
    found = {number: (first, last) for number, first, last in _fields(out, start, end) if number in (_TYPE, _RAW)}
    first, _ = found.get(_TYPE, (-1, -1))
    if first < 0 or out[first] != _INT8 or _RAW not in found:
        return
    out[first] = _UINT8
    where = slice(*found[_RAW])
    out[where] = (np.frombuffer(out[where], dtype=np.uint8) ^ 0x80).tobytes()


def _fields(data: bytearray, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The fields of a message of protocol buffers: number, and where its value stands."""
    while at < end:
        key, at = _varint(data, at)
        kind = key & 7
        if kind == _BYTES:
            size, at = _varint(data, at)
        elif kind == _VARINT:
            size = _varint(data, at)[1] - at
        else:
            size = _FIXED[kind]
        yield key >> 3, at, at + size
        at += size


def _varint(data: bytearray, at: int) -> tuple[int, int]:
    """A number of variable length, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < _MORE:
            return value, at
        shift += 7
