"""Whether a ledger is sound: every text, version, reading, row and span held against each other, then the views.

Gives one line for each thing that is not as it should be. Nothing is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import zstandard
from sqlalchemy import Connection, func, select

from communique.errors import CommuniqueError
from communique.ledger.judging import judged
from communique.ledger.packing import document_of, hash_of, unpacked, unpacked_reading, unpacked_text
from communique.ledger.rows import of_draft, rows_of
from communique.ledger.tables import actor, appearance, contact, document, finding, raw, reading, revision, text
from communique.ledger.viewcheck import disagreements

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

_PAGE = 200


def check(ledger: Ledger) -> Iterator[str]:
    """Go through the whole ledger; a generator of complaints. Views are held against records that are sound."""
    faults = 0
    for fault in _records(ledger):
        faults += 1
        yield fault
    if not faults:
        try:
            yield from disagreements(ledger)
        except (ValueError, KeyError, TypeError, zstandard.ZstdError) as error:
            yield f"a view cannot be read: {type(error).__name__}: {error}"


def _records(ledger: Ledger) -> Iterator[str]:
    with ledger.writing() as connection:  # SQLite checks its index by a statement that counts as a write
        yield from ledger.backend.damage(connection)
    with ledger.reading_from() as connection:
        yield from _contents(connection)
        yield from _documents(connection)
        yield from _contacts(connection)
        yield from _actors(connection)


def _contents(connection: Connection) -> Iterator[str]:
    for row in _pages(connection, text):
        try:
            told = unpacked_text(row.body)
        except Exception:
            yield f"text {row.hash}: cannot be unpacked"
            continue
        if hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest() != row.hash:
            yield f"text {row.hash}: is not the text that was stored"
    for row in _pages(connection, raw):
        try:
            sound = hash_of(unpacked(row.body)) == row.hash
        except Exception:
            sound = False
        if not sound:
            yield f"raw bytes {row.hash}: are not the bytes that were stored"


def _documents(connection: Connection) -> Iterator[str]:
    for row in _pages(connection, document):
        versions = connection.execute(
            select(revision).where(revision.c.document == row.id).order_by(revision.c.number)
        ).all()
        if [v.number for v in versions] != list(range(1, row.number + 1)):
            yield f"{row.key}: its versions are not numbered 1 to {row.number}"
            continue
        for version in versions:
            yield from _version(connection, row, version, current=version.number == row.number)


def _version(connection: Connection, row: Any, version: Any, current: bool) -> Iterator[str]:
    name = f"{row.key} version {version.number}"
    body = connection.scalar(select(text.c.body).where(text.c.hash == version.text_hash))
    if body is None:
        yield f"{name}: its text is missing"
        return
    readings = connection.scalars(
        select(reading.c.body).where(reading.c.revision == version.id).order_by(reading.c.id)
    ).all()
    if not readings:
        yield f"{name}: has no reading"
    for packed in readings:
        try:
            content = document_of(unpacked_text(body), version.title, version.date, version.particulars)
            made = unpacked_reading(packed, content)  # refuses any span that does not fit the text
        except (CommuniqueError, ValueError, KeyError, TypeError) as error:
            yield f"{name}: a reading does not stand on its text: {error}"
            return
    if current and readings:
        yield from _rows(connection, row, judged(connection, row.key, made))


def _rows(connection: Connection, row: Any, shown: Any) -> Iterator[str]:
    columns = ("kind", "record", "words", "tags", "date", "issuer", "verdict")
    rows = of_draft(rows_of(*shown)) if row.draft else rows_of(*shown)
    wanted = {(r["kind"], r["record"]): tuple(r[c] for c in columns) for r in rows.findings}
    stored = {
        (r.kind, r.record): tuple(getattr(r, c) for c in columns)
        for r in connection.execute(select(finding).where(finding.c.document == row.id))
    }
    for key in sorted(wanted.keys() | stored.keys()):
        if wanted.get(key) != stored.get(key):
            yield f"{row.key}/{key[1]}: its row does not say what its reading and the judgements say"


def _contacts(connection: Connection) -> Iterator[str]:
    counted = select(finding.c.contact, func.count().label("many")).where(finding.c.kind == "contact")
    told = {r.contact: r.many for r in connection.execute(counted.group_by(finding.c.contact))}
    for row in connection.execute(select(contact.c.id, contact.c.key, contact.c.participants, contact.c.accounts)):
        if told.pop(row.id, 0) != row.accounts:
            yield f"contact {row.key}: says {row.accounts} accounts, has others"
        json.loads(row.participants)
    for number, many in sorted(told.items(), key=str):
        yield f"{many} accounts belong to no contact ({number})"


def _actors(connection: Connection) -> Iterator[str]:
    counted = select(appearance.c.actor, func.count().label("many")).group_by(appearance.c.actor)
    told = {r.actor: r.many for r in connection.execute(counted)}
    for row in connection.execute(select(actor.c.key, actor.c.documents)):
        if told.get(row.key, 0) != row.documents:
            yield f"actor {row.key}: is counted in {row.documents} documents, stands in {told.get(row.key, 0)}"


def _pages(connection: Connection, table: Any) -> Iterator[Any]:
    """All rows of a table in order of their ids, some at a time."""
    last = -1
    while True:
        rows = connection.execute(select(table).where(table.c.id > last).order_by(table.c.id).limit(_PAGE)).all()
        yield from rows
        if len(rows) < _PAGE:
            return
        last = rows[-1].id
