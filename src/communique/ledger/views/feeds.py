"""Feeds: the newest contacts, commitments and revisions with ids and times, for those who watch the ledger.

A cursor is the place of the last entry that was given (“moment|id”); what comes in later does not move
it, so that a reader who pages on misses nothing and gets nothing twice.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, select, tuple_

from communique.actors import Registry
from communique.errors import InputError
from communique.follow import on_day
from communique.ledger.queries.contact_queries import contact_of
from communique.ledger.queries.finding_queries import found_of, selected
from communique.ledger.records import Found
from communique.ledger.storage.schema import contact, document, finding
from communique.ledger.storage.serialization import moment, unpacked_text
from communique.ledger.storage.view_schema import edition, life
from communique.ledger.views.commitment_lifecycles import unpacked_life
from communique.model import Contact, Revision
from communique.model.restore import restored

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

KINDS = ("contacts", "commitments", "revisions")
ACCOUNTS = 3
"""Accounts of a contact that its entry quotes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the thing's id, when it came in, and the record (KeptContact, Life or Revision).

    For a revision the id is “document/number”; `title` is the document's. `accounts` are, of a contact, the
    first that tell of it.
    """

    id: str
    at: dt.datetime
    record: Any
    title: str | None = None
    accounts: tuple[Found[Contact], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, the newest first; `cursor` gives what follows, None at the end."""

    entries: tuple[Entry, ...]
    cursor: str | None


def feed(
    ledger: Database, kind: str, registry: Registry, today: str, cursor: str | None = None, limit: int = 50
) -> Feed:
    """The newest of a kind (contacts, commitments, revisions). Raises InputError for a cursor that is none."""
    if kind not in KINDS:
        raise InputError(f"{kind}: there is no such feed; use {', '.join(KINDS)}")
    with ledger.reading_from() as connection:
        found, at, number = _newest(kind)
        if cursor:
            found = found.where(tuple_(at, number) < _place(cursor))
        rows = connection.execute(found.order_by(at.desc(), number.desc()).limit(limit + 1)).all()
        shown = rows[:limit]
        told = _accounts(connection, [row.feed_number for row in shown]) if kind == "contacts" else {}
    entries = tuple(_entry(kind, row, registry, today, told) for row in shown)
    more = f"{shown[-1].feed_at}|{shown[-1].feed_number}" if len(rows) > limit else None
    return Feed(entries, more)


def _newest(kind: str) -> tuple[Select[Any], Any, Any]:
    at: Any
    number: Any
    if kind == "contacts":
        at, number = contact.c.first_seen, contact.c.id
        found = select(contact)
    elif kind == "commitments":
        at, number = life.c.seen, life.c.id
        found = select(life.c.key, life.c.body).where(life.c.routine == 0)
    else:
        at, number = edition.c.seen, edition.c.document * 100_000 + edition.c.number
        found = select(document.c.key, document.c.title, edition.c.number, edition.c.body).join_from(edition, document)
        found = found.where(edition.c.weight == "substantive")
    return found.add_columns(at.label("feed_at"), number.label("feed_number")).where(at != ""), at, number


def _accounts(connection: Connection, contacts: list[int]) -> dict[int, list[Found[Contact]]]:
    """The first accounts of each contact, in the order in which they came in."""
    rows = connection.execute(selected().where(finding.c.contact.in_(contacts))).all()
    out: dict[int, list[Found[Contact]]] = {}
    for row in sorted(rows, key=lambda r: r.id):
        held = out.setdefault(row.contact, [])
        if len(held) < ACCOUNTS:
            held.append(found_of(row))
    return out


def _entry(kind: str, row: Any, registry: Registry, today: str, told: dict[int, list[Found[Contact]]]) -> Entry:
    at = moment(row.feed_at)
    if kind == "contacts":
        return Entry(row.key, at, contact_of(row), accounts=tuple(told.get(row.feed_number, ())))
    if kind == "commitments":
        return Entry(row.key, at, on_day(unpacked_life(row.body), registry, today))
    return Entry(f"{row.key}/{row.number}", at, restored(Revision, json.loads(unpacked_text(row.body))), row.title)


def _place(cursor: str) -> tuple[str, int]:
    at, sign, number = cursor.partition("|")
    try:
        moment(at)
    except ValueError:
        sign = ""
    if not sign or not number.isdigit() or len(number) > 18:
        raise InputError(f"{cursor[:80]!r}: is no place in a feed; take the one that the feed gives")
    return at, int(number)
