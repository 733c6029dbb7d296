"""Train the choice of whom a contact is between: python train.py OUT_FOLDER --bank FOLDER TEXTS [--bank …]

Writes parties.npz. Prints, of the contacts of the documents held back, for how many the rules, the network of acts and
this choice are right.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.append(str(Path(__file__).parents[1]))

from examples import Example, Material
from ranking import COURSE, DIRECTIONS, NETWORKS, best, packed, ranked
from small import Layers, arrays, main_directions


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--bank", nargs=2, action="append", required=True)
    args = ap.parse_args()
    torch.set_num_threads(1)
    taught: list[Example] = []
    held: dict[str, list[Example]] = {}
    for folder, texts in args.bank:
        material = Material(Path(folder), Path(texts))
        taught += material.examples("train")
        held[folder] = list(material.examples("dev"))
    directions = [
        main_directions(np.array([e.words[n] for e in taught]), DIRECTIONS) for n in range(len(taught[0].words))
    ]
    given = packed(taught, directions)
    layers = [ranked(COURSE, *given, seed) for seed in range(NETWORKS)]
    np.savez(args.out / "parties.npz", **arrays(directions, layers))
    for folder, kept in held.items():
        print(folder, watched(kept, directions, layers), flush=True)


def watched(kept: list[Example], directions: list[np.ndarray], layers: list[Layers]) -> str:
    """How many contacts there are, and for how many each has the right parties."""
    rows, inside, right = packed(kept, directions)
    likeliest, _ = best(rows, inside, layers)
    counts = {
        "rules": sum(e.ruled >= 0 and bool(e.right[e.ruled]) for e in kept),
        "network": sum(e.judged >= 0 and bool(e.right[e.judged]) for e in kept),
        "chosen": sum(bool(right[i, n]) for i, n in enumerate(likeliest)),
    }
    return f"of {len(kept)}: " + ", ".join(f"{name} {count}" for name, count in counts.items())


if __name__ == "__main__":
    main()
