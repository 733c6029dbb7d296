"""Editions: what each later version of a document changed, kept with its weight."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, select, tuple_

from communique.errors import UnknownRecord
from communique.ledger.storage.schema import document
from communique.ledger.storage.serialization import moment, stamp, unpacked_text
from communique.ledger.storage.view_schema import edition
from communique.model import Revision
from communique.model.restore import restored

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


@dataclass(frozen=True, slots=True)
class Edition:
    """One later version of a document in a list: `substantive` and `cosmetic` count its edits."""

    document: str
    number: int
    title: str | None
    address: str
    issuer: str | None
    weight: str
    substantive: int
    cosmetic: int
    seen: dt.datetime
    revision: Revision


def page(
    ledger: Database, seen_since: dt.datetime | None = None, weight: str | None = "substantive", limit: int = 50,
    offset: int = 0, before: tuple[dt.datetime, str, int] | None = None,
) -> tuple[list[Edition], int]:  # fmt: skip
    """Editions, the last seen first, and how many in all. `weight` None takes in cosmetic ones.

    `before` is the place of an edition (moment, document's id, number): only what comes after it in the list.
    """
    with ledger.reading_from() as connection:
        where: list[Any] = [edition.c.weight == weight] if weight else []
        where += [edition.c.seen >= stamp(seen_since)] if seen_since else []
        total = connection.scalar(select(func.count()).select_from(edition).where(*where)) or 0
        facts = (document.c.key, document.c.title, document.c.address, document.c.issuer)
        found = select(edition, *facts).join(document).where(*where)
        if before:
            at = connection.scalar(select(document.c.id).where(document.c.key == before[1])) or 0
            place = tuple_(edition.c.seen, edition.c.document, edition.c.number)
            found = found.where(place < (stamp(before[0]), at, before[2]))
        order = (edition.c.seen.desc(), edition.c.document.desc(), edition.c.number.desc())
        return [_edition(r) for r in connection.execute(found.order_by(*order).limit(limit).offset(offset))], total


def one(ledger: Database, document_id: str, number: int) -> Edition:
    """What version `number` of a document changed. Raises UnknownRecord."""
    with ledger.reading_from() as connection:
        facts = (document.c.key, document.c.title, document.c.address, document.c.issuer)
        found = select(edition, *facts).join(document)
        found = found.where(document.c.key == document_id, edition.c.number == number)
        row = connection.execute(found).one_or_none()
    if row is None:
        raise UnknownRecord(f"{document_id}: no later version {number} of it has been compared")
    return _edition(row)


def _edition(r: Row[Any]) -> Edition:
    revision = restored(Revision, json.loads(unpacked_text(r.body)))
    return Edition(
        r.key, r.number, r.title, r.address, r.issuer, r.weight, r.substantive, r.cosmetic, moment(r.seen), revision
    )
