"""Write the trained network of acts and contacts for ONNX Runtime: python export.py OUT_FOLDER/acts.pt

What is written is what the network differs from the encoder of meanings by (../differences.py).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import torch

sys.path.append(str(Path(__file__).parents[1]))

from differences import differ
from integers import write_small
from learning import ENCODER
from network import ActsNetwork
from quick import quicken
from split import split

from communique.extract.learned.encoding import SIZES

PACKAGE = Path(__file__).parents[2] / "src" / "communique" / "extract" / "learned" / "data"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weights", type=Path)
    ap.add_argument("--to", type=Path, default=PACKAGE)
    args = ap.parse_args()
    network = ActsNetwork.empty(ENCODER)
    network.load_state_dict(torch.load(args.weights, weights_only=True))
    network.eval()
    args.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, folded = Path(folder, "plain.onnx"), Path(folder, "folded.onnx")
        numbers = torch.stack([torch.randint(0, size, (1, 37)) for size in SIZES], dim=-1)
        torch.onnx.export(
            network, (torch.randint(1000, 20000, (1, 37)), numbers), plain, input_names=["pieces", "numbers"],
            output_names=["out"], opset_version=17,
            dynamic_axes={"pieces": {1: "length"}, "numbers": {1: "length"}, "out": {1: "length"}}, dynamo=False,
        )  # fmt: skip
        config = network.encoder.config
        write_small(plain, folded, args.to / "acts.onnx", config.num_attention_heads, config.hidden_size)
        split(args.to / "acts.onnx")
        quicken(args.to / "acts.onnx", config.num_attention_heads)
        differ(args.to / "acts.onnx")


if __name__ == "__main__":
    main()
