"""What the trainings of small networks do alike: one hidden layer, the loop over epochs, the arrays that are shipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

_DECAY, _DROPOUT = 0.05, 0.2
_LEAST_RATE = 1e-4


class Layers(nn.Module):
    """One score a row."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.first = nn.Linear(width, hidden)
        self.last = nn.Linear(hidden, 1, bias=False)

    def forward(self, rows: Tensor) -> Tensor:
        inside = nn.functional.dropout(torch.relu(self.first(rows)), _DROPOUT, self.training)
        return self.last(inside)[..., 0]


@dataclass(frozen=True, slots=True)
class Course:
    """How long, in which steps and how fast a network learns; the rate falls to its end."""

    epochs: int
    batch: int
    rate: float
    hidden: int = 64


def fitted(
    course: Course, width: int, examples: int, seed: int, loss: Callable[[Layers, Tensor], Tensor]
) -> Layers:  # fmt: skip
    """A network that has learnt; `loss` takes it and which examples are in a batch."""
    torch.manual_seed(seed)
    made = Layers(width, course.hidden)
    steps = torch.optim.AdamW(made.parameters(), lr=course.rate, weight_decay=_DECAY)
    for epoch in range(course.epochs):
        made.train()
        for group in steps.param_groups:
            group["lr"] = course.rate * (1 - epoch / course.epochs) + _LEAST_RATE
        for batch in torch.randperm(examples).split(course.batch):
            value = loss(made, batch)
            steps.zero_grad()
            value.backward()
            steps.step()
    return made.eval()


def main_directions(vectors: np.ndarray, count: int) -> np.ndarray:
    """(384, count): in which words' vectors differ most."""
    return np.linalg.svd(vectors - vectors.mean(0), full_matrices=False)[2][:count].T * 2


def arrays(directions: list[np.ndarray], networks: list[Layers]) -> dict[str, np.ndarray]:
    """What `communique.language.layers` reads."""
    made = {f"directions{n}": one.astype(np.float16) for n, one in enumerate(directions)}
    for i, one in enumerate(networks):
        made[f"weights{i}"] = one.first.weight.detach().numpy().T.astype(np.float16)
        made[f"bias{i}"] = one.first.bias.detach().numpy().astype(np.float16)
        made[f"out{i}"] = one.last.weight.detach().numpy()[0].astype(np.float16)
    return made
