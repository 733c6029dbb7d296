"""Learning to rank the candidates of an example by a list (Cao et al. 2007), for coreference/ and parties/."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from ranked import Ranked
from small import Course, Layers, fitted
from torch import Tensor

DIRECTIONS, NETWORKS = 16, 3
COURSE = Course(epochs=25, batch=64, rate=3e-3)


def packed(examples: Sequence[Ranked], directions: Sequence[np.ndarray]) -> tuple[Tensor, Tensor, Tensor]:
    """(examples, candidates, numbers), which candidates there are (0, or a large negative number), which are right."""
    made = []
    for e in examples:
        own = np.concatenate([e.own, *(w @ d for w, d in zip(e.words, directions, strict=True))])
        made.append(np.concatenate([e.rows, np.repeat(own[None], len(e.rows), 0)], 1))
    most = max(len(one) for one in made)
    out = torch.zeros(len(made), most, made[0].shape[1])
    inside, right = torch.full((len(made), most), -1e9), torch.zeros(len(made), most)
    for i, (one, example) in enumerate(zip(made, examples, strict=True)):
        out[i, : len(one)] = torch.tensor(one)
        inside[i, : len(one)] = 0
        right[i, : len(one)] = torch.tensor(example.right, dtype=torch.float32)
    return out, inside, right


def ranked(course: Course, rows: Tensor, inside: Tensor, right: Tensor, seed: int) -> Layers:
    """A network that gives what is right of each list the most of the chances."""

    def loss(made: Layers, batch: Tensor) -> Tensor:
        chances = (made(rows[batch]) + inside[batch]).softmax(-1)
        return -((chances * right[batch]).sum(-1) + 1e-9).log().mean()

    return fitted(course, rows.shape[2], len(rows), seed, loss)


@torch.no_grad()
def best(rows: Tensor, inside: Tensor, layers: Sequence[Layers]) -> tuple[list[int], list[float]]:
    """Which candidate of each example is likeliest, with its chance, averaged over the networks."""
    chances = torch.stack([(one(rows) + inside).softmax(-1) for one in layers]).mean(0).max(-1)
    return chances.indices.tolist(), chances.values.tolist()
