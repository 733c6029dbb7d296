"""Statements, acts, commitments, accounts and passages by a filter or one by one. All read-only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from communique.errors import UnknownRecord
from communique.ledger.filters import Filter, only
from communique.ledger.queries.affiliation import standing
from communique.ledger.queries.document_queries import between
from communique.ledger.records import Found, Kind
from communique.ledger.storage.schema import contact, document, finding, party
from communique.ledger.storage.serialization import day_of
from communique.model import Act, Commitment, Contact, Passage, Statement
from communique.model.restore import restored

_MODEL: dict[str, Any] = {
    "statement": Statement, "act": Act, "commitment": Commitment, "contact": Contact, "passage": Passage
}  # fmt: skip


def selected() -> Select[Any]:
    """Rows of `finding` with what `found_of` needs beside them."""
    beside = (
        document.c.key,
        document.c.title,
        document.c.address,
        document.c.number,
        contact.c.key.label("contact_key"),
    )
    return select(finding, *beside).join_from(finding, document).outerjoin(contact, contact.c.id == finding.c.contact)


def every(connection: Connection, kind: Kind, by: Filter) -> Iterator[Found[Any]]:
    """All findings of one kind in the order in which they were entered, some at a time."""
    last = -1
    while True:
        found = findings_chosen(selected(), kind, by)[0].where(finding.c.id > last)
        rows = connection.execute(found.order_by(finding.c.id).limit(500)).all()
        for row in rows:
            yield found_of(row)
        if len(rows) < 500:
            return
        last = rows[-1].id


def findings(connection: Connection, kind: Kind, by: Filter, limit: int, offset: int) -> list[Found[Any]]:
    """Findings of one kind, the newest first, then as they were entered."""
    found, day = findings_chosen(selected(), kind, by)
    order = (day.desc() if by.actor else day.desc().nulls_last(), finding.c.id)
    return [found_of(row) for row in connection.execute(found.order_by(*order).limit(limit).offset(offset))]


def findings_chosen(found: Select[Any], kind: str, by: Filter) -> tuple[Select[Any], Any]:
    """The findings of a kind that a filter chooses, and the column of their day. Raises InputError."""
    only(by, f"{kind}s")
    found, day = found.where(finding.c.kind == kind), finding.c.date
    if by.document:
        found = found.where(finding.c.document.in_(select(document.c.id).where(document.c.key == by.document)))
    if by.actor:
        found = of_actor(found.join(party, party.c.finding == finding.c.id), kind, by)
        day = party.c.date
    elif by.other:
        found = found.where(_has_part(by.other, kind, finding.c.id).exists())
    for column, value in ((finding.c.issuer, by.issuer), (finding.c.sort, by.sort), (finding.c.status, by.status)):
        if value:
            found = found.where(column == value)
    return between(found, day, by), day


def of_actor(found: Select[Any], kind: str, by: Filter) -> Select[Any]:
    """The findings in which an actor has a part, and the other one too, once each, in the order of the parts' key."""
    actor = standing(str(by.actor))
    found = found.where(party.c.actor == actor, party.c.kind == kind)
    if by.other:  # first, so that no more is asked of those in which the other has none
        other = _has_part(by.other, kind, party.c.finding)
        found = found.where(other.where(other.selected_columns.date == party.c.date).exists())
    if by.role:
        return found.where(party.c.role == by.role)
    before = _has_part(str(by.actor), kind, party.c.finding)
    same = before.selected_columns
    return found.where(~before.where(same.date == party.c.date, same.role < party.c.role).exists())


def _has_part(actor: str, kind: str, number: ColumnElement[Any]) -> Select[Any]:
    """The parts that an actor has in the finding of that number."""
    other = party.alias()
    found = select(other.c.role, other.c.date)
    return found.where(other.c.actor == standing(actor), other.c.kind == kind, other.c.finding == number)


def one_finding(connection: Connection, key: str, record: str) -> Found[Any]:
    """A finding by its document and record. Raises UnknownRecord."""
    found = selected()
    row = connection.execute(found.where(document.c.key == key, finding.c.record == record)).first()
    if row is None:
        raise UnknownRecord(f"{key}/{record}: the ledger holds no such record")
    return found_of(row)


def found_of(row: Row[Any]) -> Found[Any]:
    """The record of a row of `finding` joined with its document's key, title and address."""
    body = json.loads(row.body)
    record = restored(_MODEL[row.kind], body["record"])
    return Found(
        row.key, row.kind, record, row.words, day_of(row.date), row.issuer, row.verdict, row.contact_key,
        tuple(body["topics"]), row.title, row.address, row.number,
    )  # fmt: skip
