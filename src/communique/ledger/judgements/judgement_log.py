"""Writing and listing people's judgements. Rows are only ever appended."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from communique.errors import InputError, UnknownRecord
from communique.ledger.intake import contact_grouping, document_writer, removal
from communique.ledger.judgements import actor_identity
from communique.ledger.judgements.change_anchors import Change, anchors, changed, offered, on_same_words
from communique.ledger.judgements.judged_reading import FIELDS, Decision, anchor, corrected, found_again, judged
from communique.ledger.judgements.propagation import Carried, alike, carried, hanging
from communique.ledger.queries.contact_queries import one_contact
from communique.ledger.queries.stored_readings import machine_reading, stored
from communique.ledger.records import Judgement
from communique.ledger.storage.engine import Backend
from communique.ledger.storage.schema import contact, document, judgement
from communique.ledger.storage.sequences import next_ids
from communique.ledger.storage.serialization import dumped, moment, stamp, storable
from communique.model import Reading

_DIGITS = 9
"""A longer number is none of ours, and more than a database's integer holds."""


def judge(
    connection: Connection, backend: Backend, verb: str, target: str, author: str, reason: str,
    changes: dict[str, Any], made_at: dt.datetime, carry: bool | Collection[str] = True,
) -> Judgement:  # fmt: skip
    """Append a judgement and let the rows show it. `carry` as in `Ledger.judge`."""
    if not author.strip():
        raise InputError("a judgement needs an author: --author NAME")
    facts: dict[str, Any] = {"author": author, "reason": reason, "made_at": stamp(made_at)}
    if verb in ("accept", "reject", "correct"):
        return _on_record(connection, backend, verb, target, changes, carry, facts)
    if verb == "merge":
        return _merge(connection, target, str(changes.get("with") or ""), facts)
    if verb == "split":
        return _split(connection, target, changes.get("accounts"), facts)
    if verb in actor_identity.VERBS:
        row = actor_identity.told(connection, verb, target, str(changes.get("with") or ""))
        written = _append(connection, {**row, **facts})
        _look_again(connection, backend, json.loads(row["anchor"])["documents"])
        return written
    if verb == "remove":
        return _append(connection, removal.remove(connection, backend, target, facts))
    if verb == "undo":
        return _undo(connection, backend, target, facts)
    raise InputError(
        f"{verb}: is no judgement; use accept, reject, correct, merge, split, same, nobody, remove or undo"
    )


def judgements(connection: Connection, document: str | None, limit: int, offset: int) -> list[Judgement]:
    """Judgements, the newest first."""
    found = select(judgement)
    found = found.where(judgement.c.document == document) if document else found
    rows = connection.execute(found.order_by(judgement.c.id.desc()).limit(limit).offset(offset)).all()
    numbers = [row.id for row in rows]
    undone = set(connection.scalars(select(judgement.c.undoes).where(judgement.c.undoes.in_(numbers))).all())
    known: dict[str, Reading] = {}
    return [told(row, row.id in undone, _holds(connection, row, known)) for row in rows]


def spread(connection: Connection, target: str, changes: dict[str, Any]) -> list[Change]:
    """Every field that a correction would change, in its own record and in those that follow it; nothing is kept.

    Raises UnknownRecord, InputError for a field that is none.
    """
    key, _, name = target.partition("/")
    reading = judged(connection, key, machine_reading(connection, stored(connection, key)))[0]
    kind, record = _record(reading, name, target)
    shown = corrected(reading, kind, record, changes)
    following = carried(reading, shown, kind, record, changes)
    told = changed(reading, on_same_words(shown, reading.document.id, anchors(shown, following))[0], following)
    mine = {one.id for one in told}
    return told + [c for c in offered(reading, alike(reading, kind, record, changes)) if c.id not in mine]


def _on_record(
    connection: Connection, backend: Backend, verb: str, target: str, changes: dict[str, Any],
    carry: bool | Collection[str], facts: dict[str, Any],
) -> Judgement:  # fmt: skip
    key, _, name = target.partition("/")
    one = stored(connection, key)
    made = machine_reading(connection, one)
    shown = judged(connection, key, made)[0]
    reading = shown if _held(shown, name) else made
    kind, record = _record(reading, name, target)
    told = anchor(reading, record)
    if verb == "correct":
        after = corrected(reading, kind, record, changes)
        wanted = _carried(reading, after, kind, record, changes, carry)
        told |= {"carried": anchors(after, wanted)} if wanted else {}
    row = {
        "verb": verb, "kind": kind, "document": key, "record": name, "words": storable(told["words"]),
        "anchor": dumped(told), "changes": dumped(changes), **facts,
    }  # fmt: skip
    written = _append(connection, row)
    document_writer.project(connection, backend, one.document, key, made)
    return written


