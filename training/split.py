"""Take the table of word pieces out of a quantised network: python split.py NETWORK.onnx [--table PIECES.npz]

The networks that start from all-MiniLM-L6-v2 with its word pieces as they are share one table, so that it is
shipped once; that of the tagger, whose pieces learnt too, is stored as what it differs from this one by. The network
then takes the pieces' vectors as an input of its own (`vectors`: 1, length, 384).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

WEIGHTS = "embeddings.word_embeddings.weight"


def split(network: Path, table: Path | None = None) -> None:
    """Rewrite `network` in place; the table goes to `table` (8-bit integers, with scale and zero point)."""
    model = onnx.load(network)
    graph = model.graph
    look_up = next(n for n in graph.node if n.op_type == "Gather" and WEIGHTS in n.input[0])
    plain = next(n for n in graph.node if n.op_type == "DequantizeLinear" and n.input[0] == look_up.output[0])
    held = {i.name: i for i in graph.initializer}
    weights, scale, zero = (numpy_helper.to_array(held[n]) for n in (look_up.input[0], *plain.input[1:3]))
    for node in graph.node:
        for place, name in enumerate(node.input):
            if name == plain.output[0]:
                node.input[place] = "vectors"
    graph.node.remove(look_up)
    graph.node.remove(plain)
    for name in (look_up.input[0], *plain.input[1:3]):
        if not any(name in n.input for n in graph.node):
            graph.initializer.remove(held[name])
    graph.input.append(
        helper.make_tensor_value_info("vectors", onnx.TensorProto.FLOAT, [1, "length", weights.shape[1]])
    )
    used = {name for n in graph.node for name in n.input}
    for one in [i for i in graph.input if i.name not in used]:
        graph.input.remove(one)
    onnx.save(model, network)
    if table:
        np.savez(table, weights=weights, scale=scale, zero=zero)


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("network", type=Path)
    ap.add_argument("--table", type=Path)
    args = ap.parse_args()
    split(args.network, args.table)
