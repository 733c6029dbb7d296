"""The commitments that a board lists, asked of indexes: a page of them in any order, how many in each state, counts.

Beside a life stand the rows of whom it binds (`bound`) and of what else it is found by (`face`): its topics, who tells
of it, the stems of its words, and the offices by which it binds. Who holds one of these on the day asked for is the
heir, and is found by them. Each function takes a connection and a board's filter.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from communique.actors import Registry
from communique.follow.sides import debtor, side
from communique.follow.wording.tokens import content_words
from communique.ledger.storage.serialization import dumped
from communique.ledger.storage.view_schema import bound, face, life, view
from communique.ledger.views.list_facets import Counts, by_number
from communique.model import Life

if TYPE_CHECKING:
    from communique.ledger.views.commitment_filter import CommitmentFilter

FACETS = ("state", "issuer", "year", "actor", "towards", "topic")
TOTALS = "board"
"""The name under which what the whole board counts is kept."""
_BETWEEN = "|"
_MANY = 1000
"""Lives that are fetched at once."""


def faces(one: Life, registry: Registry) -> set[tuple[str, str]]:
    """What a life is found by, beside whom it binds: kind and value."""
    offices = (debtor(d.actor, one.since, one.since, registry) for d in one.debtors)
    return {
        *(("topic", topic) for topic in one.topics),
        *(("issuer", s.publication.issuer) for s in one.steps if s.publication.issuer),
        *(("word", stem) for stem in content_words(one.what)),
        *(("office", _BETWEEN.join((d.office, d.of, d.title if d.office == "minister" else "")))
          for d in offices if d.office),
    }  # fmt: skip


def tallied(found: Iterable[Life], registry: Registry) -> Counts:
    """How many of these lives there are by state, who tells of them, year, whom they bind and towards whom, topic."""
    told: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for one in found:
        told["state"][one.state] += 1
        told["issuer"].update({s.publication.issuer for s in one.steps if s.publication.issuer})
        told["year"].update(f"{year:04d}" for year in range(int(one.since[:4]), int(one.last[:4]) + 1))
        told["topic"].update(set(one.topics))
        for name, whom in (("actor", [d.actor for d in one.debtors]), ("towards", one.creditors)):
            told[name].update({a for actor in whom for a in (actor, side(actor, registry))})
    return {name: sorted(many.items()) if name == "year" else by_number(many) for name, many in told.items()}


def totals(found: Iterable[Life], registry: Registry) -> str:
    """What the whole board counts, without and with what ends most talks, to be kept: all but the states, which
    depend on the day.
    """
    every = list(found)
    return dumped({
        name: {facet: told for facet, told in tallied(some, registry).items() if facet != "state"}
        for name, some in (("", [one for one in every if not one.routine]), ("routine", every))
    })  # fmt: skip


def state_on(today: str) -> ColumnElement[str]:
    """The state of a row of `life` on a day."""
    return case(((life.c.lapses != "") & (life.c.lapses < today), "lapsed"), else_=life.c.state)


def page(
    connection: Connection,
    registry: Registry,
    today: str,
    by: CommitmentFilter,
    order: str | None,
    limit: int,
    offset: int,
) -> list[bytes]:
    """The packed lives of one page: the latest word first, or in the order of `due` or `since`."""
    last = (life.c.last.desc(), life.c.id.desc())
    orders: dict[str | None, tuple[ColumnElement[Any], ...]] = {
        "due": (life.c.due == "", life.c.due, life.c.first, life.c.id), "since": (life.c.first, *last), None: last,
    }  # fmt: skip
    found = _chosen(connection, select(life.c.id), registry, today, by)
    numbers = connection.scalars(found.order_by(*orders[order or None]).limit(limit).offset(offset)).all()
    bodies: dict[int, bytes] = {}
    for start in range(0, len(numbers), _MANY):
        some = select(life.c.id, life.c.body).where(life.c.id.in_(numbers[start : start + _MANY]))
        bodies |= {r.id: r.body for r in connection.execute(some)}
    return [bodies[number] for number in numbers]


def states(connection: Connection, registry: Registry, today: str, by: CommitmentFilter) -> dict[str, int]:
    """How many of the commitments are in each state."""
    now = state_on(today).label("now")
    columns: list[Any] = [now, func.count().label("many")]
    found = _chosen(connection, select(*columns), registry, today, by)
    return {r.now: r.many for r in connection.execute(found.group_by(now).order_by(now))}


def counts(connection: Connection, registry: Registry, today: str, by: CommitmentFilter) -> Counts:
    """How many commitments there are by state, who tells of them, year, whom they bind and towards whom, topic.

    A commitment counts in every year from its first word to its last. What the filter names already is not counted.
    """
    if whole := _whole(connection, by):
        return {"state": by_number(states(connection, registry, today, by)), **whole}
    state, year = _spans(connection, registry, today, by)
    chosen = _chosen(connection, select(life.c.id), registry, today, by)

    def listed(column: Any, kind: Any, value: str, number: Any) -> list[tuple[str, int]]:
        found = select(column, func.count()).where(kind == value, number.in_(chosen)).group_by(column)
        return by_number(Counter(dict(map(tuple, connection.execute(found)))))

    return {
        "state": [] if by.state else by_number(state),
        "issuer": [] if by.issuer else listed(face.c.value, face.c.face, "issuer", face.c.life),
        "year": sorted(year.items()),
        "actor": [] if by.actor else listed(bound.c.actor, bound.c.role, "debtor", bound.c.life),
        "towards": [] if by.towards else listed(bound.c.actor, bound.c.role, "creditor", bound.c.life),
        "topic": [] if by.topic else listed(face.c.value, face.c.face, "topic", face.c.life),
    }


def _whole(connection: Connection, by: CommitmentFilter) -> Counts:
    """What is kept of the whole board's counts, where nothing narrows it; else nothing."""
    if by != replace(type(by)(), routine=by.routine):
        return {}
    kept = connection.scalar(select(view.c.value).where(view.c.name == TOTALS))
    told = json.loads(kept)["routine" if by.routine else ""] if kept else {}
    return {name: [(value, many) for value, many in values] for name, values in told.items()}


