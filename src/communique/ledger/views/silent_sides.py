"""Silences, kept: contacts that were not found in what one side published, and topics on which a side says nothing.

Findings of `follow.silences`, made again for those contacts that changed or near whose day a document came.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from communique.actors import Registry
from communique.follow.document_search import AROUND
from communique.follow.silences import unspoken as find_unspoken
from communique.follow.silences import untold as find_untold
from communique.ledger.filters import Filter
from communique.ledger.queries.contact_lookup import look_in
from communique.ledger.queries.document_queries import within
from communique.ledger.queries.finding_queries import found_of, selected
from communique.ledger.storage.schema import contact, document, finding
from communique.ledger.storage.serialization import dumped, plain
from communique.ledger.storage.view_schema import digest, view
from communique.ledger.storage.view_schema import untold as table
from communique.ledger.views.document_digest import published, topical_of
from communique.ledger.views.invalidation import mark, marked, state, unmark
from communique.model import Telling, Unspoken, Untold
from communique.model.restore import restored

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

_MANY = 5
"""Contacts are many for a document: so many times the chunk is taken at once."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A contact (its id) that one side tells of and another does not."""

    contact: str
    untold: Untold


def untold(
    ledger: Database, silent: str | None = None, since: str | None = None, until: str | None = None,
    seen_since: str | None = None, limit: int = 50, offset: int = 0,
) -> tuple[list[Silence], int]:  # fmt: skip
    """Silences, the newest contact first, and how many in all. `seen_since` is when the contact was first told."""
    with ledger.reading_from() as connection:
        where = [table.c.silent == silent] if silent else []
        where += [table.c.day >= since] if since else []
        where += [table.c.day <= until] if until else []
        where += [table.c.seen >= seen_since] if seen_since else []
        total = connection.scalar(select(func.count()).select_from(table).where(*where)) or 0
        found = select(table.c.body, contact.c.key).join(contact, contact.c.id == table.c.contact).where(*where)
        order = (table.c.day.desc(), table.c.contact.desc(), table.c.silent)
        rows = connection.execute(found.order_by(*order).limit(limit).offset(offset)).all()
        return [Silence(r.key, restored(Untold, json.loads(r.body))) for r in rows], total


def of_contact(ledger: Database, key: str) -> list[Untold]:
    """Who is silent on one contact."""
    with ledger.reading_from() as connection:
        found = select(table.c.body).join(contact, contact.c.id == table.c.contact).where(contact.c.key == key)
        return [restored(Untold, json.loads(body)) for body in connection.scalars(found.order_by(table.c.silent))]


def unspoken(ledger: Database) -> tuple[Unspoken, ...]:
    """Topics of which others speak and one side does not, the longest odds first."""
    with ledger.reading_from() as connection:
        told = connection.scalar(select(view.c.value).where(view.c.name == "unspoken"))
    return tuple(restored(Unspoken, one) for one in json.loads(told)) if told else ()


def every(
    ledger: Database, actors: Registry, by: Filter | None = None
) -> tuple[tuple[Untold, ...], tuple[Unspoken, ...]]:
    """All silences, the oldest contact first; with a filter, those among the chosen documents alone."""
    conditions = within(by or Filter())
    if not conditions:
        with ledger.reading_from() as connection:
            bodies = connection.scalars(select(table.c.body).order_by(table.c.contact)).all()
        kept = [restored(Untold, json.loads(body)) for body in bodies]
        return tuple(sorted(kept, key=lambda u: (u.day, u.silent, u.participants))), unspoken(ledger)
    with ledger.reading_from() as connection:
        return found(connection, actors, conditions)


def found(
    connection: Connection, actors: Registry, conditions: Sequence[ColumnElement[bool]]
) -> tuple[tuple[Untold, ...], tuple[Unspoken, ...]]:
    """The silences about what the chosen documents tell; all of the ledger's documents are searched for it."""
    chosen = select(digest.c.publication, digest.c.topics).join(document).where(*conditions)
    rows = connection.execute(chosen.order_by(document.c.date, document.c.id)).all()
    tellings = _tellings(connection, conditions)
    topical = [t for row in rows for t in topical_of(published(row.publication), row.topics)]
    look = look_in(connection, actors)
    return find_untold([tellings[n] for n in sorted(tellings)], look, actors), find_unspoken(topical)


