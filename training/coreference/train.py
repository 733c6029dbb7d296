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

sys.path.append(str(Path(__file__).parents[1]))

from examples import Material
from ranked import Ranked
from ranking import COURSE, DIRECTIONS, NETWORKS, best, packed, ranked
from small import Layers, arrays, main_directions


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--bank", nargs="+", action="append", required=True)
    args = ap.parse_args()
    torch.set_num_threads(1)
    taught: dict[str, list[Ranked]] = {"one": [], "several": []}
    held: dict[str, dict[str, list[Ranked]]] = {"one": {}, "several": {}}
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
        layers = [ranked(COURSE, *given, seed) for seed in range(NETWORKS)]
        np.savez(args.out / f"{name}.npz", **arrays(directions, layers))
        for folder, kept in held[name].items():
            print(name, folder, watched(kept, directions, layers), flush=True)


def watched(kept: Sequence[Ranked], directions: Sequence[np.ndarray], layers: Sequence[Layers]) -> dict[str, str]:
    """Of each kind of anaphor how many there are, are right by the rules, and by the ranking."""
    rows, inside, right = packed(kept, directions)
    likeliest, _ = best(rows, inside, layers)
    seen: Counter[tuple[str, str]] = Counter()
    for i, one in enumerate(kept):
        seen[one.kind, "all"] += 1
        seen[one.kind, "rules"] += bool(one.ruled >= 0 and one.right[one.ruled])
        seen[one.kind, "ranking"] += bool(right[i, likeliest[i]])
    return {k: " ".join(f"{w} {seen[k, w]}" for w in ("all", "rules", "ranking")) for k in sorted({k for k, _ in seen})}


if __name__ == "__main__":
    main()
