"""Rows held against what they were made from: those of a document against its reading, counters against their tables.

Takes a connection, gives one line for each thing that is not as it should be; whatever cannot be read is such a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from communique.errors import LedgerLocked, LedgerLost
from communique.ledger.intake.row_mapping import involved, mentioned, of_draft, parts_of, rows_of
from communique.ledger.queries.affiliation import countries
from communique.ledger.storage.schema import appearance, counter, finding, metadata, party

_OWN = ("id", "document", "contact")
"""What a row has of its place in the ledger, not of its reading."""


def safely(what: str, found: Iterator[str]) -> Iterator[str]:
    """The lines; where finding them fails on damage, a line that says so."""
    try:
        yield from found
    except (LedgerLost, LedgerLocked):
        raise
    except Exception as error:  # damage can raise anything
        yield f"{what} cannot be read: {type(error).__name__}: {' '.join(str(error).split())[:200]}"


def of_document(connection: Connection, row: Any, shown: Any) -> Iterator[str]:
    """The rows of a document against its reading with the judgements."""
    rows = of_draft(rows_of(*shown)) if row.draft else rows_of(*shown)
    columns = [column.name for column in finding.c if column.name not in _OWN]
    wanted = {(r["kind"], r["record"]): [r[c] for c in columns] for r in rows.findings}
    held = connection.execute(select(finding).where(finding.c.document == row.id)).all()
    stored = {(r.kind, r.record): [getattr(r, c) for c in columns] for r in held}
    for key in sorted(wanted.keys() | stored.keys()):
        if wanted.get(key) != stored.get(key):
            yield f"{row.key}/{key[1]}: its row does not say what its reading and the judgements say"
    served = countries(connection, involved(rows))
    parts = sorted(
        (r["kind"], r["record"], role, actor, r["date"] or "")
        for r, roles in zip(rows.findings, rows.parts, strict=True)
        for role, actor in parts_of(roles, served)
    )
    joint = select(party.c.kind, finding.c.record, party.c.role, party.c.actor, party.c.date)
    joint = joint.join(party, party.c.finding == finding.c.id).where(finding.c.document == row.id)
    if sorted(map(tuple, connection.execute(joint))) != parts:
        yield f"{row.key}: the parts that actors have in it are not those of its reading"
    seen = select(appearance.c.actor, appearance.c.mentions, appearance.c.date).where(appearance.c.document == row.id)
    named = sorted((a, many, rows.day or "") for a, many in mentioned(rows, served))
    if sorted(map(tuple, connection.execute(seen))) != named:
        yield f"{row.key}: the actors that it is said to mention are not those of its reading"


def counters(connection: Connection) -> Iterator[str]:
    """Every table with numbers has had no number that its counter does not know."""
    kept = {r.name: r.value for r in connection.execute(select(counter))}
    for table in metadata.sorted_tables:
        if "id" not in table.c or table.name not in NUMBERED:
            continue
        highest = connection.scalar(select(func.max(table.c.id))) or 0
        if kept.get(table.name, 0) < highest:
            yield f"the counter of {table.name} says {kept.get(table.name, 0)}, there is a number {highest}"


NUMBERED = (
    "text",
    "raw",
    "document",
    "revision",
    "reading",
    "finding",
    "contact",
    "judgement",
    "token",
    "life",
    "saved",
)
"""The tables whose rows get numbers of a counter."""
