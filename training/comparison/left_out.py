"""What is found of pairs that the classifier was not trained on: whole comparisons, each held against its points.

    python training/comparison/left_out.py PAIRS --check CHECKER [--shipped] [--learnt-from OTHERS] [--contacts SHARE]

PAIRS and SHARE as in train.py; OTHERS are pairs to learn from when PAIRS are the kept ones of contacts.py. CHECKER is
a program that takes a file of points and --comparison FILE and prints, last, a line with “two-sided N/M”, “rows N” and
“F1 N”. --shipped takes the shipped classifier for all. Needs scipy.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

from train import fitted, invented, real, written

import communique
from communique.compare.pairing import alignment


def held(place: Path, checker: Path, model: alignment.Classifier) -> tuple[float, int, int, int]:
    """F1, points of both found, points of both, and rows of one pair."""
    readings = [communique.read(place / name) for name in ("a.md", "b.md")]
    with mock.patch.object(alignment, "shipped", return_value=model):
        made = communique.compare(readings, force=True).to_dict()
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(made, file)
        file.flush()
        asked = [sys.executable, str(checker), str(place / "gold.json"), "--comparison", file.name]
        last = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip().splitlines()[-1]
    print(f"{place.name}: {last}", flush=True)
    found = re.search(r"two-sided (\d+)/(\d+), rows (\d+).* F1 ([\d.]+)", last)
    assert found is not None, last
    return float(found[4]), int(found[1]), int(found[2]), int(found[3])


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pairs", type=Path)
    asked.add_argument("--check", type=Path, required=True)
    asked.add_argument("--shipped", action="store_true")
    asked.add_argument("--learnt-from", type=Path)
    asked.add_argument("--contacts", type=float, default=0.0)
    told = asked.parse_args()
    places = sorted(p for p in told.pairs.iterdir() if (p / "gold.json").is_file())
    others = [] if told.shipped else invented() + written(told.contacts)
    pairs = [] if told.shipped else real(told.learnt_from or told.pairs)
    rows = []
    for place in places:
        rest = [m for m in pairs if m.name != place.name] + others
        rows.append(held(place, told.check, alignment.shipped() if told.shipped else fitted(rest)))
    f1, found, wanted, many = (sum(column) for column in zip(*rows, strict=True))
    print(f"mean F1 {f1 / len(rows):.3f}; two-sided {found} of {wanted}; rows {many}")


if __name__ == "__main__":
    main()
