"""How two claims of one point stand to each other: one entails the other, they are equal, deny each other, or charge.

Takes two texts and how alike in meaning they are, gives a chance for each relation. A multinomial regression over few
numbers (data/relations.json; training/comparison trains it on rewordings that were written for it): words and figures
that only one has, negations, reproaches, words that bind and words that only touch a matter.
"""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from communique.compare.normalization import folded_text
from communique.compare.tables import pattern
from communique.errors import LexiconError

Numbers = NDArray[np.float64]

RELATIONS = ("equal", "entails", "entailed", "contradicts", "charge", "beside")
"""The first claim entails the second, is entailed by it, …; `beside`: one matter, none of the others."""
FEATURES = (
    "meaning", "held_here", "held_there", "longer", "figures_apart", "figure_here", "figure_there", "negated_apart",
    "both_negated", "both_blame", "blame_apart", "binds_here", "binds_there", "light_here", "light_there", "names_here",
    "names_there", "openings_alike",
)  # fmt: skip
_WORD = re.compile(r"\w{4,}")
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_NAME = re.compile(r"(?<=\w )[A-Z]\w{3,}")
_OPENING = re.compile(r"\W{0,3}(?:(?:President|Minister|Prime Minister|Secretary|The) )?([A-Z]\w+)")
_STEM = 5
_NONE = "none"


class Relations(NamedTuple):
    """Weights a relation over features of mean `mean` and spread `spread`."""

    mean: Numbers
    spread: Numbers
    weights: Numbers
    base: Numbers

    def chances(self, given: Numbers) -> Numbers:
        """The chance of each relation, for rows of features."""
        told = ((given - self.mean) / self.spread) @ self.weights + self.base
        told = np.exp(told - told.max(axis=-1, keepdims=True))
        return np.asarray(told / told.sum(axis=-1, keepdims=True), dtype=np.float64)


@lru_cache(maxsize=1)
def shipped() -> Relations:
    """The weights as trained. Raises LexiconError where they are of other features."""
    told = json.loads((files("communique.compare") / "data" / "relations.json").read_text("utf-8"))
    if tuple(told["features"]) != FEATURES or tuple(told["relations"]) != RELATIONS:
        raise LexiconError("relations.json: was trained on other features; train it anew (training/comparison)")
    return Relations(*(np.array(told[k]) for k in ("mean", "spread", "weights", "base")))


def relations(one: str, other: str, meaning: float) -> dict[str, float]:
    """The chance of each relation in which one claim may stand to another."""
    chances = shipped().chances(features(one, other, meaning))
    return {name: float(chance) for name, chance in zip(RELATIONS, chances, strict=True)}


def features(one: str, other: str, meaning: float) -> Numbers:
    """What the relation is told by."""
    here, there = _stems(one), _stems(other)
    shared = len(here & there)
    figures = set(_FIGURE.findall(one)), set(_FIGURE.findall(other))
    negated = bool(pattern("negated").search(one)), bool(pattern("negated").search(other))
    blames = bool(pattern("blames").search(one)), bool(pattern("blames").search(other))
    names = set(_NAME.findall(one)), set(_NAME.findall(other))
    told = (
        meaning, shared / max(len(here), 1), shared / max(len(there), 1),
        math.log((len(here) + 1) / (len(there) + 1)), bool(figures[0] and figures[1] and figures[0] != figures[1]),
        bool(figures[0] - figures[1]), bool(figures[1] - figures[0]), negated[0] != negated[1], all(negated),
        all(blames), blames[0] != blames[1], bool(pattern("binds").search(one)), bool(pattern("binds").search(other)),
        bool(pattern("light").search(one)), bool(pattern("light").search(other)), min(len(names[0] - names[1]), 3),
        min(len(names[1] - names[0]), 3), _opening(one) == _opening(other) != _NONE,
    )  # fmt: skip
    return np.array(told, dtype=np.float64)


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in _WORD.findall(folded_text(text)))


def _opening(text: str) -> str:
    """The name with which a claim begins: whose claim it is."""
    found = _OPENING.match(text)
    return found.group(1) if found else _NONE
