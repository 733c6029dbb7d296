"""Lives of commitments, kept: a board by state, an actor's commitments and track record, one life.

Findings of `follow.followed`, made again when an undertaking, or a deed that tells a fate, changed. What
depends on the day (lapsed or not, who holds the office now) is decided when asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, delete, distinct, func, insert, select

from communique.actors import Registry
from communique.errors import UnknownRecord
from communique.follow import Followed, on_day
from communique.follow import followed as follow_all
from communique.follow.sides import side
from communique.ledger.filters import Filter
from communique.ledger.queries.contact_lookup import look_in
from communique.ledger.queries.document_queries import within
from communique.ledger.storage.schema import document
from communique.ledger.storage.sequences import next_ids
from communique.ledger.storage.serialization import dumped, packed, unpacked_text
from communique.ledger.storage.view_schema import bound, digest, face, life
from communique.ledger.views.commitment_index import TOTALS, faces, state_on, totals
from communique.ledger.views.document_digest import followed_of, published
from communique.ledger.views.invalidation import state, unmark
from communique.ledger.views.silent_sides import keep_view
from communique.model import Deed, Life, Telling, Undertaking
from communique.model.restore import restored

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


def page(
    ledger: Database, registry: Registry, today: str, state: str | None = None, actor: str | None = None,
    role: str = "debtor", routine: bool = False, seen_since: str | None = None, limit: int = 50, offset: int = 0,
) -> tuple[list[Life], int]:  # fmt: skip
    """Commitments with the latest word first, as they stand on `today`, and how many in all.

    `actor` may be a country: then those of all who serve it count. `role`: debtor or creditor. `routine` True
    takes in what most contacts end with. `seen_since`: the first telling came in since that moment.
    """
    with ledger.reading_from() as connection:
        columns: list[Any] = [life.c.body, life.c.last, life.c.id]
        found = _narrowed(select(*columns), today, state, actor, role, routine, seen_since)
        number: list[Any] = [func.count(life.c.id)]
        count = _narrowed(select(*number), today, state, actor, role, routine, seen_since)
        total = connection.scalar(count) or 0
        order = (life.c.last.desc(), life.c.id.desc())
        rows = connection.execute(found.order_by(*order).limit(limit).offset(offset)).all()
    return [on_day(unpacked_life(r.body), registry, today) for r in rows], total


def counts(
    ledger: Database, today: str, actor: str | None = None, role: str = "debtor", routine: bool = False
) -> dict[str, int]:
    """How many commitments are in each state on `today`: the board, or an actor's track record."""
    with ledger.reading_from() as connection:
        now = state_on(today).label("now")
        each: list[Any] = [now, func.count().label("many")]
        found = _narrowed(select(*each), today, None, actor, role, routine, None)
        return {r.now: r.many for r in connection.execute(found.group_by(now).order_by(now))}


def debtors(ledger: Database, limit: int = 100) -> list[tuple[str, int]]:
    """Who is bound by most commitments, and by how many."""
    with ledger.reading_from() as connection:
        found = select(bound.c.actor, func.count().label("many")).join(life, life.c.id == bound.c.life)
        found = found.where(bound.c.role == "debtor", life.c.routine == 0)
        found = found.group_by(bound.c.actor).order_by(func.count().desc(), bound.c.actor).limit(limit)
        return [(r.actor, r.many) for r in connection.execute(found)]


def towards(ledger: Database, actor: str, limit: int = 12) -> list[tuple[str, int]]:
    """To whom an actor is bound, by how many commitments, most first."""
    with ledger.reading_from() as connection:
        owed = bound.alias("owed")
        found = select(owed.c.actor, func.count(distinct(owed.c.life)).label("many"))
        found = found.join(bound, bound.c.life == owed.c.life).join(life, life.c.id == owed.c.life)
        found = found.where(bound.c.actor == actor, bound.c.role == "debtor", owed.c.role == "creditor")
        found = found.where(life.c.routine == 0).group_by(owed.c.actor)
        found = found.order_by(func.count(distinct(owed.c.life)).desc(), owed.c.actor).limit(limit)
        return [(r.actor, r.many) for r in connection.execute(found)]


def one(ledger: Database, registry: Registry, key: str, today: str) -> Life:
    """A commitment's life as it stands on `today`. Raises UnknownRecord."""
    with ledger.reading_from() as connection:
        body = connection.scalar(select(life.c.body).where(life.c.key == key))
    if body is None:
        raise UnknownRecord(f"{key}: the ledger knows no such commitment")
    return on_day(unpacked_life(body), registry, today)


def every(ledger: Database, registry: Registry, today: str, by: Filter | None = None) -> tuple[Life, ...]:
    """All lives, in the order of their first words; with a filter those that the chosen documents alone tell of."""
    conditions = within(by or Filter())
    with ledger.reading_from() as connection:
        if conditions:
            found = list(made(connection, registry, conditions)[0])
        else:
            found = [unpacked_life(body) for body in connection.scalars(select(life.c.body)).all()]
    lives = [on_day(one, registry, today) for one in found]
    return tuple(sorted(lives, key=lambda x: (x.since, x.steps[0].publication.document, x.steps[0].spans, x.id)))


