"""The queue of what a person should look at first: findings in doubt, by doubt and weight, that nobody has decided."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from communique.ledger.queries import found_of, selected
from communique.ledger.records import Found
from communique.ledger.tables import document, finding
from communique.ledger.viewtables import doubt

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

ENOUGH = 10_000
"""Up to so many the queue is counted."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A finding of the queue: its score (the greater the sooner) and why it is in doubt."""

    found: Found[Any]
    score: int
    reasons: tuple[str, ...]


def queue(ledger: Ledger, kind: str | None = None, limit: int = 25, offset: int = 0) -> list[Doubtful]:
    """The findings that wait for a person, the most doubtful and weighty first."""
    same = and_(
        finding.c.document == doubt.c.document, finding.c.kind == doubt.c.kind, finding.c.record == doubt.c.record
    )
    found = selected().add_columns(doubt.c.score, doubt.c.reasons).join(doubt, same).where(finding.c.verdict.is_(None))
    found = found.where(doubt.c.kind == kind) if kind else found
    order = (doubt.c.score.desc(), doubt.c.document, doubt.c.kind, doubt.c.record)
    with ledger.reading_from() as connection:
        rows = connection.execute(found.order_by(*order).limit(limit).offset(offset)).all()
    return [Doubtful(found_of(row), row.score, tuple(json.loads(row.reasons))) for row in rows]


def waiting(ledger: Ledger) -> int:
    """How many findings are in doubt, up to `ENOUGH`."""
    some = select(doubt.c.record).join(document, document.c.id == doubt.c.document).limit(ENOUGH).subquery()
    with ledger.reading_from() as connection:
        return connection.scalar(select(func.count()).select_from(some)) or 0
