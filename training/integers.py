"""A network as plain ONNX → a small one: operators fused, weights as 8-bit integers (per column,
activations measured at run time).
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions


def write_small(plain: Path, folded: Path, to: Path, heads: int, hidden: int) -> None:
    """Fuse `plain` into `folded`, quantise that into `to`; prints what was fused and the size."""
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False  # fused, the table of word pieces would stay as it is: 35 MB more
    model = optimizer.optimize_model(
        str(plain), "bert", num_heads=heads, hidden_size=hidden, optimization_options=options, opt_level=0
    )
    print(model.get_fused_operator_statistics())
    model.save_model_to_file(str(folded))
    quantize_dynamic(
        folded, to, per_channel=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip
    _plain(to)
    print(f"{to.stat().st_size / 2**20:.1f} MiB")


def _plain(path: Path) -> None:
    """Signed 8-bit numbers as bytes one by one, which the program may shift (`communique.language.unsigned`)."""
    model = onnx.load(path)
    for tensor in model.graph.initializer:
        if tensor.data_type == onnx.TensorProto.INT8:
            tensor.CopyFrom(onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(tensor), tensor.name))
    onnx.save(model, path)
