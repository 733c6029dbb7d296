"""Whether a ledger is sound: rows held against their seals, every text, version, reading, row and span held against
each other, then the views.

Gives one line for each thing that is not as it should be. Nothing is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import Connection, func, select

from communique.ledger.integrity.row_check import counters, of_document, safely
from communique.ledger.integrity.view_check import disagreements, sealed_views
from communique.ledger.judgements.judged_reading import judged
from communique.ledger.queries.affiliation import actual, countries, with_served
from communique.ledger.storage import checksums
from communique.ledger.storage.schema import (
    actor,
    appearance,
    contact,
    contact_party,
    document,
    finding,
    raw,
    reading,
    revision,
    text,
)
from communique.ledger.storage.serialization import document_of, hash_of, unpacked, unpacked_reading, unpacked_text
from communique.ledger.views.invalidation import unknown
from communique.model.actor import ActorKind

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

_PAGE = 200


def check(ledger: Database) -> Iterator[str]:
    """Go through the whole ledger; a generator of complaints. Views are made again of records that are sound."""
    faults = 0
    for fault in _records(ledger):
        faults += 1
        yield " ".join(fault.split())
    with ledger.reading_from() as connection:
        yield from safely("a view", sealed_views(connection))
    if not faults:
        yield from safely("a view", disagreements(ledger))


def _records(ledger: Database) -> Iterator[str]:
    with ledger.writing() as connection:  # SQLite checks its index by a statement that counts as a write
        yield from safely("the file", iter(ledger.backend.damage(connection)))
    with ledger.reading_from() as connection:
        for what, found in (
            ("a row", checksums.faults(connection, checksums.RECORDS)),
            ("a seal", checksums.strays(connection)),
            ("a text", _contents(connection)),
            ("a document", _documents(connection)),
            ("a contact", _contacts(connection)),
            ("an actor", _actors(connection)),
            ("a counter", counters(connection)),
            ("a mark", unknown(connection)),
        ):
            yield from safely(what, found)


def _contents(connection: Connection) -> Iterator[str]:
    for row in _pages(connection, text):
        try:
            told = unpacked_text(row.body)
        except Exception:
            yield f"text {row.hash}: cannot be unpacked"
            continue
        if hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest() != row.hash:
            yield f"text {row.hash}: is not the text that was stored"
        elif (row.chars, row.words) != (len(told), len(told.split())):
            yield f"text {row.hash}: is said to have {row.chars} characters and {row.words} words, has others"
    for row in _pages(connection, raw):
        try:
            body = unpacked(row.body)
            sound = hash_of(body) == row.hash and len(body) == row.size
        except Exception:
            sound = False
        if not sound:
            yield f"raw bytes {row.hash}: are not the bytes that were stored"


def of_the_document(connection: Connection, row: Any) -> Iterator[str]:
    """What is wrong with one row of `document` and all that hangs on it."""
    yield from safely(row.key, _document(connection, row))


def _documents(connection: Connection) -> Iterator[str]:
    for row in _pages(connection, document):
        yield from of_the_document(connection, row)


def _document(connection: Connection, row: Any) -> Iterator[str]:
    versions = connection.execute(
        select(revision).where(revision.c.document == row.id).order_by(revision.c.number)
    ).all()
    if [v.number for v in versions] != list(range(1, row.number + 1)):
        yield f"{row.key}: its versions are not numbered 1 to {row.number}"
        return
    if any(getattr(row, name) != getattr(versions[-1], name) for name in ("text_hash", "title", "date")):
        yield f"{row.key}: its row does not say what its last version says"
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
        except Exception as error:  # whatever bytes of any kind raise
            yield f"{name}: a reading does not stand on its text: {error}"
            return
    if current and readings:
        yield from of_document(connection, row, judged(connection, row.key, made))


def _contacts(connection: Connection) -> Iterator[str]:
    counted = select(finding.c.contact, func.count().label("many")).where(finding.c.kind == "contact")
    told = {r.contact: r.many for r in connection.execute(counted.group_by(finding.c.contact))}
    parties: dict[int, set[str]] = {}
    for one in connection.execute(select(contact_party)):
        parties.setdefault(one.contact, set()).add(one.actor)
    served = countries(connection, {a for people in parties.values() for a in people})
    for row in connection.execute(select(contact.c.id, contact.c.key, contact.c.participants, contact.c.accounts)):
        if told.pop(row.id, 0) != row.accounts:
            yield f"contact {row.key}: says {row.accounts} accounts, has others"
        if set(with_served(json.loads(row.participants), served)) != parties.get(row.id, set()):
            yield f"contact {row.key}: the register of its parties has others"
    for number, many in sorted(told.items(), key=str):
        yield f"{many} accounts belong to no contact ({number})"


def _actors(connection: Connection) -> Iterator[str]:
    counted = select(appearance.c.actor, func.count().label("many")).where(actual(appearance.c.actor))
    counted = counted.group_by(appearance.c.actor)
    told = {r.actor: r.many for r in connection.execute(counted)}
    for row in connection.execute(select(actor)):
        many = told.pop(row.key, 0)
        if many != row.documents:
            yield f"actor {row.key}: is counted in {row.documents} documents, stands in {many}"
        if not row.name or row.kind not in get_args(ActorKind):
            yield f"actor {row.key}: its row names it “{row.name}”, a {row.kind}"
    yield from (f"actor {key}: stands in {many} documents and has no row" for key, many in sorted(told.items()))


def _pages(connection: Connection, table: Any) -> Iterator[Any]:
    """All rows of a table in order of their ids, some at a time."""
    last = -1
    while True:
        rows = connection.execute(select(table).where(table.c.id > last).order_by(table.c.id).limit(_PAGE)).all()
        yield from rows
        if len(rows) < _PAGE:
            return
        last = rows[-1].id
