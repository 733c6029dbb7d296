"""Write the trained tagger for ONNX Runtime: python export.py OUT_FOLDER/tagger.pt

Folds what can be folded, turns weights into 8-bit integers (per column, activations measured at
run time), puts tagger.onnx and vocabulary.txt into the package.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from network import Tagger
from train import ENCODER

PACKAGE = Path(__file__).parents[1] / "src" / "communique" / "extract" / "tagger" / "data"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weights", type=Path)
    ap.add_argument("--to", type=Path, default=PACKAGE)
    ap.add_argument("--plain", type=Path, help="also keep the network before its weights become integers")
    args = ap.parse_args()
    network = Tagger.empty(ENCODER)
    network.load_state_dict(torch.load(args.weights, weights_only=True))
    network.eval()
    args.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, folded = Path(folder, "plain.onnx"), Path(folder, "folded.onnx")
        example = (torch.randint(1000, 20000, (1, 37)), torch.randint(0, 12, (1, 37)))
        torch.onnx.export(
            network, example, plain, input_names=["pieces", "features"], output_names=["out"], opset_version=17,
            dynamic_axes={"pieces": {1: "length"}, "features": {1: "length"}, "out": {1: "length"}}, dynamo=False,
        )  # fmt: skip
        config = network.encoder.config
        options = FusionOptions("bert")
        model = optimizer.optimize_model(
            str(plain), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size,
            optimization_options=options, opt_level=0,
        )  # fmt: skip
        print(model.get_fused_operator_statistics())
        model.save_model_to_file(str(folded))
        if args.plain:
            shutil.copy(folded, args.plain)
        quantize_dynamic(
            folded, args.to / "tagger.onnx", per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Attention", "Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    shutil.copy(ENCODER / "vocab.txt", args.to / "vocabulary.txt")
    print(f"{(args.to / 'tagger.onnx').stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