def renew(ledger: Database, registry: Registry) -> None:
    """Follow all commitments anew; only what came out otherwise is written."""
    with ledger.reading_from() as connection:
        now = state(connection)
        found, seen = made(connection, registry)
    followed = {f.life.id: f for f in found}
    with ledger.changing() as connection:
        if not keep_view(connection, "lives", now, str(len(followed))):
            return
        keep_view(connection, TOTALS, now, totals([f.life for f in found], registry))
        kept = {r.key: (r.id, r.mark) for r in connection.execute(select(life.c.key, life.c.id, life.c.mark))}
        rows = {key: row_of(f, seen) for key, f in followed.items()}
        gone = [number for key, (number, mark) in kept.items() if key not in rows or rows[key]["mark"] != mark]
        new = [key for key in rows if key not in kept or kept[key][1] != rows[key]["mark"]]
        for start in range(0, len(gone), 500):
            some = gone[start : start + 500]
            for table in (bound, face):
                connection.execute(delete(table).where(table.c.life.in_(some)))
            connection.execute(delete(life).where(life.c.id.in_(some)))
        if new:
            first = next_ids(connection, "life", len(new))
            numbers = {key: kept[key][0] if key in kept else first + n for n, key in enumerate(new)}
            connection.execute(insert(life), [{"id": numbers[key], **rows[key]} for key in new])
            lines = [line for key in new for line in _bound(numbers[key], followed[key].life, registry)]
            if lines:
                connection.execute(insert(bound), lines)
            found_by = [line for key in new for line in faced(numbers[key], followed[key].life, registry)]
            if found_by:
                connection.execute(insert(face), found_by)
        unmark(connection, "lives", [""], now)


def unpacked_life(body: bytes) -> Followed:
    """A life as it was packed."""
    return restored(Followed, json.loads(unpacked_text(body)))  # type: ignore[no-any-return]


def made(
    connection: Connection, registry: Registry, conditions: Sequence[ColumnElement[bool]] = ()
) -> tuple[tuple[Followed, ...], dict[str, str]]:
    """What became of the commitments that documents tell of, and when each text was first seen.

    What is searched for what became of them are all of the ledger's documents, whichever are chosen.
    """
    found = select(digest.c.publication, digest.c.followed, document.c.first_seen).join(document)
    found = found.where(digest.c.followed.is_not(None), *conditions).order_by(document.c.date, document.c.id)
    undertaken: list[Undertaking] = []
    done: list[Deed] = []
    held: list[Telling] = []
    seen: dict[str, str] = {}
    for row in connection.execute(found):
        at = published(row.publication)
        told = followed_of(row.followed, at)
        undertaken += told.bound
        done += told.done
        held += told.held
        seen[at.document] = min(row.first_seen, seen.get(at.document, row.first_seen))
    return follow_all(undertaken, done, registry, held, look_in(connection, registry)), seen


def row_of(one: Followed, seen: Mapping[str, str]) -> dict[str, Any]:
    """The row of a life, less its number; `seen` says when each text was first seen."""
    since = seen.get(one.life.steps[0].publication.document, "")
    told = dumped(asdict(one)).encode("utf-8", "surrogatepass")
    return {
        "key": one.life.id, "routine": int(one.life.routine), "state": one.life.state,
        "lapses": one.lapse.day if one.lapse else "", "first": one.life.since, "last": one.life.last,
        "due": one.life.due.end if one.life.due else "", "seen": since,
        "mark": hashlib.sha256(told + since.encode()).hexdigest()[:24], "body": packed(told),
    }  # fmt: skip


def _bound(number: int, one: Life, registry: Registry) -> list[dict[str, Any]]:
    told = [("debtor", d.actor) for d in one.debtors] + [("creditor", a) for a in one.creditors]
    pairs = {(role, a) for role, actor in told for a in (actor, side(actor, registry))}
    return [{"actor": actor, "role": role, "life": number} for role, actor in sorted(pairs)]


def faced(number: int, one: Life, registry: Registry) -> list[dict[str, Any]]:
    """The rows of what a life is found by, beside whom it binds."""
    return [{"face": kind, "value": value, "life": number} for kind, value in sorted(faces(one, registry))]


def _narrowed(
    found: Select[Any], today: str, state: str | None, actor: str | None, role: str, routine: bool, since: str | None
) -> Select[Any]:
    if actor:
        found = found.join(bound, bound.c.life == life.c.id).where(bound.c.actor == actor, bound.c.role == role)
    found = found if routine else found.where(life.c.routine == 0)
    found = found.where(state_on(today) == state) if state else found
    return found.where(life.c.seen >= since) if since else found
