"""Of which contacts of the ledger a text tells that is not in it: found as an account that is added finds them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique.follow.matching import Telling, blocks, same
from communique.ledger.filters import Filter
from communique.ledger.intake.contact_grouping import tellings_of
from communique.ledger.queries.contact_queries import contact_of, contacts
from communique.ledger.records import KeptContact
from communique.ledger.storage.schema import block, contact, finding
from communique.model import Contact, Reading, When

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

MOST = 12
"""Contacts that are offered."""


def fitting(ledger: Database, reading: Reading) -> list[tuple[float, KeptContact]]:
    """The contacts of which the reading tells, each with how surely (0 to 1), the surest first.

    Of a contact told without a day that matching knows, those of its first two parties, the latest first, at 0.
    """
    best: dict[str, tuple[float, KeptContact]] = {}
    for telling in _tellings(reading):
        for score, one in _near(ledger, telling) or [(0.0, c) for c in _of_parties(ledger, telling.contact)]:
            if one.id not in best or score > best[one.id][0]:
                best[one.id] = (score, one)
    return sorted(best.values(), key=lambda pair: -pair[0])[:MOST]


def _tellings(reading: Reading) -> list[Telling]:
    """The contacts held of which a text tells, also one that nobody is known to have published; a contact without a
    day took place on that of the document, if it has one.
    """
    published = reading.document.date.isoformat() if reading.document.date else None
    day = When(published, published, "document") if published else None
    return [
        Telling(c.id, c if c.date else replace(c, date=day), reading.issuer, published)
        for c in reading.contacts if c.status == "held"
    ]  # fmt: skip


def _near(ledger: Database, telling: Telling) -> list[tuple[float, KeptContact]]:
    """The contacts with an account that is, or may be, of the same contact."""
    scores: dict[int, float] = {}
    with ledger.reading_from() as connection:
        near = select(block.c.finding).where(block.c.key.in_(blocks(telling))).distinct()
        for other in tellings_of(connection, connection.scalars(near).all()):
            if found := same(other, telling):
                scores[int(other.key)] = found.score
        of = select(finding.c.id.label("account"), contact).join(contact, finding.c.contact == contact.c.id)
        rows = connection.execute(of.where(finding.c.id.in_(sorted(scores)))).all()
    return [(scores[row.account], contact_of(row)) for row in rows]


def _of_parties(ledger: Database, told: Contact) -> list[KeptContact]:
    known = [p for p in told.participants if not p.startswith("unknown:")]
    if len(known) < 2:
        return []
    with ledger.reading_from() as connection:
        return contacts(connection, Filter(actor=known[0], other=known[1], status="held"), MOST, 0)
