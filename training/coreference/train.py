"""Train the ranking of referents: python train.py OUT_FOLDER --bank FOLDER TEXTS [TIMES] [--bank …]

Writes one.npz, for words that mean one actor, and several.npz, for those that mean a set. Each bank's training
documents count TIMES over (1). Three small networks with other beginnings are averaged. Prints how many anaphors of the
documents held back are right, by the rules and by the ranking.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

sys.path.append(str(Path(__file__).parents[1]))

from examples import Example, Material
from small import Course, Layers, arrays, fitted, main_directions

DIRECTIONS, NETWORKS = 16, 3
COURSE = Course(epochs=25, batch=64, rate=3e-3)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--bank", nargs="+", action="append", required=True)
    args = ap.parse_args()
    torch.set_num_threads(1)
    taught: dict[str, list[Example]] = {"one": [], "several": []}
    held: dict[str, dict[str, list[Example]]] = {"one": {}, "several": {}}
    for folder, texts, *times in args.bank:
        material = Material(Path(folder), Path(texts))
        for name, one in material.examples("train"):
            taught[name] += [one] * int(*(times or ["1"]))
        for name, one in material.examples("dev"):
            held[name].setdefault(folder, []).append(one)
    for name, some in taught.items():
        directions = [
            main_directions(np.array([e.words[n] for e in some]), DIRECTIONS) for n in range(len(some[0].words))
        ]
        given = packed(some, directions)
        layers = [ranked(*given, seed) for seed in range(NETWORKS)]
        np.savez(args.out / f"{name}.npz", **arrays(directions, layers))
        for folder, kept in held[name].items():
            print(name, folder, watched(kept, directions, layers), flush=True)


def packed(rows: Sequence[Example], directions: Sequence[np.ndarray]) -> tuple[Tensor, Tensor, Tensor]:
    """(examples, entities, numbers), which entities there are (0, or a large negative number), which are right."""
    made = []
    for e in rows:
        own = np.concatenate([e.own, *(w @ d for w, d in zip(e.words, directions, strict=True))])
        made.append(np.concatenate([e.rows, np.repeat(own[None], len(e.rows), 0)], 1))
    most = max(len(one) for one in made)
    out = torch.zeros(len(rows), most, made[0].shape[1])
    inside, right = torch.full((len(rows), most), -1e9), torch.zeros(len(rows), most)
    for i, (one, example) in enumerate(zip(made, rows, strict=True)):
        out[i, : len(one)] = torch.tensor(one)
        inside[i, : len(one)] = 0
        right[i, : len(one)] = torch.tensor(example.right, dtype=torch.float32)
    return out, inside, right


def ranked(rows: Tensor, inside: Tensor, right: Tensor, seed: int) -> Layers:
    """A network that gives what is right of each list the most of the chances."""

    def loss(made: Layers, batch: Tensor) -> Tensor:
        chances = (made(rows[batch]) + inside[batch]).softmax(-1)
        return -((chances * right[batch]).sum(-1) + 1e-9).log().mean()

    return fitted(COURSE, rows.shape[2], len(rows), seed, loss)


@torch.no_grad()
def watched(kept: Sequence[Example], directions: Sequence[np.ndarray], layers: Sequence[Layers]) -> dict[str, str]:
    """Of each kind of anaphor how many there are, are right by the rules, and by the ranking."""
    rows, inside, right = packed(kept, directions)
    best = sum((one(rows) + inside).softmax(-1) for one in layers).argmax(-1)
    seen: Counter[tuple[str, str]] = Counter()
    for i, one in enumerate(kept):
        seen[one.kind, "all"] += 1
        seen[one.kind, "rules"] += bool(one.ruled >= 0 and one.right[one.ruled])
        seen[one.kind, "ranking"] += bool(right[i, best[i]])
    return {k: " ".join(f"{w} {seen[k, w]}" for w in ("all", "rules", "ranking")) for k in sorted({k for k, _ in seen})}


if __name__ == "__main__":
    main()
