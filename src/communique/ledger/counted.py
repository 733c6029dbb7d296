"""Counts over a choice of contacts that no table keeps: pairs of parties.

Each function takes an open ledger and gives plain numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.ledger.filters import Filter
from communique.ledger.networks import Tie
from communique.ledger.queries import contacts_chosen
from communique.ledger.serving import actual
from communique.ledger.tables import contact, contact_party

if TYPE_CHECKING:
    from communique.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Count:
    """How many of `what` there were in a month (`YYYY-MM`)."""

    month: str
    what: str
    number: int


def pairs(ledger: Ledger, by: Filter) -> list[Tie]:
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
