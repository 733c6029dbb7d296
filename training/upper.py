"""The last layers of the encoder of meanings as a network of their own: python upper.py LAYERS.pt

LAYERS.pt are the layers that comparison/meaning.py taught. The encoder of the package is given a second output, the
states below its last layers; the taught layers go into the comparison's data as likeness.onnx, which takes these
states and gives the meaning as the layers have learnt to see it (stored as what they differ from the encoder's by).
What the encoder itself says stays as it is.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from differences import differ
from embedding import PACKAGE, Meaning
from integers import write_small
from learning import ENCODER
from onnx import TensorProto, helper
from split import split
from torch import nn
from transformers import BertModel

STATES = "states"
LIKENESS = PACKAGE.parents[1] / "compare" / "data" / "likeness.onnx"


def with_states(model: onnx.ModelProto, below: int, wide: int) -> None:
    """Give a network the states after its first `below` layers as an output."""
    inside = f"/encoder/encoder/layer.{below - 1}/output/LayerNorm/LayerNormalization_output_0"
    for node in model.graph.node:
        for names in (node.input, node.output):
            for place, name in enumerate(names):
                names[place] = STATES if name == inside else name
    if STATES not in {o.name for o in model.graph.output}:
        model.graph.output.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, [1, "length", wide]))


def main() -> None:
    """Write both networks."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("layers", type=Path)
    told = asked.parse_args()
    weights = torch.load(told.layers, weights_only=True)
    learnt = 1 + max(int(name.split(".")[0]) for name in weights)
    encoder = BertModel.from_pretrained(ENCODER, attn_implementation="eager", add_pooling_layer=False)
    nn.ModuleList(encoder.encoder.layer[-learnt:]).load_state_dict(weights)
    below, wide = len(encoder.encoder.layer) - learnt, encoder.config.hidden_size
    with tempfile.TemporaryDirectory() as folder:
        plain, folded, small = (Path(folder, f"{name}.onnx") for name in ("plain", "folded", "small"))
        torch.onnx.export(
            Meaning(encoder).eval(), (torch.randint(1000, 20000, (1, 37)),), plain, input_names=["pieces"],
            output_names=["meaning"], opset_version=17, dynamic_axes={"pieces": {1: "length"}}, dynamo=False,
        )  # fmt: skip
        write_small(plain, folded, small, encoder.config.num_attention_heads, wide)
        split(small)
        model = onnx.load(small)
        with_states(model, below, wide)
        onnx.save(model, small)
        onnx.utils.extract_model(str(small), str(LIKENESS), ["pieces", STATES], ["meaning"])
    shared = onnx.load(PACKAGE / "encoder.onnx")
    with_states(shared, below, wide)
    onnx.save(shared, PACKAGE / "encoder.onnx")
    differ(LIKENESS)


if __name__ == "__main__":
    main()
