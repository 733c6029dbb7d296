"""How well the network does on documents that it is not taught: cues, kinds, and each question of who."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import exp

import torch
from torch import Tensor

from batch import Batch, collated, shares
from communique.extract.learned.layout import LAYOUT, ROLES
from communique.extract.learned.whom import together
from communique.language.pieces import Vocabulary
from examples import Example, length
from learning import autocast, batched
from network import ActsNetwork

RUNS = ("cue", "contact", "statement")


@torch.no_grad()
def watch(network: ActsNetwork, held: Sequence[Example], vocabulary: Vocabulary) -> str:
    """F1 of where runs begin, shares of right kinds and modalities, and of questions of who answered wholly right."""
    network.eval()
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for rows in batched(held, length, random.Random(0), 24):
        batch = collated(rows, vocabulary)
        with autocast():
            out = network(batch.pieces, batch.numbers, batch.mask)
        _count_words(out.float(), batch, seen)
        _count_who(out.float(), batch, seen)
    runs = [f"{name} {_f1(seen[name]):.3f}" for name in (*RUNS, "binding")]
    shares = [
        f"{name} {seen[name]['hit'] / max(1, seen[name]['asked']):.3f}" for name in ("kind", "modality", *ROLES[:-1])
    ]
    return " ".join([*runs, *shares])


def _count_words(out: Tensor, batch: Batch, seen: dict[str, Counter[str]]) -> None:
    for name in RUNS:
        labels, said = batch.labels[name], out[..., LAYOUT[name]].argmax(-1)
        _add(seen[name], (said == 1) & (labels >= 0), labels == 1)
    bound = batch.labels["binding"]
    _add(seen["binding"], (out[..., LAYOUT["binding"]][..., 0] > 0) & (bound >= 0), bound == 1)
    best = out[..., LAYOUT["kind"]].argmax(-1)
    asked = batch.kinds.sum(-1) > 0
    right = batch.kinds.gather(-1, best[..., None])[..., 0] > 0
    seen["kind"].update(hit=int((right & asked).sum()), asked=int(asked.sum()))
    modality = batch.labels["modality"]
    right = (out[..., LAYOUT["modality"]].argmax(-1) == modality) & (modality >= 0)
    seen["modality"].update(hit=int(right.sum()), asked=int((modality >= 0).sum()))


def _count_who(out: Tensor, batch: Batch, seen: dict[str, Counter[str]]) -> None:
    best: dict[int, tuple[float, bool, int]] = {}
    told = shares(out, batch).tolist()
    for (_, _, role, _, question), share, right in zip(
        batch.candidates.tolist(), told, batch.right.tolist(), strict=True
    ):
        best[question] = max(best.get(question, (-1e9, False, 0)), (share, bool(right), role))
    for question, (_, right, role) in best.items():
        if batch.single[question - 1]:
            seen[ROLES[role]].update(hit=int(right), asked=1)
    for asked, at in batch.between:
        size = len(asked.whom)
        first, second = ([exp(s) for s in told[n : n + size]] for n in (at, at + size))
        a, b = asked.pairs[0]
        wanted = {*asked.whom[a].actors, *asked.whom[b].actors}
        hit = wanted == set(together(asked.whom, first, second)[0])
        seen["participants"].update(hit=int(hit), asked=1)


def _add(counts: Counter[str], said: Tensor, right: Tensor) -> None:
    counts.update(hit=int((said & right).sum()), said=int(said.sum()), right=int(right.sum()))


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["hit"] / max(1, counts["said"] + counts["right"])
