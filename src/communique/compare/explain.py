"""One plain sentence for a point that is told otherwise: one difference, in the accounts' words, or nothing.

Takes the differences of a point and what the accounts are called, gives a sentence of at most twenty words from one
template a slot (data/explanations.csv), or None: better none than one that could not be printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from communique.compare.tables import rows
from communique.model import Difference
from communique.model.comparison import Slot, Value

MOST_WORDS = 20
_MONEY = re.compile(r"[$€£¥]|(?:million|billion) (?:dollars|euros)")
ORDER = ("polarity", "naming", "condition", "number", "date", "act", "scope", "list", "modality", "force", "actor")
_BY_BOTH = frozenset({"condition", "number", "date", "scope"})
"""Slots that tell more where both accounts fill them: “60 days” and “120 days” go before a condition of one alone."""


def explain(
    found: Sequence[Difference], names: Sequence[str], mirrored: bool = False, acts: Sequence[Value] = ()
) -> str | None:  # fmt: skip
    """The sentence for the difference that matters most and can be printed; `acts` are the words of what is done."""
    of = {d.slot: d for d in found}
    if mirrored and "actor" in of:
        return _filled("charge", of["actor"].values, names)
    question = _question(of["modality"].values, names) if "modality" in of else None
    if question is not None:
        return question
    for slot in sorted((s for s in ORDER if s in of), key=lambda s: s in _BY_BOTH and len(of[s].values) < 2):
        if slot in ("act", "actor") and "actor" in of and len(acts) == len(of["actor"].values):
            told = _deed(acts, of["actor"].values, names)
        elif slot == "actor":
            told = None  # who it is says nothing without what is done
        elif slot == "act":
            told = _filled(slot, acts, names) if len({v.words.lower() for v in acts}) == len(acts) else None
        elif _unlike(slot, of):
            told = None
        else:
            told = _filled(slot, of[slot].values, names)
        if told is not None:
            return told
    return None


def _unlike(slot: Slot, of: Mapping[Slot, Difference]) -> bool:
    """Whether two values cannot be set against each other: money and people, or how surely two other acts are done."""
    if slot == "modality":
        return "act" in of
    return slot == "number" and len({bool(_MONEY.search(v.words)) for v in of[slot].values}) > 1


def _question(values: Sequence[Value], names: Sequence[str]) -> str | None:
    """“The White House tells it; the Kremlin’s reporters ask about it.”"""
    of = {v.words: v for v in values}
    return _filled("asked", (of["told"], of["asked"]), names) if {"told", "asked"} == set(of) else None


def _deed(acts: Sequence[Value], actors: Sequence[Value], names: Sequence[str]) -> str | None:
    if len(acts) != 2 or len(actors) != 2 or any(v.words[:1].islower() and v.words != "both" for v in actors):
        return None
    a, b = (names[act.account] for act in acts)
    x, y = (act.words for act in acts)
    p, q = (actor.words for actor in actors)
    if x.lower() == y.lower():
        return _printable(_forms()["actor"][0].format(a=a, b=b, x=p, y=q))
    return _printable(_forms()["deed"][0].format(a=a, b=b, x=x, y=y, p=p, q=q))


def _filled(slot: str, values: Sequence[Value], names: Sequence[str]) -> str | None:
    both, alone = _forms()[slot]
    if len(values) == 1:
        return _printable(alone.format(a=names[values[0].account], x=values[0].words)) if alone != "-" else None
    if len(values) != 2 or both == "-":
        return None
    if slot == "scope" and not all(v.words[:1].isupper() for v in values):
        return None  # no names
    one, other = values
    return _printable(both.format(a=names[one.account], b=names[other.account], x=one.words, y=other.words))


def _printable(told: str) -> str | None:
    if len(told.split()) > MOST_WORDS or "…" in told or "“”" in told:
        return None
    return told[:1].upper() + told[1:]


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, str]]:
    return {row["slot"]: (row["both"], row["alone"]) for row in rows("explanations.csv", ("slot", "both", "alone"))}
