"""Review of whole documents: which wait for how many decisions, what of one is decided, how far reviewers agree."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.ledger.reviews import Queued, queue
from communique.ledger.tables import document, finding, judgement
from communique.ledger.viewtables import doubt

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

KINDS = ("statement", "act", "commitment", "contact")
EVERY = 10_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document of the queue: how many of its findings are doubtful, and how many somebody has decided."""

    document: str
    title: str
    doubtful: int
    decided: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers: on how many findings both decided, and on how many alike."""

    one: str
    other: str
    both: int
    alike: int


def documents(ledger: Ledger, limit: int = 20) -> list[Waiting]:
    """The documents whose doubtful findings weigh most together, those with nothing left to decide last."""
    with ledger.reading_from() as connection:
        weight = func.sum(doubt.c.score)
        found = select(doubt.c.document, func.count().label("many")).group_by(doubt.c.document)
        rows = connection.execute(found.order_by(weight.desc(), doubt.c.document).limit(limit * 3)).all()
        numbers = [r.document for r in rows]
        told = select(document.c.id, document.c.key, document.c.title, document.c.address)
        names = {r.id: r for r in connection.execute(told.where(document.c.id.in_(numbers)))}
        done = select(finding.c.document, func.count().label("many")).where(finding.c.verdict.is_not(None))
        done = done.where(finding.c.document.in_(numbers)).group_by(finding.c.document)
        decided = {r.document: r.many for r in connection.execute(done)}
    out = [
        Waiting(names[r.document].key, names[r.document].title or names[r.document].address, r.many,
                decided.get(r.document, 0))
        for r in rows if r.document in names
    ]  # fmt: skip
    return sorted(out, key=lambda w: w.decided >= w.doubtful)[:limit]


def doubtful(ledger: Ledger, key: str) -> dict[str, Queued]:
    """The doubtful findings of a document that nobody decided, by record."""
    return {one.found.record.id: one for one in queue(ledger, document_id=key, limit=EVERY)}


def agreement(ledger: Ledger) -> list[Agreement]:
    """Pairs of reviewers who decided on the same findings, those with most in common first; the last word of each."""
    with ledger.reading_from() as connection:
        undone = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
        found = select(judgement.c.document, judgement.c.record, judgement.c.author, judgement.c.verb)
        found = found.where(judgement.c.verb.in_(("accept", "reject", "correct")), judgement.c.id.not_in(undone))
        last: dict[tuple[str, str], dict[str, str]] = {}
        for row in connection.execute(found.order_by(judgement.c.id)):
            last.setdefault((row.document, row.record), {})[row.author] = row.verb
    pairs: dict[tuple[str, str], list[bool]] = {}
    for told in last.values():
        for one, other in combinations(sorted(told), 2):
            pairs.setdefault((one, other), []).append(told[one] == told[other])
    made = [Agreement(one, other, len(same), sum(same)) for (one, other), same in pairs.items()]
    return sorted(made, key=lambda a: (-a.both, a.one, a.other))
