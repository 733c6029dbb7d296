"""Entering a document: its text, its version, its reading, its rows, within one transaction.

Everything of one document is written together or not at all. Nothing here looks at more than what
the document itself names, so that the cost does not grow with what is stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from communique.ledger.intake import contact_grouping
from communique.ledger.intake.row_mapping import Rows, involved, mentioned, of_draft, parts_of, rows_of
from communique.ledger.judgements.judged_reading import judged
from communique.ledger.queries.affiliation import countries
from communique.ledger.records import Added
from communique.ledger.storage.engine import Backend
from communique.ledger.storage.schema import actor, appearance, document, finding, party, raw, reading, revision, text
from communique.ledger.storage.sequences import next_ids
from communique.ledger.storage.serialization import (
    address_of,
    hash_of,
    key_of,
    packed,
    packed_reading,
    packed_text,
    particulars,
    program,
    stamp,
    storable,
)
from communique.ledger.views.invalidation import mark
from communique.model import Document, Reading


def put(
    connection: Connection, backend: Backend, made: Reading | None, one: Document, data: bytes | None,
    source: str | None, seen_at: dt.datetime, draft: bool = False,
) -> Added:  # fmt: skip
    """Enter a document and its reading (None only where `completed` says that it is known)."""
    now, address = stamp(seen_at), address_of(one, source)
    key, title = key_of(address), _title(one)
    row = connection.execute(select(document).where(document.c.key == key)).one_or_none()
    title = title or (row.title if row is not None else None)
    day = one.date.isoformat() if one.date else row.date if row is not None else None
    issuer = (made.issuer if made else None) or (row.issuer if row is not None else None)
    same = row is not None and (row.text_hash, row.title, row.date is None, row.issuer is None) == (
        one.id, title, day is None, issuer is None
    )  # fmt: skip
    same = same and row is not None and (draft or not row.draft)  # what was a draft is one no longer
    if row is not None and (same or made is None):
        last = max(now, row.last_seen)
        connection.execute(update(document).where(document.c.id == row.id).values(last_seen=last, gone_at=None))
        here = (revision.c.document == row.id, revision.c.number == row.number)
        connection.execute(update(revision).where(*here).values(last_seen=last))
        return Added(key, row.number, "same", one.id, title, _elsewhere(connection, one.id, key))
    if made is None:
        raise ValueError("a document that is new needs its reading")
    _keep_text(connection, one)
    raw_hash = _keep_raw(connection, data)
    facts = {
        "title": title, "date": day, "issuer": issuer, "text_hash": one.id
    }  # fmt: skip
    shown = {
        **facts, "author": one.author, "language": one.language, "words": len(one.text.split()),
        "program": program(), "last_seen": now, "gone_at": None, "draft": int(draft),
    }  # fmt: skip
    if row is None:
        number, at = 1, next_ids(connection, "document", 1)
        values = {"id": at, "key": key, "address": address, "number": 1, "first_seen": now, **shown}
        connection.execute(insert(document).values(**values))
    else:
        number, at = row.number + 1, row.id
        connection.execute(update(document).where(document.c.id == at).values(number=number, **shown))
    version = next_ids(connection, "revision", 1)
    connection.execute(
        insert(revision).values(
            id=version, document=at, number=number, raw_hash=raw_hash, seen_at=now, last_seen=now,
            particulars=particulars(one), **facts,
        )
    )  # fmt: skip
    keep_reading(connection, version, made, now)
    project(connection, backend, at, key, made)
    return Added(key, number, "new" if row is None else "changed", one.id, title, _elsewhere(connection, one.id, key))


def keep_reading(connection: Connection, version: int, made: Reading, now: str) -> None:
    """Store what this version of the program found in a revision, beside what others found."""
    number = next_ids(connection, "reading", 1)
    body = packed_reading(made)
    connection.execute(insert(reading).values(id=number, revision=version, program=program(), made_at=now, body=body))


def project(connection: Connection, backend: Backend, at: int, key: str, made: Reading) -> None:
    """Replace a document's rows by those of a reading, with people's judgements applied."""
    shown, verdicts = judged(connection, key, made)
    rows = rows_of(shown, verdicts)
    if connection.scalar(select(document.c.draft).where(document.c.id == at)):
        rows = of_draft(rows)
    by_people = contact_grouping.made_by_people(connection, at)
    before = _met(connection, at)
    touched = clear(connection, backend, at)
    _keep_actors(connection, shown)
    accounts = _write(connection, backend, at, rows)
    touched |= contact_grouping.join(connection, accounts, touched)
    touched |= contact_grouping.keep_made(connection, at, by_people)
    contact_grouping.renew(connection, touched)
    mark(connection, "document", [at])
    if rows.day and before != _met(connection, at):
        mark(connection, "day", [rows.day])  # who is told of here bears on who is silent elsewhere


def _met(connection: Connection, at: int) -> set[str]:
    """Whose contacts a document tells of."""
    found = select(party.c.actor).join(finding, finding.c.id == party.c.finding)
    found = found.where(finding.c.document == at, finding.c.kind == "contact", party.c.role == "participant")
    return set(connection.scalars(found).all())


def clear(connection: Connection, backend: Backend, at: int) -> set[int]:
    """Delete a document's rows; gives the contacts that lost an account."""
    named = connection.scalars(select(appearance.c.actor).where(appearance.c.document == at)).all()
    rows = select(finding.c.id).where(finding.c.document == at).limit(1)
    if not named and connection.scalar(rows) is None:
        return set()
    _count(connection, named, -1)
    touched = contact_grouping.leave(connection, at)
    backend.unindex(connection, at)
    mine = select(finding.c.id).where(finding.c.document == at)
    connection.execute(delete(party).where(party.c.finding.in_(mine)))
    connection.execute(delete(finding).where(finding.c.document == at))
    connection.execute(delete(appearance).where(appearance.c.document == at))
    return touched


