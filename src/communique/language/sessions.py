"""The shipped networks, run by ONNX Runtime on one thread.

One thread and one text a run make the numbers of a text the same alone and in a batch; weights that the processor
multiplies exactly (`unsigned.py`) make them the same, but for rounding, on any machine.
"""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from communique.language.unsigned import multiplies_exactly, unsigned

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session(network: Traversable) -> InferenceSession:
    """The network of an ONNX file. Raises ImportError where ONNX Runtime is not installed."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    weights = network.read_bytes() if multiplies_exactly() else unsigned(network.read_bytes())
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
