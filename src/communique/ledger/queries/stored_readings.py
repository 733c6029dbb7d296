"""Stored readings taken out again, and documents read anew by a newer program."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.errors import UnknownRecord
from communique.ledger.storage.schema import document, reading, revision, text
from communique.ledger.storage.serialization import document_of, unpacked_reading, unpacked_text
from communique.model import Document, Reading


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a version lies: its document's row, its own, and the document itself."""

    document: int
    revision: int
    number: int
    issuer: str | None
    content: Document


def stored(connection: Connection, key: str, number: int | None = None) -> Stored:
    """One version of a document, the current one by default. Raises UnknownRecord."""
    found = (
        select(revision, document.c.id.label("at"), text.c.body)
        .join_from(revision, document, document.c.id == revision.c.document)
        .join(text, text.c.hash == revision.c.text_hash)
        .where(document.c.key == key, revision.c.number == (number or document.c.number))
    )
    row = connection.execute(found).one_or_none()
    if row is None:
        raise UnknownRecord(f"{key}: the ledger holds no such document{f' with a version {number}' if number else ''}")
    content = document_of(unpacked_text(row.body), row.title, row.date, row.particulars)
    return Stored(row.at, row.id, row.number, row.issuer, content)


def machine_reading(connection: Connection, one: Stored, program: str | None = None) -> Reading:
    """The newest reading of a version, or the one that a version of the program made."""
    found = select(reading.c.body).where(reading.c.revision == one.revision)
    if program:
        found = found.where(reading.c.program == program)
    body = connection.scalar(found.order_by(reading.c.id.desc()).limit(1))
    if body is None:
        raise UnknownRecord(f"no reading of that version was made by {program}")
    return unpacked_reading(body, one.content)
