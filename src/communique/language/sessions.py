"""The shipped networks, run by ONNX Runtime on one thread.

One thread and one text a run make the numbers of a text the same alone and in a batch; weights that the processor
multiplies exactly (`unsigned.py`) make them the same, but for rounding, on any machine. ONNX Runtime is loaded with its
telemetry off: since 1.32 it keeps an identifier of the machine and events for its maker from its import on.
"""

from __future__ import annotations

import os
from importlib import import_module
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import TYPE_CHECKING

from communique.language.differences import whole
from communique.language.unsigned import multiplies_exactly, unsigned

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session(network: Traversable) -> InferenceSession:
    """The network of an ONNX file. Raises ImportError where ONNX Runtime is not installed."""
    onnxruntime = _silent("ORT_DISABLE_TELEMETRY")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    weights = whole(network.read_bytes())
    if not multiplies_exactly():
        weights = unsigned(weights)
    made: InferenceSession = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return made


def _silent(switch: str) -> ModuleType:
    """ONNX Runtime, imported with the variable `switch` set; the environment is left as it was."""
    before = os.environ.get(switch)
    os.environ[switch] = "1"
    try:
        return import_module("onnxruntime")
    finally:
        if before is None:
            del os.environ[switch]
        else:
            os.environ[switch] = before
