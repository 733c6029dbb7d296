"""Writing and listing people's judgements. Rows are only ever appended."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from communique.errors import InputError, UnknownRecord
from communique.ledger import adding, grouping, identity, removing
from communique.ledger.counting import next_ids
from communique.ledger.engine import Backend
from communique.ledger.judging import FIELDS, Decision, anchor, checked_changes, found_again, judged
from communique.ledger.packing import dumped, moment, stamp, storable
from communique.ledger.queries import one_contact
from communique.ledger.records import Judgement
from communique.ledger.rereading import machine_reading, stored
from communique.ledger.tables import contact, document, judgement
from communique.model import Reading

_DIGITS = 9
"""A longer number is none of ours, and more than a database's integer holds."""


def judge(
    connection: Connection, backend: Backend, verb: str, target: str, author: str, reason: str,
    changes: dict[str, Any], made_at: dt.datetime,
) -> Judgement:  # fmt: skip
    """Append a judgement and let the rows show it."""
    if not author.strip():
        raise InputError("a judgement needs an author: --author NAME")
    facts: dict[str, Any] = {"author": author, "reason": reason, "made_at": stamp(made_at)}
    if verb in ("accept", "reject", "correct"):
        return _on_record(connection, backend, verb, target, changes, facts)
    if verb == "merge":
        return _merge(connection, target, str(changes.get("with") or ""), facts)
    if verb in identity.VERBS:
        row = identity.told(connection, verb, target, str(changes.get("with") or ""))
        written = _append(connection, {**row, **facts})
        _look_again(connection, backend, json.loads(row["anchor"])["documents"])
        return written
    if verb == "remove":
        return _append(connection, removing.remove(connection, backend, target, facts))
    if verb == "undo":
        return _undo(connection, backend, target, facts)
    raise InputError(f"{verb}: is no judgement; use accept, reject, correct, merge, same, nobody, remove or undo")


def judgements(connection: Connection, document: str | None, limit: int, offset: int) -> list[Judgement]:
    """Judgements, the newest first."""
    found = select(judgement)
    found = found.where(judgement.c.document == document) if document else found
    rows = connection.execute(found.order_by(judgement.c.id.desc()).limit(limit).offset(offset)).all()
    numbers = [row.id for row in rows]
    undone = set(connection.scalars(select(judgement.c.undoes).where(judgement.c.undoes.in_(numbers))).all())
    known: dict[str, Reading] = {}
    return [told(row, row.id in undone, _holds(connection, row, known)) for row in rows]


def _on_record(
    connection: Connection, backend: Backend, verb: str, target: str, changes: dict[str, Any], facts: dict[str, Any]
) -> Judgement:
    key, _, name = target.partition("/")
    one = stored(connection, key)
    made = machine_reading(connection, one)
    shown = judged(connection, key, made)[0]
    for reading in (shown, made):
        for kind, held in FIELDS.items():
            for record in getattr(reading, held):
                if record.id == name:
                    if verb == "correct":
                        checked_changes(kind, type(record), changes)
                    told = anchor(reading, record)
                    row = {
                        "verb": verb, "kind": kind, "document": key, "record": name,
                        "words": storable(told["words"]), "anchor": dumped(told), "changes": dumped(changes), **facts,
                    }  # fmt: skip
                    written = _append(connection, row)
                    adding.project(connection, backend, one.document, key, made)
                    return written
    raise UnknownRecord(f"{target}: the ledger holds no such record; name it as document/record")


def _merge(connection: Connection, target: str, other: str, facts: dict[str, Any]) -> Judgement:
    kept, gone = one_contact(connection, target), one_contact(connection, other)
    if kept.id == gone.id:
        raise InputError(f"{target} and {other} are one contact already")
    ids = {row.key: row.id for row in connection.execute(select(contact.c.key, contact.c.id).where(
        contact.c.key.in_([kept.id, gone.id])))}  # fmt: skip
    members = grouping.members(connection, ids[gone.id])
    grouping.merge(connection, ids[kept.id], ids[gone.id])
    words = f"{kept.id} and {gone.id} are one contact"
    row = {
        "verb": "merge", "kind": "contact", "document": None, "record": kept.id, "words": words,
        "anchor": dumped({"members": members}), "changes": dumped({"with": gone.id}), **facts,
    }  # fmt: skip
    return _append(connection, row)


def _undo(connection: Connection, backend: Backend, target: str, facts: dict[str, Any]) -> Judgement:
    row = connection.execute(select(judgement).where(judgement.c.id == _number(target))).one_or_none()
    if row is None or row.verb == "undo":
        raise UnknownRecord(f"{target}: there is no such judgement to undo")
    if row.verb == "remove":
        raise InputError(f"{row.words}: what was removed is gone; add the document again")
    gone = connection.scalar(select(document.c.id).where(document.c.key == row.document)) is None
    if row.document is not None and gone:
        raise InputError(f"{row.document}: was removed; there is nothing left on which to undo a judgement")
    if connection.scalar(select(judgement.c.id).where(judgement.c.undoes == row.id)) is not None:
        raise InputError(f"judgement {target} has been undone already")
    undo = {
        "verb": "undo", "kind": row.kind, "document": row.document, "record": row.record, "words": row.words,
        "anchor": "{}", "changes": "{}", "undoes": row.id, **facts,
    }  # fmt: skip
    written = _append(connection, undo)
    if row.verb in identity.VERBS:
        _look_again(connection, backend, identity.undoing(connection, row))
    elif row.verb == "merge":
        grouping.part(connection, json.loads(row.changes)["with"], json.loads(row.anchor)["members"])
    else:
        one = stored(connection, row.document)
        adding.project(connection, backend, one.document, row.document, machine_reading(connection, one))
    return written


def _number(target: str) -> int:
    if not (target.isascii() and target.isdigit() and len(target) <= _DIGITS):
        raise InputError(f"{target[:40]}: a judgement has a number; communique judge list shows it")
    return int(target)


def _look_again(connection: Connection, backend: Backend, keys: Sequence[str]) -> None:
    """Write the rows of documents anew, by the judgements in force now."""
    for key in keys:
        one = stored(connection, key)
        adding.project(connection, backend, one.document, key, machine_reading(connection, one))


def _append(connection: Connection, row: dict[str, Any]) -> Judgement:
    row = {"id": next_ids(connection, "judgement", 1), "undoes": None, **row}
    connection.execute(insert(judgement).values(**row))
    return told(connection.execute(select(judgement).where(judgement.c.id == row["id"])).one(), False, True)


def _holds(connection: Connection, row: Any, known: dict[str, Reading]) -> bool:
    """Whether the machine's current reading still has the judged record."""
    if row.verb not in ("accept", "reject", "correct"):
        return True
    if connection.scalar(select(document.c.id).where(document.c.key == row.document)) is None:
        return False  # the document was removed
    if row.document not in known:
        known[row.document] = machine_reading(connection, stored(connection, row.document))
    decision = Decision(row.id, row.verb, row.kind, json.loads(row.anchor), json.loads(row.changes))
    return found_again(known[row.document], decision) is not None


def told(row: Any, undone: bool, holds: bool) -> Judgement:
    return Judgement(
        row.id, row.verb, row.kind, row.document, row.record, row.words, json.loads(row.changes), row.author,
        row.reason, moment(row.made_at), row.undoes, undone, holds,
    )  # fmt: skip
