"""A quantised network → the same one in operators that ONNX Runtime works off faster: python quick.py TAGGER.onnx

The attention of each layer becomes one MultiHeadAttention, a SkipLayerNormalization two sums and a plain
LayerNormalization, whose code is several times as fast. Weights stay as they are; results differ by rounding.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

OWN = "com.microsoft"
SIDES = ("query", "key", "value")


def quicken(path: Path, heads: int) -> None:
    """Rewrite the network of an encoder that `integers.write_small` has made, in place."""
    model = onnx.load(path)
    layer = 0
    while _attention(model.graph, layer, heads):
        layer += 1
    for node in [n for n in model.graph.node if n.op_type == "SkipLayerNormalization"]:
        _normalisation(model.graph, node)
    _prune(model.graph)
    onnx.save(model, path)
    print(f"{layer} layers of attention fused")


def _attention(graph: onnx.GraphProto, layer: int, heads: int) -> bool:
    """Replace what lies between the three products of a layer and their outcome; False where there is no such layer."""
    within = f"/encoder/encoder/layer.{layer}/attention/self/"
    products = [f"{within}{side}/MatMul_output_0" for side in SIDES]
    made = {out: node for node in graph.node for out in node.output}
    outcome = f"{within}Reshape_3_output_0"
    if outcome not in made or any(product not in made for product in products):
        return False
    weights = {one.name: one for one in graph.initializer}
    biases = [weights[f"encoder.encoder.layer.{layer}.attention.self.{side}.bias"] for side in SIDES]
    together = np.concatenate([numpy_helper.to_array(one) for one in biases])
    graph.initializer.append(numpy_helper.from_array(together, f"attention.{layer}.bias"))
    fused = helper.make_node(
        "MultiHeadAttention", [*products, f"attention.{layer}.bias"], [outcome], f"attention.{layer}", domain=OWN,
        num_heads=heads,
    )  # fmt: skip
    _replace(graph, made[outcome], [fused])
    return True


def _normalisation(graph: onnx.GraphProto, node: onnx.NodeProto) -> None:
    """Input, skip, gain, shift, bias → (input + bias) + skip, normalised."""
    (out,) = node.output
    given, skip, gain, shift, bias = node.input
    epsilon = next(a.f for a in node.attribute if a.name == "epsilon")
    _replace(graph, node, [
        helper.make_node("Add", [given, bias], [f"{out}.biased"]),
        helper.make_node("Add", [f"{out}.biased", skip], [f"{out}.sum"]),
        helper.make_node("LayerNormalization", [f"{out}.sum", gain, shift], [out], axis=-1, epsilon=epsilon),
    ])  # fmt: skip


def _replace(graph: onnx.GraphProto, old: onnx.NodeProto, new: Sequence[onnx.NodeProto]) -> None:
    at = list(graph.node).index(old)
    graph.node.remove(old)
    for place, node in enumerate(new, at):
        graph.node.insert(place, node)


def _prune(graph: onnx.GraphProto) -> None:
    """Take away what nothing uses any more."""
    while True:
        used = {name for node in graph.node for name in node.input} | {out.name for out in graph.output}
        idle = [node for node in graph.node if not used.intersection(node.output)]
        if not idle:
            break
        for node in idle:
            graph.node.remove(node)
    for one in [one for one in graph.initializer if one.name not in used]:
        graph.initializer.remove(one)


if __name__ == "__main__":
    quicken(Path(sys.argv[1]), 12)