def _carried(
    reading: Reading, after: Reading, kind: str, record: Any, changes: dict[str, Any], carry: bool | Collection[str]
) -> list[Carried]:
    """What is carried along: all that follows, or of it and of what is alike the records that are named."""
    if carry is False:
        return []
    following = carried(reading, after, kind, record, changes)
    if carry is True:
        return following
    mine = {(c.kind, c.record) for c in following}
    like = [c for c in alike(reading, kind, record, changes) if (c.kind, c.record) not in mine and c.record in carry]
    return [c for c in following if c.record in carry] + [h for c in like for h in (c, *hanging(reading, c))]


def _held(reading: Reading, name: str) -> tuple[str, Any] | None:
    return next(((k, r) for k, held in FIELDS.items() for r in getattr(reading, held) if r.id == name), None)


def _record(reading: Reading, name: str, target: str) -> tuple[str, Any]:
    found = _held(reading, name)
    if found is None and name.startswith("p-"):  # a search gives passages too, so their ids are tried
        raise InputError(f"{target}: passages cannot be judged; correct or reject what stands in them")
    if found is None:
        raise UnknownRecord(f"{target}: the ledger holds no such record; name it as document/record")
    return found


def _merge(connection: Connection, target: str, other: str, facts: dict[str, Any]) -> Judgement:
    kept, gone = one_contact(connection, target), one_contact(connection, other)
    if kept.id == gone.id:
        raise InputError(f"{target} and {other} are one contact already")
    ids = {row.key: row.id for row in connection.execute(select(contact.c.key, contact.c.id).where(
        contact.c.key.in_([kept.id, gone.id])))}  # fmt: skip
    members = contact_grouping.members(connection, ids[gone.id])
    contact_grouping.merge(connection, ids[kept.id], ids[gone.id])
    words = f"{kept.id} and {gone.id} are one contact"
    row = {
        "verb": "merge", "kind": "contact", "document": None, "record": kept.id, "words": words,
        "anchor": dumped({"members": members}), "changes": dumped({"with": gone.id}), **facts,
    }  # fmt: skip
    return _append(connection, row)


def _split(connection: Connection, target: str, accounts: Any, facts: dict[str, Any]) -> Judgement:
    one = one_contact(connection, target)
    number = connection.scalar(select(contact.c.id).where(contact.c.key == one.id)) or 0
    have = contact_grouping.members(connection, number)
    named = accounts if isinstance(accounts, list) else str(accounts or "").split()
    wanted = [a for a in have if a[0] in named or "/".join(a) in named]
    missing = [n for n in named if not any(n in (a[0], "/".join(a)) for a in have)]
    if missing:
        raise InputError(f"{missing[0]}: is no account of {one.id}; name its documents, or document/record")
    key = contact_grouping.split(connection, number, wanted)
    if key is None:
        raise InputError(f"{one.id}: name some of its accounts, but not all; they become a contact of their own")
    row = {
        "verb": "split", "kind": "contact", "document": None, "record": one.id,
        "words": f"{key} is another contact than {one.id}", "anchor": dumped({"members": wanted}),
        "changes": dumped({"from": key}), **facts,
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
    if row.verb in actor_identity.VERBS:
        _look_again(connection, backend, actor_identity.undoing(connection, row))
    elif row.verb == "split":
        _rejoin(connection, row.record, json.loads(row.changes)["from"])
    elif row.verb == "merge":
        contact_grouping.part(connection, json.loads(row.changes)["with"], json.loads(row.anchor)["members"])
    else:
        one = stored(connection, row.document)
        document_writer.project(connection, backend, one.document, row.document, machine_reading(connection, one))
    return written


def _rejoin(connection: Connection, key: str, other: str) -> None:
    """Two contacts that were split are one again, where they are two still."""
    found = dict(iter(connection.execute(select(contact.c.key, contact.c.id).where(contact.c.key.in_([key, other])))))
    if len(found) == len((key, other)):
        contact_grouping.merge(connection, found[key], found[other])


def _number(target: str) -> int:
    if not (target.isascii() and target.isdigit() and len(target) <= _DIGITS):
        raise InputError(f"{target[:40]}: a judgement has a number; communique judge list shows it")
    return int(target)


def _look_again(connection: Connection, backend: Backend, keys: Sequence[str]) -> None:
    """Write the rows of documents anew, by the judgements in force now."""
    for key in keys:
        one = stored(connection, key)
        document_writer.project(connection, backend, one.document, key, machine_reading(connection, one))


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
        row.reason, moment(row.made_at), row.undoes, undone, holds, len(json.loads(row.anchor).get("carried", ())),
    )  # fmt: skip
