"""Which unit of one account tells what which unit of another tells: the trained pair classifier.

Takes the units of all accounts, gives clusters. The classifier is a logistic regression over the features of
likeness.py (data/pairs.json; training/comparison trains it); the assignment of two accounts is the best as a
whole (assignment.py). What then stands alone joins a point where it is
surely of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.compare.pairing.assignment import assigned
from communique.compare.pairing.features import FEATURES, features
from communique.compare.units.extraction import Unit
from communique.errors import LexiconError

Numbers = NDArray[np.float64]
_LEAST = 1e-12
"""So that a pair that is just enough has a gain."""

_FEW = 3
"""Claims of a side below which it says little that two choose each other among all: they must be surely one point."""


class Classifier(NamedTuple):
    """Weights for features of mean `mean` and spread `spread`; from `enough` on, two claims are one point."""

    mean: Numbers
    spread: Numbers
    weights: Numbers
    base: float
    enough: float
    sure: float

    def chances(self, given: Numbers) -> Numbers:
        """The chance of being one point, for rows of features."""
        told = ((given - self.mean) / self.spread) @ self.weights + self.base
        return np.asarray(1 / (1 + np.exp(-told)), dtype=np.float64)


@lru_cache(maxsize=1)
def shipped() -> Classifier:
    """The classifier as it was trained. Raises LexiconError where it was trained on other features."""
    told = json.loads((files("communique.compare") / "data" / "pairs.json").read_text("utf-8"))
    if tuple(told["features"]) != FEATURES:
        raise LexiconError("pairs.json: was trained on other features; train it anew (training/comparison)")
    mean, spread, weights = (np.array(told[k]) for k in ("mean", "spread", "weights"))
    return Classifier(mean, spread, weights, told["base"], told["enough"], told["sure"])


def clusters(accounts: Sequence[Sequence[Unit]], model: Classifier | None = None) -> list[list[Unit]]:
    """Units that tell one point, in the order of the first account that tells it."""
    model = model or shipped()
    found = [[unit] for unit in accounts[0]]
    for number, units in enumerate(accounts[1:], 1):
        chances = _against(accounts[:number], units, model)
        found = _joined(found, units, chances, model)
    return found


def _against(
    before: Sequence[Sequence[Unit]], units: Sequence[Unit], model: Classifier
) -> dict[tuple[int, int, int], float]:
    """Of each unit of the accounts before and each of this one the chance to be one point."""
    out: dict[tuple[int, int, int], float] = {}
    for earlier in before:
        table = model.chances(features(earlier, units))
        for i, a in enumerate(earlier):
            for j, b in enumerate(units):
                out[a.account, a.number, b.number] = 1.0 if a.core == b.core else float(table[i, j])
    return out


def _joined(
    found: list[list[Unit]], units: Sequence[Unit], chances: dict[tuple[int, int, int], float], model: Classifier
) -> list[list[Unit]]:  # fmt: skip
    def chance(group: Sequence[Unit], unit: Unit) -> float:
        return max(chances.get((g.account, g.number, unit.number), 0.0) for g in group)

    table = np.array([[chance(group, unit) for unit in units] for group in found])
    if not table.size:
        return [*found, *([unit] for unit in units)]
    enough = model.sure if min(table.shape) < _FEW else model.enough
    pairs = assigned(np.maximum(table - enough + _LEAST, 0))
    given = {column: row for row, column in pairs if table[row, column] >= enough}
    home = _homes(table, given, model.sure)
    alone: list[list[Unit]] = []
    for number, unit in enumerate(units):
        best = given.get(number, int(np.argmax(table[:, number])))
        if number in given or table[best, number] >= model.sure:
            found[home[best]].append(unit)
        else:
            alone.append([unit])
    moved = {row for row, at in home.items() if at != row}
    for row in sorted(moved):
        found[home[row]] += found[row]
    return [*(group for row, group in enumerate(found) if row not in moved), *alone]


def _homes(table: Numbers, given: dict[int, int], sure: float) -> dict[int, int]:
    """Of each point so far its row; of one that got no unit, the row of the unit of which it surely tells as well."""
    out = {row: row for row in range(len(table))}
    for row in set(out) - set(given.values()):
        best = max(given, key=lambda column: table[row, column], default=None)
        if best is not None and table[row, best] >= sure:
            out[row] = given[best]
    return out
