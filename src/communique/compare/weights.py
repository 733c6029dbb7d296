"""What a point is worth to whoever compares: 3 what anyone prints, 2 worth a line, 1 courtesies (data/weights.csv).

What binds, refuses, threatens, charges or counts weighs most; a talk that was had less; greetings least. What both tell
otherwise goes before what is told alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from communique.compare.tables import pattern, rows
from communique.compare.topics import topics_of
from communique.compare.units.extraction import Unit

_FIGURE = re.compile(r"[$€£¥] ?\d|(?<![\d,.])\d[\d,.]{0,20} ?(?:million|billion|percent|per cent|%)")
_COURTESY = frozenset({"congratulations", "history"})


def weight(group: Sequence[Unit], verdict: str, texts: Sequence[str]) -> int:
    """The weight of a point, 1 to 3."""
    of = max(_own(unit, text) for unit, text in zip(group, texts, strict=True))
    if verdict in ("differs", "conflicts") and of == 1:
        of = 2
    return of


def rank(group: Sequence[Unit], verdict: str, told: int) -> float:
    """How far to the front a point of weight `told` comes."""
    two = {"conflicts": 0.9, "differs": 0.5, "shared": 0.1, "only": 0.0}[verdict]
    figures = 0.2 * any(_FIGURE.search(u.text) for u in group)
    binds = 0.2 * any(u.act is not None and _table().get(u.act.kind) == 3 for u in group)
    return told + two + figures + binds + 0.1 * min(max(len(u.words) for u in group), 10) / 10


def _own(unit: Unit, text: str) -> int:
    kind = unit.act.kind if unit.act else ""
    told = _table().get(kind, 2)
    if pattern("vague").search(text) and not pattern("binds").search(text):
        return 1
    if _FIGURE.search(text):
        return 3
    if set(topics_of(text)) <= _COURTESY and topics_of(text):
        return 1
    if told == 2 and pattern("binds").search(text):
        return 3
    if told == 1 and len(unit.words) > _SUBSTANCE:
        return 2
    return told


_SUBSTANCE = 4


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    return {k: int(row["weight"]) for row in rows("weights.csv", ("weight", "kinds")) for k in row["kinds"].split("|")}
