"""Where an account lacks a point: whether other documents of that side tell of it within three days.

Takes accounts side by side, gives for a point and a column the documents to be named beside “not in this account”.
Not said in one text is not denied: the side may have told it in another.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communique.actors import registry
from communique.language.embedding import Meanings, embed
from communique.ledger.comparing import SideBySide
from communique.ledger.filters import Filter
from communique.model import Point, Reading

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

DAYS = 3
MOST = 6
"""Documents of one side that are looked into."""
ENOUGH = 0.66
"""Likeness of a sentence and a claim from which on the one is said to tell the other."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORDS = re.compile(r"\w{5,}")
_SENTENCES = 80
_FILLING = {"preside", "ministe", "leaders", "secreta", "discuss", "country", "between", "express", "stresse"}

Elsewhere = dict[tuple[str, int], list[tuple[str, str]]]


def elsewhere(ledger: Ledger, made: SideBySide) -> Elsewhere:
    """{(point id, column): [(document id, title)]} for points that a column lacks and its side tells elsewhere."""
    told = made.comparison
    if told is None or told.contact.date is None:
        return {}
    day = dt.date.fromisoformat(told.contact.date)
    alone = [p for p in told.points if len(p.accounts) == 1]
    out: Elsewhere = {}
    for column, account in enumerate(told.accounts):
        lacking = [p for p in alone if p.accounts[0].account != column]
        for key, title, reading in _others(ledger, made, account.side, day) if lacking else ():
            for point in _telling(lacking, reading):
                out.setdefault((point.id, column), []).append((key, title))
    return out


def _others(ledger: Ledger, made: SideBySide, side: str | None, day: dt.date) -> Iterator[tuple[str, str, Reading]]:
    """Further documents of a side from the days around the contact."""
    known, days = registry(), dt.timedelta(days=DAYS)
    if side is None:
        return
    by = Filter(since=(day - days).isoformat(), until=(day + days).isoformat())
    found = [f for f in ledger.documents(by) if f.issuer and side in (f.issuer, known.country(f.issuer))]
    for one in [f for f in found if f.id not in made.documents][:MOST]:
        yield one.id, one.title or one.address, ledger.reading(one.id)


def _telling(points: Sequence[Point], reading: Reading) -> list[Point]:
    """The points of which a sentence of a reading tells: alike in meaning, and with words in common."""
    sentences = [s for s in _SENTENCE.split(reading.text) if len(s.split()) > 4][:_SENTENCES]
    if not sentences:
        return []
    claims = [" ".join(c.text for c in p.accounts[0].claims) for p in points]
    likeness: Meanings = embed(claims) @ embed(sentences).T
    out = []
    for number, point in enumerate(points):
        best = int(likeness[number].argmax())
        shared = _content(claims[number]) & _content(sentences[best])
        if likeness[number, best] >= ENOUGH and len(shared) > 1:
            out.append(point)
    return out


def _content(text: str) -> set[str]:
    return {w.lower()[:7] for w in _WORDS.findall(text)} - _FILLING
