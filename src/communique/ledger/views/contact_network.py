"""Who talks with whom: pairs of parties and the number of contacts held between them.

Pairs are counted between sides (countries, and bodies that serve none) and between the people and bodies
themselves, by year and by month, so that any stretch of months is a sum over few rows. Pairs of
a choice of contacts, which no table keeps, are counted when asked (`pairs`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from communique.ledger.filters import Filter
from communique.ledger.queries.affiliation import actual
from communique.ledger.queries.contact_queries import contacts_chosen
from communique.ledger.storage.schema import contact, contact_party
from communique.ledger.storage.view_schema import network

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties, in order of their ids, and the number of contacts held between them."""

    one: str
    other: str
    contacts: int


def ties(
    ledger: Database, level: str = "side", since: str | None = None, until: str | None = None, limit: int = 50
) -> list[Tie]:
    """The pairs with most contacts. `level`: side or actor; days count with their whole months."""
    with ledger.reading_from() as connection:
        found = select(network.c.one, network.c.other, func.sum(network.c.many).label("many"))
        found = found.where(network.c.level == level, network.c.one < network.c.other)
        found = found.where(network.c.period.in_(_periods(connection, level, since, until)))
        found = found.group_by(network.c.one, network.c.other)
        rows = connection.execute(
            found.order_by(func.sum(network.c.many).desc(), network.c.one, network.c.other).limit(limit)
        ).all()
        return [Tie(r.one, r.other, int(r.many)) for r in rows]


def met(
    ledger: Database, actor: str, since: str | None = None, until: str | None = None, limit: int = 20
) -> list[tuple[str, int]]:
    """Whom an actor, or a country's people, met most, with the number of contacts held."""
    level = "side" if actor.startswith("country:") else "actor"
    with ledger.reading_from() as connection:
        found = select(network.c.other, func.sum(network.c.many).label("many"))
        found = found.where(network.c.level == level, network.c.one == actor)
        found = found.where(network.c.period.in_(_periods(connection, level, since, until)))
        found = found.group_by(network.c.other).order_by(func.sum(network.c.many).desc(), network.c.other)
        return [(r.other, int(r.many)) for r in connection.execute(found.limit(limit))]


def pairs(ledger: Database, by: Filter) -> list[Tie]:
    """Which two actors stand together among the parties of the chosen contacts, most often first."""
    one, other = contact_party.alias("one"), contact_party.alias("other")
    found = (
        select(one.c.actor, other.c.actor, func.count())
        .select_from(contact).join(one, one.c.contact == contact.c.id)
        .join(other, (other.c.contact == contact.c.id) & (other.c.actor > one.c.actor))
        .where(*contacts_chosen(by), actual(one.c.actor), actual(other.c.actor))
        .group_by(one.c.actor, other.c.actor)
    )  # fmt: skip
    with ledger.reading_from() as connection:
        rows = [Tie(r[0], r[1], r[2]) for r in connection.execute(found)]
    return sorted(rows, key=lambda p: (-p.contacts, p.one, p.other))


def _periods(connection: Connection, level: str, since: str | None, until: str | None) -> list[str]:
    """The years and months that together cover the days asked for, within those that there are."""
    known = select(network.c.period).where(network.c.level == level).limit(1)
    first = connection.scalar(known.order_by(network.c.period))
    last = connection.scalar(known.order_by(network.c.period.desc()))
    if first is None or last is None:
        return []
    start = max((since or first)[:7], first[:4] + "-01")
    end = min((until or "9999-12")[:7], last[:4] + "-12")
    out: list[str] = []
    year, month = int(start[:4]), int(start[5:7] or 1)
    while f"{year:04d}-{month:02d}" <= end:
        if month == 1 and f"{year:04d}-12" <= end:
            out.append(f"{year:04d}")
            year += 1
            continue
        out.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return out
