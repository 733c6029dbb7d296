"""Which unit of one account tells what which unit of another tells.

Takes the units of all accounts, gives clusters: each holds at most a few units of one account.
Likeness joins meaning (language/embedding.py), rare words, names and numbers in common, topics
and the kind of act; the assignment of two accounts is the best as a whole (Hungarian method,
scipy.optimize.linear_sum_assignment), and pairs that are not like enough stay alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from communique.compare.units import Unit
from communique.language.embedding import embed

ENOUGH = 0.5
"""Likeness from which on two units tell one point."""

_PHRASE, _BOTH_IF, _NAME, _QUOTE = 0.1, 0.1, 0.07, 0.25
_SELDOM, _ALIKE, _POOR = 0.22, 60, 1.0
_IF = re.compile(r"\b(?:if|unless|in the event of|in case of|should)\b", re.I)
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,})[”\"]?")

Numbers = NDArray[np.float64]
_FAMILIES = (
    frozenset({"promise", "plan", "offer", "accept", "agree", "sign", "support", "reaffirm", "thank", "aid"}),
    frozenset({"call-for", "demand", "ask", "propose"}),
    frozenset({"warn", "threaten", "sanction", "condemn", "accuse", "criticise", "express-concern"}),
    frozenset({"discuss", "inform", "emphasise", "state", "note", "announce", "welcome", "praise"}),
)


def clusters(accounts: Sequence[Sequence[Unit]]) -> list[list[Unit]]:
    """Units that tell one point, in the order of the first account that tells it."""
    found = [[unit] for unit in accounts[0]]
    rarity = _rarity([u for units in accounts for u in units])
    meanings = {id(u): row for units in accounts for u, row in zip(units, embed([u.core for u in units]), strict=True)}
    for units in accounts[1:]:
        if not units:
            continue
        table = np.array([[_best(unit, group, meanings, rarity) for unit in units] for group in found])
        taken = set()
        if table.size:
            for row, column in zip(*linear_sum_assignment(-np.maximum(table - ENOUGH, 0)), strict=True):
                if table[row, column] >= ENOUGH:
                    found[row].append(units[column])
                    taken.add(int(column))
        found += [[unit] for n, unit in enumerate(units) if n not in taken]
    return found


def _best(unit: Unit, group: Sequence[Unit], meanings: dict[int, Numbers], rarity: dict[str, float]) -> float:
    return max(likeness(one, unit, float(meanings[id(one)] @ meanings[id(unit)]), rarity) for one in group)


def likeness(a: Unit, b: Unit, meaning: float, rarity: dict[str, float]) -> float:
    """How surely two units tell one point: 0 to about 1.2; 2 for the same words."""
    if a.lead != b.lead:
        return 0.0
    if a.lead:
        return 2.0 if a.fact == b.fact else 0.0
    if a.core == b.core:
        return 1.9
    shared = _overlap(a.words | a.names, b.words | b.names, rarity)
    numbers = 0.12 if {n for n in a.numbers & b.numbers if len(n) > 1} else 0.0
    topics = 0.04 if set(a.topics) & set(b.topics) else 0.0
    kinds = 0.04 if a.act and b.act and _family(a.act.kind) == _family(b.act.kind) else 0.0
    return 0.62 * max(meaning, 0.0) + 0.55 * shared + numbers + topics + kinds + _marks(a, b, rarity)


def _marks(a: Unit, b: Unit, rarity: dict[str, float]) -> float:
    """What marks two units as telling one thing beyond their words: a phrase, a condition, a
    quotation, a seldom name in common.
    """
    phrase = _PHRASE if a.phrases & b.phrases else 0.0
    condition = _BOTH_IF if _IF.search(a.core) and _IF.search(b.core) else 0.0
    name = _NAME if any(rarity[n] > _SELDOM for n in sorted(a.names & b.names)) else 0.0
    one, other = (" ".join(_QUOTED.findall(u.core)) for u in (a, b))
    quoted = _QUOTE if one and other and fuzz.token_set_ratio(one, other) >= _ALIKE else 0.0
    return phrase + condition + name + quoted


def _family(kind: str) -> int:
    return next((n for n, kinds in enumerate(_FAMILIES) if kind in kinds), len(kind) + 9)


def _overlap(a: frozenset[str], b: frozenset[str], rarity: dict[str, float]) -> float:
    """Rare words in common, as a share of those of the poorer unit and of both (their mean)."""
    shared = sum(rarity[w] for w in sorted(a & b))
    one, other = (sum(rarity[w] for w in sorted(x)) for x in (a, b))
    least, most = min(one, other), max(one, other)
    return 0.5 * shared / max(least, _POOR) + 0.5 * shared / max(most, _POOR)


def _rarity(units: Sequence[Unit]) -> dict[str, float]:
    """The weight of a word: less, the more units hold it."""
    counts = Counter(w for u in units for w in u.words | u.names)
    return {w: 1.0 / (0.5 + n**0.8) for w, n in counts.items()}
