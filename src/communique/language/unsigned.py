"""Networks with 8-bit weights, so that every processor multiplies them exactly.

Where a processor has no dot product of bytes (x86 before VNNI), ONNX Runtime multiplies unsigned by signed ones through
16-bit sums, which overflow and are cut off: the same network then says something else than on another machine. With
unsigned weights, each 128 higher and their zero point with them, it takes a slower way that cuts off nothing, and the
sums are the same integers as where the processor is able (ONNX Runtime, “Quantize ONNX models”, on U8S8 and U8U8).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np

from communique.language.tensors import INT8, UINT8, tensors

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
    for one in tensors(network):
        if out[one.type_at] == INT8:
            out[one.type_at] = UINT8
            out[one.numbers] = (np.frombuffer(out[one.numbers], dtype=np.uint8) ^ 0x80).tobytes()
    return bytes(out)
