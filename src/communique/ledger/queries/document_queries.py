"""Documents and their versions, by a filter or one by one. All read-only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from communique.errors import UnknownRecord
from communique.ledger.filters import Filter, only
from communique.ledger.queries.affiliation import standing
from communique.ledger.records import Kept, Version
from communique.ledger.storage.schema import appearance, document, reading, revision
from communique.ledger.storage.serialization import day_of, key_of, moment
from communique.ledger.storage.view_schema import about


def within(by: Filter) -> list[ColumnElement[bool]]:
    """The conditions on rows of `document` that a filter's document, issuer and days set. Raises InputError."""
    only(by, "following")
    out: list[ColumnElement[bool]] = [document.c.issuer == by.issuer] if by.issuer else []
    out += [document.c.key == by.document] if by.document else []
    out += [document.c.date >= by.since] if by.since else []
    return out + ([document.c.date <= by.until] if by.until else [])


def documents(connection: Connection, by: Filter, limit: int, offset: int) -> list[Kept]:
    """Documents, the newest first."""
    found, day = documents_chosen(select(document), by)
    order = (day.desc() if by.actor else day.desc().nulls_last(), document.c.id.desc())
    return [kept_of(row) for row in connection.execute(found.order_by(*order).limit(limit).offset(offset))]


def documents_chosen(found: Select[Any], by: Filter) -> tuple[Select[Any], Any]:
    """The documents that a filter chooses, and the column of their day. Raises InputError."""
    only(by, "documents")
    day: Any = document.c.date
    if by.actor:
        found = found.join(appearance, appearance.c.document == document.c.id)
        found = found.where(appearance.c.actor == standing(by.actor))
        day = appearance.c.date  # in the order of its key, so that the newest come first without a sort
    if by.issuer:
        found = found.where(document.c.issuer == by.issuer)
    if by.topic:
        found = found.where(document.c.id.in_(select(about.c.document).where(about.c.topic == by.topic)))
    if by.text:
        found = found.where(document.c.text_hash == by.text)
    if by.document:
        found = found.where(document.c.key == by.document)
    return between(found, day, by), day


def between(found: Select[Any], column: Any, by: Filter) -> Select[Any]:
    if by.since:
        found = found.where(column >= by.since)
    return found.where(column <= by.until, column != "") if by.until else found


def one_document(connection: Connection, key: str) -> Kept:
    """A document by its id, its address or its text's hash. Raises UnknownRecord."""
    # One by one: each has an index (the id of an address is made of it), an “or” of the three would go through all.
    for which in (document.c.key == key, document.c.key == key_of(key), document.c.text_hash == key):
        row = connection.execute(select(document).where(which).order_by(document.c.id).limit(1)).one_or_none()
        if row is not None:
            return kept_of(row)
    raise UnknownRecord(f"{key}: the ledger holds no such document")


def versions(connection: Connection, key: str) -> list[Version]:
    """All versions of a document, the first first."""
    at = select(document.c.id).where(document.c.key == key).scalar_subquery()
    rows = connection.execute(select(revision).where(revision.c.document == at).order_by(revision.c.number)).all()
    made: dict[int, list[str]] = {}
    for row in connection.execute(
        select(reading.c.revision, reading.c.program)
        .where(reading.c.revision.in_([r.id for r in rows])).order_by(reading.c.id)
    ):  # fmt: skip
        made.setdefault(row.revision, []).append(row.program)
    return [
        Version(key, r.number, r.text_hash, r.raw_hash, r.title, day_of(r.date), r.issuer, moment(r.seen_at),
                moment(r.last_seen), tuple(made.get(r.id, ())))
        for r in rows
    ]  # fmt: skip


def kept_of(r: Row[Any]) -> Kept:
    """The record of a row of `document`."""
    return Kept(
        r.key, r.address, r.title, day_of(r.date), r.issuer, r.author, r.language, r.text_hash, r.words, r.number,
        r.program, moment(r.first_seen), moment(r.last_seen), moment(r.gone_at) if r.gone_at else None, bool(r.draft),
    )  # fmt: skip
