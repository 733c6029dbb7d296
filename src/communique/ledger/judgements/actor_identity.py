"""“These two are one”, “this is nobody”: decisions on actors that hold for the whole ledger.

An id that a text coined for a stranger (`unknown:`) is taken for another actor, or for nobody, in every reading, also
in those that come later. A decision is one row of history that names the documents it bears on, and is undone as one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from communique.actors import registry
from communique.errors import InputError, UnknownRecord
from communique.ledger.storage.schema import actor, appearance, document, judgement
from communique.ledger.storage.serialization import dumped
from communique.model import AUTHOR, Actor, Reading

VERBS = ("same", "nobody")
_SEVERAL = frozenset({"actors", "speakers", "voices", "addressees", "by", "to", "participants", "about"})
_ONE = frozenset({"voice", "initiator", "asked_by", "person"})
_RECORDS = ("passages", "mentions", "statements", "acts", "contacts", "commitments", "appointments", "questions")


def decided(connection: Connection) -> dict[str, str]:
    """Strangers and who they are by people's decisions in force; empty for nobody."""
    found = select(judgement).where(judgement.c.document.is_(None), judgement.c.kind == "actor")
    rows = connection.execute(found.order_by(judgement.c.id)).all()
    undone = {row.undoes for row in rows if row.verb == "undo"}
    return {
        row.record: json.loads(row.changes).get("with") or ""
        for row in rows if row.verb in VERBS and row.id not in undone
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision in force by which a stranger is this actor: its number, the stranger, in words, who made it."""

    number: int
    stranger: str
    words: str
    author: str


def taken_for(connection: Connection, key: str) -> list[Taken]:
    """The strangers whom people take for an actor, the latest decision first."""
    meant = decided(connection)
    found = select(judgement).where(judgement.c.document.is_(None), judgement.c.kind == "actor")
    found = found.where(judgement.c.record.in_([one for one, other in meant.items() if other == key]))
    latest: dict[str, Taken] = {}
    undone = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
    found = found.where(judgement.c.verb == "same", judgement.c.id.not_in(undone))
    for row in connection.execute(found.order_by(judgement.c.id)):
        latest[row.record] = Taken(row.id, row.record, row.words, row.author)
    return sorted(latest.values(), key=lambda one: -one.number)


def told(connection: Connection, verb: str, target: str, other: str) -> dict[str, Any]:
    """The row of a decision. Raises InputError, UnknownRecord for what cannot be decided so."""
    if not target.startswith("unknown:"):
        raise InputError(f"{target}: is an actor of the registry; only a stranger (unknown:…) can be another")
    name = connection.scalar(select(actor.c.name).where(actor.c.key == target))
    if name is None:
        raise UnknownRecord(f"{target}: the ledger knows no such actor")
    if verb == "same" and (other == target or not _known(connection, other)):
        raise InputError(f"{other or 'nobody'}: is no other actor whom the ledger or the registry knows")
    words = f"{name} is {'nobody' if verb == 'nobody' else _name(connection, other)}"
    return {
        "verb": verb, "kind": "actor", "document": None, "record": target, "words": words,
        "anchor": dumped({"documents": concerned(connection, target)}),
        "changes": dumped({"with": other} if verb == "same" else {}),
    }  # fmt: skip


def concerned(connection: Connection, target: str) -> list[str]:
    """The ids of the documents that mention an actor: those that a decision on it bears on."""
    found = select(document.c.key).join(appearance, appearance.c.document == document.c.id)
    return list(connection.scalars(found.where(appearance.c.actor == target).order_by(document.c.id)).all())


def undoing(connection: Connection, row: Any) -> list[str]:
    """The documents to look at when a decision is taken back: those of then, and all that came in since."""
    since = select(document.c.key).where(document.c.last_seen >= row.made_at)
    return sorted({*json.loads(row.anchor)["documents"], *connection.scalars(since).all()})


def applied(made: Reading, known: Mapping[str, str]) -> Reading:
    """The reading with its strangers as people have identified them."""
    mine = {a.id for a in made.actors} & known.keys()
    if not mine:
        return made
    meant = {one: known[one] for one in mine}
    for one in mine:  # a stranger may be another stranger, who is somebody
        seen = {one}
        while meant[one] in known and meant[one] not in seen:
            seen.add(meant[one])
            meant[one] = known[meant[one]]
    changes: dict[str, Any] = {
        name: tuple(_renamed(record, meant) for record in getattr(made, name)) for name in _RECORDS
    }
    changes["mentions"] = tuple(m for m in changes["mentions"] if m.actors)
    kept = replace(made, actors=tuple(a for a in made.actors if a.id not in meant), **changes)
    return with_actors(kept, set(meant.values()) - {""})


def with_actors(made: Reading, ids: Iterable[str]) -> Reading:
    """The reading with these actors among its own, as the registry knows them."""
    mine = {a.id: a for a in made.actors}
    lacking = sorted(set(ids) - mine.keys() - {AUTHOR})
    if not lacking:
        return made
    mine |= {one: registry().actor(one) or Actor(one, _spelt(one), "unknown") for one in lacking}
    return replace(made, actors=tuple(mine[k] for k in sorted(mine)))


def _renamed(record: Any, meant: Mapping[str, str]) -> Any:
    values: dict[str, Any] = {}
    for field in fields(record) if is_dataclass(record) else ():
        value = getattr(record, field.name)
        if field.name in _SEVERAL and any(one in meant for one in value):
            kept = tuple(dict.fromkeys(meant.get(one, one) for one in value))
            values[field.name] = tuple(one for one in kept if one) or (value if field.name == "voices" else ())
        elif field.name in _ONE and value in meant and (meant[value] or field.name == "initiator"):
            values[field.name] = meant[value] or None
    return replace(record, **values) if values else record


def _known(connection: Connection, other: str) -> bool:
    return registry().actor(other) is not None or connection.scalar(
        select(actor.c.key).where(actor.c.key == other)
    ) is not None  # fmt: skip


def _name(connection: Connection, other: str) -> str:
    one = registry().actor(other)
    return one.name if one else connection.scalar(select(actor.c.name).where(actor.c.key == other)) or other


def _spelt(target: str) -> str:
    return target.partition(":")[2].replace("-", " ").title()
