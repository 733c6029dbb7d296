"""The register of contacts: who took part, who told, when; filtered, counted, drawn out over time.

A contact stands in the register under everyone who took part, under the countries and bodies that these
serve (face `party`), and under those who tell of it and their countries (face `told`); so each filter
is a stretch of one index.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from communique.actors import Registry
from communique.follow.sides import side
from communique.ledger.queries.contact_queries import contact_of
from communique.ledger.records import KeptContact
from communique.ledger.search.full_text import Asked, search_ids
from communique.ledger.storage.schema import contact, finding
from communique.ledger.storage.view_schema import compared, network, register, tally
from communique.ledger.views.aggregates import add as add_to_counts
from communique.ledger.views.invalidation import in_turn, mark

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

_FOUND = 5000
"""Accounts that a search for words looks through, the newest entered."""
_MOST = 8
"""Of a contact with more participants nobody is said to have met each of the others."""


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What to narrow the register by; None or empty narrows nothing.

    `parties` all took part: actors, countries or bodies with their people. `told_by` is who tells of it: an
    issuer or a country. `sides` is by how many issuers it is told: 1 by one alone, more by so many at least.
    Days are inclusive.
    """

    parties: tuple[str, ...] = ()
    channel: str | None = None
    status: str | None = None
    told_by: str | None = None
    sides: int | None = None
    since: str | None = None
    until: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of contacts, and how many there are in all."""

    contacts: tuple[KeptContact, ...]
    total: int


def page(ledger: Database, by: ContactFilter, limit: int = 50, offset: int = 0, oldest_first: bool = False) -> Page:
    """Contacts by day, the newest first; those without a day last."""
    with ledger.reading_from() as connection:
        ids, day = wanted(connection, ledger, by)
        total = connection.scalar(select(func.count()).select_from(ids.subquery())) or 0
        number = ids.selected_columns.id
        order = (day, number) if oldest_first else (day.desc(), number)
        chosen = list(connection.scalars(ids.order_by(*order).limit(limit).offset(offset)).all())
        rows = {r.id: r for r in connection.execute(select(contact).where(contact.c.id.in_(chosen)))}
        return Page(tuple(contact_of(rows[n]) for n in chosen), total)


def timeline(ledger: Database, by: ContactFilter) -> list[tuple[str, str, int]]:
    """Month (`YYYY-MM`), channel and number of contacts, in order."""
    from communique.ledger.views.aggregates import months

    with ledger.reading_from() as connection:
        plain = ContactFilter(parties=by.parties[:1], since=by.since, until=by.until)
        if by == plain and not any(d and d[8:] not in ("", "01") for d in (by.since, by.until)):
            return [
                (m, c, n)
                for m, c, n in months(connection, "contact", by.parties[0] if by.parties else "", by.since, by.until)
            ]
        ids = wanted(connection, ledger, by)[0]
        inner = ids.subquery()
        month = func.substr(inner.c.start, 1, 7).label("month")
        found = select(month, inner.c.channel, func.count().label("many")).where(inner.c.start != "")
        rows = connection.execute(found.group_by(month, inner.c.channel).order_by(month, inner.c.channel)).all()
        return [(r.month, r.channel, r.many) for r in rows]


def wanted(connection: Connection, ledger: Database, by: ContactFilter) -> tuple[Select[Any], Any]:
    """The numbers, days, channels and status of the contacts that are wanted, and the column of their day."""
    faces = [("party", p) for p in by.parties] + ([("told", by.told_by)] if by.told_by else [])
    if faces:
        (face, value), *others = faces
        table: Any = register
        number = register.c.contact
        found = select(number.label("id"), register.c.start.label("start"), register.c.channel, register.c.status)
        found = found.where(register.c.face == face, register.c.value == value)
    else:
        table, others, number = contact, [], contact.c.id
        found = select(number.label("id"), func.coalesce(contact.c.start, "").label("start"), contact.c.channel)
        found = found.add_columns(contact.c.status)
    for face, value in others:
        other = register.alias()
        found = found.where(number.in_(select(other.c.contact).where(other.c.face == face, other.c.value == value)))
    if by.sides is not None and table is register:
        found = found.join(contact, contact.c.id == number)
    if by.sides is not None:
        found = found.where(contact.c.told_by == 1 if by.sides == 1 else contact.c.told_by >= by.sides)
    for column, narrow in ((table.c.channel, by.channel), (table.c.status, by.status)):
        found = found.where(column == narrow) if narrow else found
    found = found.where(table.c.start >= by.since) if by.since else found
    found = found.where(table.c.start <= by.until, table.c.start != "") if by.until else found
    if by.words.strip():
        ids = search_ids(connection, ledger.backend, Asked(by.words, within="contact"), _FOUND)
        told = select(finding.c.contact).where(finding.c.id.in_(ids)).distinct()
        found = found.where(number.in_(told))
    return found, table.c.start


def renew(ledger: Database, actors: Registry, most: int) -> int:
    """Enter some of the marked contacts anew; gives how many."""

    def work(connection: Connection, keys: list[str]) -> None:
        numbers = [int(k) for k in keys]
        tallies: Counter[tuple[str, str, str, str]] = Counter()
        pairs: Counter[tuple[str, str, str, str]] = Counter()
        old: dict[int, list[dict[str, Any]]] = {}
        for row in connection.execute(select(register).where(register.c.contact.in_(numbers))).mappings():
            old.setdefault(row["contact"], []).append(dict(row))
        rows = connection.execute(select(contact).where(contact.c.id.in_(numbers)).order_by(contact.c.id)).all()
        new = [line for row in rows for line in lines(row, actors)]
        for lines_of in old.values():
            count(lines_of, tallies, pairs, actors, -1)
        by_contact: dict[int, list[dict[str, Any]]] = {}
        for line in new:
            by_contact.setdefault(line["contact"], []).append(line)
        for lines_of in by_contact.values():
            count(lines_of, tallies, pairs, actors, 1)
        connection.execute(delete(register).where(register.c.contact.in_(numbers)))
        if new:
            connection.execute(insert(register), new)
        add_to_counts(connection, tally, tallies)
        add_to_counts(connection, network, pairs)
        mark(connection, "untold", keys)
        mark(connection, "compared", [row.id for row in rows if row.accounts > 1])
        alone = set(numbers) - {row.id for row in rows if row.accounts > 1}
        connection.execute(delete(compared).where(compared.c.contact.in_(sorted(alone))))

    return in_turn(ledger, "contact", most, work)


def lines(row: Any, actors: Registry) -> list[dict[str, Any]]:
    """The lines of one contact (a row of `contact`) in the register."""
    day = row.start or ""
    facts = {"contact": row.id, "start": day, "channel": row.channel, "status": row.status}
    people = json.loads(row.participants)
    party = {*people}
    for one in people:
        party |= {side(one, actors), *(t.of for t in actors.in_office(one, day or None) if t.of)}
    told = {one for issuer in json.loads(row.sides) for one in (issuer, side(issuer, actors))}
    faces = [("party", v) for v in sorted(party)] + [("told", v) for v in sorted(told)]
    return [
        *({"face": face, "value": value, **facts} for face, value in faces),
        *({"face": "itself", "value": value, **facts} for value in people),
    ]


def count(
    lines_of: list[dict[str, Any]], tallies: Counter[tuple[str, str, str, str]],
    pairs: Counter[tuple[str, str, str, str]], actors: Registry, by: int,
) -> None:  # fmt: skip
    """Add a contact's lines to the counts by month, and its pairs of parties to the network."""
    first = lines_of[0]
    month = first["start"][:7]
    for value in ["", *(line["value"] for line in lines_of if line["face"] == "party")]:
        tallies["contact", value, month, first["channel"]] += by
    people = sorted({line["value"] for line in lines_of if line["face"] == "itself"})
    if first["status"] != "held" or not month:
        return
    known = [p for p in people if not p.startswith("unknown:")]
    levels = {"side": sorted({side(p, actors) for p in known}), "actor": known if len(known) <= _MOST else []}
    for level, members in levels.items():
        for one, other in combinations(members, 2):
            for period in (month[:4], month):
                pairs[level, one, period, other] += by
                pairs[level, other, period, one] += by