def _write(connection: Connection, backend: Backend, at: int, rows: Rows) -> list[int]:
    """Write the rows; gives the ids of those that are accounts of contacts."""
    served = countries(connection, involved(rows))
    if rows.mentions:
        day = {"document": at, "date": rows.day or ""}
        seen = [{"actor": a, "mentions": n, **day} for a, n in mentioned(rows, served)]
        connection.execute(insert(appearance), seen)
        _count(connection, [storable(a) for a in rows.mentions], 1)
    if not rows.findings:
        return []
    first = next_ids(connection, "finding", len(rows.findings))
    made: list[dict[str, Any]] = [{"id": first + n, "document": at, **row} for n, row in enumerate(rows.findings)]
    connection.execute(insert(finding), made)
    backend.index(connection, [{"id": r["id"], "words": r["words"], "tags": r["tags"]} for r in made])
    parts = [
        {"actor": a, "kind": row["kind"], "date": row["date"] or "", "finding": row["id"], "role": role}
        for row, roles in zip(made, rows.parts, strict=True) for role, a in parts_of(roles, served)
    ]  # fmt: skip
    if parts:
        connection.execute(insert(party), parts)
    return [row["id"] for row in made if row["kind"] == "contact"]


def _keep_text(connection: Connection, one: Document) -> None:
    if connection.scalar(select(text.c.id).where(text.c.hash == one.id)) is None:
        facts = {"hash": one.id, "chars": len(one.text), "words": len(one.text.split())}
        number = next_ids(connection, "text", 1)
        connection.execute(insert(text).values(id=number, body=packed_text(one.text), **facts))


def _keep_raw(connection: Connection, data: bytes | None) -> str | None:
    if data is None:
        return None
    digest = hash_of(data)
    if connection.scalar(select(raw.c.id).where(raw.c.hash == digest)) is None:
        number = next_ids(connection, "raw", 1)
        connection.execute(insert(raw).values(id=number, hash=digest, size=len(data), body=packed(data)))
    return digest


def _keep_actors(connection: Connection, made: Reading) -> None:
    told = {storable(a.id): a for a in made.actors}
    known = set(connection.scalars(select(actor.c.key).where(actor.c.key.in_(sorted(told)))).all())
    new = [
        {"key": key, "name": storable(a.name), "kind": a.kind, "country": a.country or "", "documents": 0}
        for key, a in told.items() if key not in known
    ]  # fmt: skip
    if new:
        connection.execute(insert(actor), new)


def _count(connection: Connection, actors: Sequence[str], by: int) -> None:
    """Say of actors that one document more, or less, mentions them."""
    if actors:
        change = update(actor).where(actor.c.key.in_(sorted(set(actors))))
        connection.execute(change.values(documents=actor.c.documents + by))


def _elsewhere(connection: Connection, digest: str, key: str) -> tuple[str, ...]:
    same = select(document.c.key).where(document.c.text_hash == digest, document.c.key != key)
    found: Sequence[str] = connection.scalars(same.order_by(document.c.key)).all()
    return tuple(found)


def _title(one: Document) -> str | None:
    return storable(one.title) if one.title else one.title
