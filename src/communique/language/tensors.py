"""Where the weights of an ONNX file stand in its bytes, so that they can be altered in place.

Takes the file's bytes, gives one `Tensor` for each of its initializers that holds its numbers as plain bytes. The file
is a message of protocol buffers, whose fields are numbered by ONNX's own schema (onnx.proto).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

UNDEFINED, UINT8, INT8 = 0, 2, 3
"""Types of a tensor's numbers."""

_GRAPH, _INITIALIZER = 7, 5
_DIMENSION, _TYPE, _NAME, _RAW, _DESCRIPTION = 1, 2, 8, 9, 12
"""Numbers of fields in ONNX's ModelProto, GraphProto and TensorProto."""
_VARINT, _BYTES = 0, 2
_FIXED = {1: 8, 5: 4}
_MORE = 0x80
"""The bit of a byte behind which a number goes on."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """One initializer: its shape, the place of the byte that is its type, where its numbers stand, its description."""

    name: str
    shape: tuple[int, ...]
    type_at: int
    numbers: slice
    description: str


def tensors(network: bytes | bytearray) -> Iterator[Tensor]:
    """The initializers of an ONNX file, in its order."""
    for number, start, end in _fields(network, 0, len(network)):
        if number == _GRAPH:
            for inner, first, last in _fields(network, start, end):
                if inner == _INITIALIZER and (one := _tensor(network, first, last)):
                    yield one


def _tensor(network: bytes | bytearray, start: int, end: int) -> Tensor | None:
    shape, found = [], {}
    for number, first, last in _fields(network, start, end):
        if number == _DIMENSION:
            shape.append(_varint(network, first)[0])
        else:
            found[number] = slice(first, last)
    if _TYPE not in found or _RAW not in found:
        return None
    name, description = (network[found[n]].decode() if n in found else "" for n in (_NAME, _DESCRIPTION))
    return Tensor(name, tuple(shape), found[_TYPE].start, found[_RAW], description)


def _fields(data: bytes | bytearray, at: int, end: int) -> Iterator[tuple[int, int, int]]:
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


def _varint(data: bytes | bytearray, at: int) -> tuple[int, int]:
    """A number of variable length, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < _MORE:
            return value, at
        shift += 7