def renew(ledger: Database, actors: Registry, most: int) -> int:
    """Look anew at some of the contacts on which silence may have begun or ended; gives how many."""
    with ledger.reading_from() as connection:
        days = marked(connection, "day")
        if not days and not marked(connection, "untold", 1):
            return 0
    with ledger.changing() as connection:
        if days:
            _spread(connection, days)
        keys = marked(connection, "untold", most * _MANY)
        numbers = [int(k) for k in keys]
        tellings = _tellings(connection, [finding.c.contact.in_(numbers)])
        of = {id(telling): n for n, told in tellings.items() for telling in told}
        seen = {
            r.id: r.first_seen
            for r in connection.execute(select(contact.c.id, contact.c.first_seen).where(contact.c.id.in_(numbers)))
        }
        connection.execute(delete(table).where(table.c.contact.in_(numbers)))
        rows = [
            {"contact": n, "silent": u.silent, "day": u.day, "seen": seen[n], "body": dumped(plain(u))}
            for u in find_untold([tellings[n] for n in sorted(tellings)], look_in(connection, actors), actors)
            if (n := of[id(u.tellings[0])]) in seen
        ]  # fmt: skip
        if rows:
            connection.execute(insert(table), rows)
        unmark(connection, "untold", keys)
        return len(keys)


def renew_topics(ledger: Database) -> None:
    """Look anew at who keeps silent on which topic."""
    with ledger.reading_from() as connection:
        now = state(connection)
        told = topics(connection)
    with ledger.changing() as connection:
        if keep_view(connection, "unspoken", now, told):
            unmark(connection, "topics", [""], now)


def topics(connection: Connection) -> str:
    """Who keeps silent on which topic, as it is kept."""
    found = select(digest.c.publication, digest.c.topics).where(digest.c.topics.is_not(None))
    rows = connection.execute(found.join(document).order_by(document.c.date, document.c.id)).all()
    return dumped([plain(u) for u in find_unspoken(t for r in rows for t in topical_of(published(r[0]), r[1]))])


def keep_view(connection: Connection, name: str, now: int, value: str) -> bool:
    """Keep what was made at a state, unless something newer is kept already."""
    kept = connection.scalar(select(view.c.state).where(view.c.name == name))
    if kept is not None and kept > now:
        return False
    connection.execute(delete(view).where(view.c.name == name))
    connection.execute(insert(view).values(name=name, state=now, value=value))
    return True


def _spread(connection: Connection, days: list[str]) -> None:
    """Mark the contacts of which an account tells within `AROUND` days of those on which documents changed."""
    stretches: list[list[str]] = []
    for day in days:
        start, end = _shift(day, -AROUND), _shift(day, AROUND)
        if stretches and start <= stretches[-1][1]:
            stretches[-1][1] = max(end, stretches[-1][1])
        else:
            stretches.append([start, end])
    for start, end in stretches:
        near = select(finding.c.contact).where(finding.c.kind == "contact", finding.c.date.between(start, end))
        mark(connection, "untold", connection.scalars(near.distinct()).all())
    unmark(connection, "day", days)


def _shift(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def _tellings(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> dict[int, list[Telling]]:
    """The tellings by the number of their contact, as `follow.tellings` makes them."""
    found = selected().add_columns(digest.c.publication).join(digest, digest.c.document == finding.c.document)
    found = found.where(*conditions, finding.c.kind == "contact").order_by(finding.c.id)
    out: dict[int, list[Telling]] = {}
    for row in connection.execute(found):
        one = found_of(row)
        if one.record.evidence:
            words = one.quote(max(one.record.evidence, key=lambda s: s.end - s.start))
            out.setdefault(row.contact, []).append(Telling(published(row.publication), one.record, words))
    return out
