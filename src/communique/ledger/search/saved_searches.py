"""Searches that somebody saved, and what of a search came in lately.

A saved search is what was asked, with a name; whoever looks at the ledger sees them all. `newest` gives the hits of any
search in the order in which their documents came in, which is what feeds and the digest tell.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from communique.errors import InputError, UnknownRecord
from communique.ledger.records import Hit
from communique.ledger.search.full_text import Asked, search
from communique.ledger.storage.schema import document, saved
from communique.ledger.storage.sequences import next_ids
from communique.ledger.storage.serialization import dumped, moment, stamp

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

LONGEST, MOST, LOOKED = 120, 200, 400
"""Characters of a name; saved searches; hits, the latest by day, among which the newest are looked for."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved search: its number, its name, what it asks, who saved it and when."""

    number: int
    name: str
    asked: Asked
    author: str
    made_at: dt.datetime


def every(ledger: Database) -> list[Saved]:
    """All saved searches, by name."""
    with ledger.reading_from() as connection:
        rows = connection.execute(select(saved).order_by(saved.c.name, saved.c.id)).all()
    return [Saved(r.id, r.name, Asked(**json.loads(r.asked)), r.author, moment(r.made_at)) for r in rows]


def save(ledger: Database, name: str, asked: Asked, author: str, made_at: dt.datetime) -> Saved:
    """Save a search under a name. Raises InputError for no name, or a search that asks nothing."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise InputError(f"a saved search has a name of 1 to {LONGEST} characters")
    something(asked)
    with ledger.writing() as connection:
        if len(connection.execute(select(saved.c.id)).all()) >= MOST:
            raise InputError(f"{MOST} searches are saved; take one out first")
        number = next_ids(connection, "saved", 1)
        row = {"id": number, "name": name, "asked": dumped(asdict(asked)), "author": author, "made_at": stamp(made_at)}
        connection.execute(insert(saved).values(**row))
    return Saved(number, name, asked, author, made_at)


def something(asked: Asked) -> Asked:
    """The search itself. Raises InputError for one that asks for nothing."""
    if asked.nothing:
        raise InputError("this search asks for nothing; give it words, a speaker, a topic, days")
    return asked


def forget(ledger: Database, number: int) -> None:
    """Take a saved search out. Raises UnknownRecord."""
    with ledger.writing() as connection:
        if connection.execute(delete(saved).where(saved.c.id == number)).rowcount != 1:
            raise UnknownRecord(f"{number}: there is no such saved search")


def newest(
    ledger: Database, asked: Asked, limit: int, since: dt.datetime | None = None
) -> list[tuple[dt.datetime, Hit]]:
    """The hits of a search with the time their documents came in, the newest first; `since`: those from then on."""
    within = Asked(**{**asdict(asked), "order": "day"})
    with ledger.reading_from() as connection:
        hits = search(connection, ledger.backend, within, LOOKED, 0).hits
        keys = sorted({hit.found.document for hit in hits})
        found = select(document.c.key, document.c.first_seen).where(document.c.key.in_(keys))
        seen = {row.key: moment(row.first_seen) for row in connection.execute(found)}
    told = [(seen[hit.found.document], hit) for hit in hits]
    told = [pair for pair in told if since is None or pair[0] >= since]
    return sorted(told, key=lambda pair: pair[0], reverse=True)[:limit]
