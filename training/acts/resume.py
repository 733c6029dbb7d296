"""The shipped network as weights to go on from: python resume.py acts.pt [--network acts.onnx]

Whoever has marks of their own starts here and not from the published encoder. Weights come back from 8-bit integers,
which moves each of them by at most half a step of its column.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

sys.path.append(str(Path(__file__).parents[1]))

from export import PACKAGE
from learning import ENCODER
from network import ActsNetwork

from communique.language.differences import whole

SIDES = ("query", "key", "value")


def weights(path: Path) -> dict[str, torch.Tensor]:
    """The network's weights by their names in `ActsNetwork`; raises KeyError where the file has another shape."""
    graph = onnx.load_from_string(whole(path.read_bytes())).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    plain = {n: a for n, a in held.items() if a.dtype == np.float32 and not n.endswith("_scale") and ":" not in n}
    found = {n: a for n, a in plain.items() if not n.startswith("attention.")}
    for name in [n.removesuffix("_quantized") for n in held if n.endswith(".weight_quantized")]:
        found[name] = _whole(held, name)
    for node in graph.node:
        if node.op_type.startswith(("MatMulInteger", "DynamicQuantizeMatMul")):
            stored = next(n.removesuffix("_quantized") for n in node.input if n.endswith("_quantized") and n in held)
            name = node.name.removeprefix("/").removesuffix("_quant").removesuffix("/MatMul")
            found[f"{_layer(name)}.weight"] = _whole(held, stored).T
    for layer in range(sum(n.startswith("attention.") for n in plain)):
        for side, part in zip(SIDES, np.split(plain[f"attention.{layer}.bias"], 3), strict=True):
            found[f"encoder.encoder.layer.{layer}.attention.self.{side}.bias"] = part
    return {name: torch.tensor(np.ascontiguousarray(array)) for name, array in found.items()}


def _layer(name: str) -> str:
    """A node's name, `/encoder/encoder/layer.0/attention/self/query`, as the weight's."""
    return name.replace("/", ".")


def _whole(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Integers times their scale."""
    numbers, zero = held[f"{name}_quantized"].astype(np.float32), held[f"{name}_zero_point"].astype(np.float32)
    return (numbers - zero) * held[f"{name}_scale"]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("to", type=Path)
    ap.add_argument("--network", type=Path, default=PACKAGE / "acts.onnx")
    args = ap.parse_args()
    network = ActsNetwork.start(ENCODER)  # its word pieces are not in the file
    lacking, unknown = network.load_state_dict(weights(args.network), strict=False)
    if unknown or set(lacking) - {"encoder.embeddings.word_embeddings.weight"}:
        raise SystemExit(f"{args.network}: not this network: lacks {lacking}, has {unknown} besides")
    torch.save(network.state_dict(), args.to)


if __name__ == "__main__":
    main()
