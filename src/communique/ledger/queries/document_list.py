"""The list of documents: filtered, paged, counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, or_, select

from communique.documents.language import READ, UNKNOWN
from communique.ledger.queries.affiliation import standing
from communique.ledger.queries.document_queries import kept_of
from communique.ledger.records import Kept
from communique.ledger.storage.schema import appearance, document
from communique.ledger.storage.serialization import stamp
from communique.ledger.storage.view_schema import about

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What to narrow the documents by; None or empty narrows nothing.

    `actor`, or somebody who serves it where it is a country, is mentioned in it; `words` stand in its title or
    address; something done in it is on `topic`; it is one of `keys`; `edited` has several versions; `gone` is no longer
    there. Days are inclusive; `seen_since` is a moment.
    """

    issuer: str | None = None
    actor: str | None = None
    words: str = ""
    language: str | None = None
    edited: bool = False
    gone: bool = False
    since: str | None = None
    until: str | None = None
    seen_since: dt.datetime | None = None
    topic: str | None = None
    keys: tuple[str, ...] | None = None


def page(
    ledger: Database, by: DocumentFilter, limit: int = 50, offset: int = 0, by_seen: bool = False,
    oldest_first: bool = False,
) -> tuple[list[Kept], int]:  # fmt: skip
    """Documents by their day, the newest or the oldest first, or the last seen first; and how many in all."""
    with ledger.reading_from() as connection:
        total = many(connection, by)
        found = narrowed(select(document), by)
        if by_seen:
            order = (document.c.first_seen.desc(), document.c.id.desc())
        elif by.actor or by.topic:
            day = appearance.c.date if by.actor else about.c.date
            order = (day.asc(), document.c.id.asc()) if oldest_first else (day.desc(), document.c.id.desc())
        elif oldest_first:
            order = (document.c.date.asc().nulls_last(), document.c.id.asc())
        else:
            order = (document.c.date.desc().nulls_last(), document.c.id.desc())
        rows = connection.execute(found.order_by(*order).limit(limit).offset(offset)).all()
        return [kept_of(r) for r in rows], total


def among(ledger: Database, keys: Sequence[str], by: DocumentFilter) -> list[str]:
    """Those of the documents that are sought, in the order in which they are given."""
    with ledger.reading_from() as connection:
        found = narrowed(select(document.c.key), replace(by, keys=tuple(keys)))
        there = set(connection.scalars(found).all())
    return [key for key in keys if key in there]


def issuers(ledger: Database, seen_since: dt.datetime | None = None) -> list[tuple[str | None, int]]:
    """Who published how many documents, those with most first; None where nobody is known."""
    with ledger.reading_from() as connection:
        issuer: Any = document.c.issuer
        if seen_since:
            # Grouped by an expression, so that SQLite goes by the index of moments and not through every row.
            issuer = func.coalesce(issuer, "").label("issuer")
        found = select(issuer, func.count().label("many")).group_by(issuer)
        found = found.where(document.c.first_seen >= stamp(seen_since)) if seen_since else found
        rows = [(r.issuer or None, r.many) for r in connection.execute(found)]
    return sorted(rows, key=lambda row: (-row[1], row[0] or ""))


@dataclass(frozen=True, slots=True)
class Unread:
    """How many documents of an issuer (None: nobody known) are in a language that is not read."""

    issuer: str | None
    language: str
    documents: int


def unread(
    ledger: Database, since: str | None = None, until: str | None = None, seen_since: dt.datetime | None = None
) -> tuple[Unread, ...]:
    """What could not be read of the days, or of what came in since a moment, those with most documents first.

    Nobody is to be called silent who stands here: nothing was looked for in these.
    """
    many = func.count()
    found = select(document.c.issuer, document.c.language, many).group_by(document.c.issuer, document.c.language)
    found = found.where(document.c.language.not_in(("", UNKNOWN, *sorted(READ))), document.c.draft == 0)
    found = _between(found, document.c.date, DocumentFilter(since=since, until=until))
    found = found.where(document.c.first_seen >= stamp(seen_since)) if seen_since else found
    with ledger.reading_from() as connection:
        rows = connection.execute(found.order_by(many.desc(), document.c.issuer, document.c.language)).all()
    return tuple(Unread(*row) for row in rows)


def many(connection: Connection, by: DocumentFilter) -> int:
    """How many documents are sought; those of an actor or topic alone are counted without looking at the documents."""
    alone = _alone(by, func.count())
    if alone is not None:
        return connection.scalar(alone) or 0
    return connection.scalar(narrowed(select(func.count()).select_from(document), by)) or 0


def numbers(by: DocumentFilter) -> Select[Any]:
    """The numbers of the documents that are sought, by the name of `id`."""
    alone = _alone(by, (appearance if by.actor else about).c.document.label("id"))
    return narrowed(select(document.c.id), by) if alone is None else alone


def _alone(by: DocumentFilter, what: Any) -> Select[Any] | None:
    """What is asked of the documents of an actor or a topic, if nothing but days narrows them besides."""
    if by.actor and by == DocumentFilter(actor=by.actor, since=by.since, until=by.until):
        return _between(select(what).where(appearance.c.actor == standing(by.actor)), appearance.c.date, by)
    if by.topic and by == DocumentFilter(topic=by.topic, since=by.since, until=by.until):
        return _between(select(what).where(about.c.topic == by.topic), about.c.date, by)
    return None


def _between(found: Select[Any], day: Any, by: DocumentFilter) -> Select[Any]:
    found = found.where(day >= by.since) if by.since else found
    return found.where(day <= by.until, day != "") if by.until else found


def narrowed(found: Select[Any], by: DocumentFilter) -> Select[Any]:
    """The rows of `document` that are sought; those of an actor joined to his appearances."""
    if by.actor:
        found = found.join(appearance, appearance.c.document == document.c.id)
        found = found.where(appearance.c.actor == standing(by.actor))
    elif by.topic:
        found = found.join(about, about.c.document == document.c.id).where(about.c.topic == by.topic)
    day = appearance.c.date if by.actor else about.c.date if by.topic else document.c.date
    for column, value in ((document.c.issuer, by.issuer), (document.c.language, by.language)):
        found = found.where(column == value) if value else found
    words = select(document.c.id)
    for word in by.words.lower().split():
        title = func.lower(func.coalesce(document.c.title, ""))
        held = (title.contains(word, autoescape=True), func.lower(document.c.address).contains(word, autoescape=True))
        words = words.where(or_(*held))
    found = found.where(document.c.id.in_(words)) if by.words.strip() else found
    found = found.where(document.c.key.in_(by.keys)) if by.keys is not None else found
    if by.topic:
        on = select(about.c.document).where(about.c.topic == by.topic)
        found = found.where(document.c.id.in_(on)) if by.actor else found
    found = found.where(document.c.number > 1) if by.edited else found
    found = found.where(document.c.gone_at.is_not(None)) if by.gone else found
    found = _between(found, day, by)
    return found.where(document.c.first_seen >= stamp(by.seen_since)) if by.seen_since else found
