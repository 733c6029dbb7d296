"""Taking a document out with all that stands on it; the history keeps that it was there, and who took it out why.

Its versions, readings, findings and views go, its text and bytes too where no other document has them. What people
decided on its records stays in the history, as decisions on a document that is gone.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from sqlalchemy import Connection, delete, func, select

from communique.errors import UnknownRecord
from communique.ledger.intake import contact_grouping
from communique.ledger.intake.document_writer import clear
from communique.ledger.storage.engine import Backend
from communique.ledger.storage.schema import document, raw, reading, revision, text
from communique.ledger.storage.serialization import dumped, storable
from communique.ledger.storage.view_schema import about, digest, doubt, edition, tally, worded
from communique.ledger.views.aggregates import add as add_to_counts
from communique.ledger.views.invalidation import mark, unmark


def remove(connection: Connection, backend: Backend, key: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Take a document out; gives the row of history that says so. Raises UnknownRecord."""
    row = connection.execute(select(document).where(document.c.key == key)).one_or_none()
    if row is None:
        raise UnknownRecord(f"{key}: the ledger holds no such document")
    contact_grouping.renew(connection, clear(connection, backend, row.id))
    _views(connection, row.id)
    versions = connection.execute(
        select(revision.c.id, revision.c.text_hash, revision.c.raw_hash).where(revision.c.document == row.id)
    ).all()
    connection.execute(delete(reading).where(reading.c.revision.in_([v.id for v in versions])))
    connection.execute(delete(revision).where(revision.c.document == row.id))
    connection.execute(delete(document).where(document.c.id == row.id))
    _unused(connection, text, revision.c.text_hash, {v.text_hash for v in versions})
    _unused(connection, raw, revision.c.raw_hash, {v.raw_hash for v in versions if v.raw_hash})
    was = {"address": row.address, "title": row.title, "date": row.date, "versions": row.number}
    return {
        "verb": "remove", "kind": "document", "document": key, "record": None,
        "words": storable(row.title or row.address), "anchor": dumped(was), "changes": "{}", **facts,
    }  # fmt: skip


def _views(connection: Connection, number: int) -> None:
    """Take the document out of the views, and mark what was made with it."""
    old = connection.execute(select(digest).where(digest.c.document == number)).one_or_none()
    if old is not None:
        tallies: Counter[tuple[str, str, str, str]] = Counter()
        for actor, counted in json.loads(old.said).items():
            for topic, many in counted.items():
                tallies["said", actor, old.day[:7], topic] -= many
        add_to_counts(connection, tally, tallies)
        mark(connection, "day", [old.day] if old.day else [])
    speakers = connection.scalars(select(worded.c.speaker).where(worded.c.document == number)).all()
    mark(connection, "speaker", speakers)
    mark(connection, "lives", [""])
    mark(connection, "topics", [""])
    for table in (digest, about, worded, doubt, edition):
        connection.execute(delete(table).where(table.c.document == number))
    unmark(connection, "document", [str(number)])


def _unused(connection: Connection, table: Any, column: Any, hashes: set[str]) -> None:
    """Delete contents that no version has any more."""
    for one in sorted(hashes):
        if not connection.scalar(select(func.count()).where(column == one)):
            connection.execute(delete(table).where(table.c.hash == one))