def _spans(
    connection: Connection, registry: Registry, today: str, by: CommitmentFilter
) -> tuple[Counter[str], Counter[str]]:
    """How many there are in each state, and in each year."""
    years = [func.substr(life.c.first, 1, 4).label("first"), func.substr(life.c.last, 1, 4).label("last")]
    columns: list[Any] = [*years, state_on(today).label("now")]
    spans = _chosen(connection, select(*columns, func.count().label("many")), registry, today, by).group_by(*columns)
    state: Counter[str] = Counter()
    year: Counter[str] = Counter()
    for row in connection.execute(spans):
        state[row.now] += row.many
        for one in range(int(row.first), int(row.last) + 1) if row.first and row.last else ():
            year[f"{one:04d}"] += row.many
    return state, year


def _chosen(
    connection: Connection, found: Select[Any], registry: Registry, today: str, by: CommitmentFilter
) -> Select[Any]:
    """The rows of `life` that are wanted."""
    found = found if by.routine else found.where(life.c.routine == 0)
    found = found.where(state_on(today) == by.state) if by.state else found
    if by.actor:
        binds = life.c.id.in_(select(bound.c.life).where(bound.c.actor == by.actor, bound.c.role == "debtor"))
        offices = _heir_to(connection, by.actor, today, registry)
        found = found.where(or_(binds, _faced("office", *offices)) if offices else binds)
    if by.towards:
        owed = select(bound.c.life).where(bound.c.actor == by.towards, bound.c.role == "creditor")
        found = found.where(life.c.id.in_(owed))
    for kind, value in (("topic", by.topic), ("issuer", by.issuer), *(("word", w) for w in content_words(by.words))):
        found = found.where(_faced(kind, value)) if value else found
    if by.due_since or by.due_until:
        found = found.where(life.c.due != "")
    found = found.where(life.c.due >= by.due_since) if by.due_since else found
    found = found.where(life.c.due <= by.due_until) if by.due_until else found
    found = found.where(life.c.last >= by.since) if by.since else found
    return found.where(life.c.first <= by.until) if by.until else found


def _faced(kind: str, *values: str) -> ColumnElement[bool]:
    return life.c.id.in_(select(face.c.life).where(face.c.face == kind, face.c.value.in_(values)))


def _heir_to(connection: Connection, actor: str, today: str, registry: Registry) -> list[str]:
    """The offices that commitments are bound by and that this actor alone holds on the day."""
    out = []
    for term in registry.in_office(actor, today):
        start = f"{term.office}{_BETWEEN}{term.of}{_BETWEEN}"
        kept = select(face.c.value).where(face.c.face == "office", face.c.value.startswith(start, autoescape=True))
        for value in connection.scalars(kept.distinct()):
            office, of, title = value.split(_BETWEEN, 2)
            if registry.holders([office], of, today, title) == [actor]:
                out.append(value)
    return sorted(set(out))
