"""Where an account lacks a point: whether other documents of that side tell of it within three days.

Takes accounts side by side, gives for a point and a column the documents to be named beside “not in this account”.
Not said in one text is not denied: the side may have told it in another.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from communique.actors import registry
from communique.language.embedding import embed
from communique.ledger.filters import Filter
from communique.ledger.queries.document_queries import documents
from communique.ledger.queries.stored_readings import stored
from communique.ledger.records import Kept
from communique.ledger.views.account_comparison import SideBySide
from communique.model import Point
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

DAYS = 3
AROUND = 100
"""Documents of those days, of whatever side, of which the newest are gone through."""
MOST = 6
"""Documents of one side that are looked into."""
ENOUGH = 0.66
"""Likeness of a sentence and a claim from which on the one is said to tell the other."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORDS = re.compile(r"\w{5,}")
_SENTENCES = 80
_FILLING = word_set("ledger", "filling-stems")

Elsewhere = dict[tuple[str, int], list[tuple[str, str]]]
Around = dict[int, list[Kept]]


def elsewhere(ledger: Database, made: SideBySide, near: Around | None = None) -> Elsewhere:
    """{(point id, column): [(document id, title)]} for points that a column lacks and its side tells elsewhere.

    `near` are the documents that are looked into, where the caller has them.
    """
    told = made.comparison
    out: Elsewhere = {}
    for column, theirs in (around(ledger, made) if near is None else near).items():
        lacking = _lacking(told.points, column) if told else []
        for one, point in _telling(ledger, lacking, theirs):
            out.setdefault((point.id, column), []).append((one.id, one.title or one.address))
    return out


def around(ledger: Database, made: SideBySide) -> Around:
    """Of each column that lacks a point further documents of its side, from the days around the contact."""
    told = made.comparison
    if told is None or told.contact.date is None:
        return {}
    day, days, known = dt.date.fromisoformat(told.contact.date), dt.timedelta(days=DAYS), registry()
    by = Filter(since=(day - days).isoformat(), until=(day + days).isoformat())
    with ledger.reading_from() as connection:
        near = documents(connection, by, AROUND, 0)
    found = [f for f in near if f.issuer and f.id not in made.documents]
    out: Around = {}
    for column, account in enumerate(told.accounts):
        theirs = [f for f in found if account.side and account.side in (f.issuer, known.country(f.issuer or ""))]
        if theirs and _lacking(told.points, column):
            out[column] = theirs[:MOST]
    return out


def mark_of(near: Around) -> str:
    """What `elsewhere` looks into and the code that looks, as a hash: the same mark, the same answer."""
    told = [[column, *(f"{one.id} {one.revision} {one.title}" for one in theirs)] for column, theirs in near.items()]
    return hashlib.sha256(json.dumps([_code(), told]).encode()).hexdigest()[:24]


@cache
def _code() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def _lacking(points: Sequence[Point], column: int) -> list[Point]:
    return [p for p in points if len(p.accounts) == 1 and p.accounts[0].account != column]


def _telling(ledger: Database, points: Sequence[Point], theirs: Sequence[Kept]) -> Iterator[tuple[Kept, Point]]:
    """The points of which a sentence of a document tells: alike in meaning, and with words in common.

    Only what has words in common is asked for its meaning, which is what takes time.
    """
    claims = {p.id: " ".join(c.text for c in p.accounts[0].claims) for p in points}
    words = {key: _content(claim) for key, claim in claims.items()}
    near: dict[tuple[str, str], list[str]] = {}
    with ledger.reading_from() as connection:
        texts = {one.id: stored(connection, one.id).content.text for one in theirs}
    for one in theirs:
        sentences = [s for s in _SENTENCE.split(texts[one.id]) if len(s.split()) > 4][:_SENTENCES]
        for sentence in sentences:
            own = _content(sentence)
            for point in points:
                if len(words[point.id] & own) > 1:
                    near.setdefault((one.id, point.id), []).append(sentence)
    asked = dict.fromkeys(t for (_, p), some in near.items() for t in (claims[p], *some))
    meant = dict(zip(asked, embed(list(asked)), strict=True))
    for one in theirs:
        for point in points:
            some = near.get((one.id, point.id), ())
            if any(float(meant[claims[point.id]] @ meant[s]) >= ENOUGH for s in some):
                yield one, point


def _content(text: str) -> set[str]:
    return {w.lower()[:7] for w in _WORDS.findall(text)} - _FILLING
