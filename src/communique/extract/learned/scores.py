"""How sure a finding is: of findings with a score of 0.8 four in five are right.

What the network says of a finding's parts is multiplied and turned into the share of such findings that were right
on documents of issuers that it was not trained on (calibration.csv: a point of the curve a row; made by
`training/acts/calibrate.py`). Rows without a chance hold for what the rules alone find, in passages that the network
does not judge.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from functools import cache
from importlib.resources import files

LISTS = ("acts", "contacts", "statements", "commitments")


def score(what: str, chance: float) -> float:
    """The share of findings of a list (`LISTS`) with such a chance that are right, 0 to 1, in hundredths."""
    points = _curves()[what]
    place = bisect_left(points, (chance, 0.0))
    if place == 0:
        return points[0][1]
    if place == len(points):
        return points[-1][1]
    (a, low), (b, high) = points[place - 1], points[place]
    return round(low + (high - low) * (chance - a) / (b - a), 2)


def unjudged(what: str) -> float:
    """The share of a list's findings that are right where the rules alone find them."""
    return _plain()[what]


@cache
def _rows() -> list[dict[str, str]]:
    table = (files("communique.extract.learned") / "data" / "calibration.csv").read_text("utf-8")
    return list(csv.DictReader(table.splitlines()))


@cache
def _curves() -> dict[str, list[tuple[float, float]]]:
    return {
        name: sorted((float(r["chance"]), float(r["right"])) for r in _rows() if r["list"] == name and r["chance"])
        for name in LISTS
    }


@cache
def _plain() -> dict[str, float]:
    return {r["list"]: float(r["right"]) for r in _rows() if not r["chance"]}
