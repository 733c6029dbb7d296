"""The queue of review: doubtful findings, the most pressing first, that nobody has decided yet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from communique.ledger.queries.finding_queries import found_of, selected
from communique.ledger.records import Found
from communique.ledger.storage.schema import document, finding, judgement
from communique.ledger.storage.view_schema import doubt

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


@dataclass(frozen=True, slots=True)
class Queued:
    """A finding that waits for a decision. `score` (0–1) is doubt times weight, `reasons` say why."""

    found: Found[Any]
    score: float
    reasons: tuple[str, ...]


def queue(
    ledger: Database, kind: str | None = None, document_id: str | None = None, limit: int = 20, offset: int = 0
) -> list[Queued]:  # fmt: skip
    """Doubtful findings without a decision, the most pressing first. `kind`: statement, act, commitment, contact."""
    with ledger.reading_from() as connection:
        first = select(doubt)
        first = first.where(doubt.c.kind == kind) if kind else first
        if document_id:
            at = connection.scalar(select(document.c.id).where(document.c.key == document_id))
            first = first.where(doubt.c.document == at)
        # Decided findings are passed over below; no more can be in the way than there are judgements.
        decided = connection.scalar(select(func.count()).select_from(judgement)) or 0
        order = (doubt.c.score.desc(), doubt.c.document.desc(), doubt.c.kind.desc(), doubt.c.record.desc())
        top = first.order_by(*order).limit(limit + offset + decided).subquery()
        same = (
            (finding.c.document == top.c.document)
            & (finding.c.kind == top.c.kind) & (finding.c.record == top.c.record)
        )  # fmt: skip
        found = select(top.c.score, top.c.reasons, finding.c.id.label("number")).join_from(top, finding, same)
        order = (top.c.score.desc(), top.c.document.desc(), top.c.kind.desc(), top.c.record.desc())
        found = found.where(finding.c.verdict.is_(None))
        rows = connection.execute(found.order_by(*order).limit(limit).offset(offset)).all()
        whole = selected().where(finding.c.id.in_([r.number for r in rows]))
        records = {r.id: found_of(r) for r in connection.execute(whole)}
        return [Queued(records[r.number], r.score / 1000, tuple(json.loads(r.reasons))) for r in rows]


def waiting(ledger: Database) -> dict[str, int]:
    """How many doubtful findings of each kind there are, decided ones included until the next refresh."""
    with ledger.reading_from() as connection:
        found = select(doubt.c.kind, func.count().label("many")).group_by(doubt.c.kind).order_by(doubt.c.kind)
        return {r.kind: r.many for r in connection.execute(found)}
