"""Write the probe by which the program asks its processor whether it multiplies bytes exactly: python probe.py"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

TO = Path(__file__).parents[1] / "src" / "communique" / "language" / "data" / "probe.onnx"
DEPTH, WIDTH = 8, 16


def main() -> None:
    weights = numpy_helper.from_array(np.full((DEPTH, WIDTH), 127, dtype=np.int8), "b")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["a", "b"], ["out"])], "probe",
        [helper.make_tensor_value_info("a", TensorProto.UINT8, [1, DEPTH])],
        [helper.make_tensor_value_info("out", TensorProto.INT32, [1, WIDTH])], [weights],
    )  # fmt: skip
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="communique"
    )
    onnx.checker.check_model(model)
    onnx.save(model, TO)


if __name__ == "__main__":
    main()
