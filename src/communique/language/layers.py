"""Small networks of one hidden layer, several of which are averaged; their weights lie in one file of arrays.

`directions` are the main directions of word vectors, one array for each word that a network is given.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layers:
    """`directions` (384, d) each; of each network the weights (inputs, hidden), bias (hidden) and output (hidden)."""

    directions: Sequence[Numbers]
    networks: Sequence[tuple[Numbers, Numbers, Numbers]]

    def outputs(self, given: Numbers) -> list[NDArray[np.float64]]:
        """What each network says of each row of `given`."""
        return [
            (np.maximum(given @ weights + bias, 0) @ out).astype(np.float64) for weights, bias, out in self.networks
        ]  # fmt: skip


def read_layers(data: bytes) -> Layers:
    """The networks of a file written by training."""
    with np.load(io.BytesIO(data)) as held:
        arrays = {name: np.asarray(held[name], dtype=np.float32) for name in held.files}
    count = sum(name.startswith("weights") for name in arrays)
    words = sum(name.startswith("directions") for name in arrays)
    networks = [(arrays[f"weights{i}"], arrays[f"bias{i}"], arrays[f"out{i}"]) for i in range(count)]
    return Layers([arrays[f"directions{i}"] for i in range(words)], networks)
