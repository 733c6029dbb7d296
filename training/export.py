"""Write the trained tagger for ONNX Runtime: python export.py OUT_FOLDER/tagger.pt

Folds what can be folded, turns weights into 8-bit integers (per column, activations measured at
run time), takes the quickest operators, puts tagger.onnx and its pieces.npz into the package, both as what they differ
from the encoder by (encoder and vocabulary are written by embedding.py).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch

from differences import differ, differ_pieces
from integers import write_small
from network import Tagger
from quick import quicken
from learning import ENCODER
from split import split

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
        write_small(plain, folded, args.to / "tagger.onnx", config.num_attention_heads, config.hidden_size)
        split(args.to / "tagger.onnx", args.to / "pieces.npz")
        quicken(args.to / "tagger.onnx", config.num_attention_heads)
        differ(args.to / "tagger.onnx")
        differ_pieces(args.to / "pieces.npz")
        if args.plain:
            shutil.copy(folded, args.plain)


if __name__ == "__main__":
    main()
