"""Review of whole documents: which wait for how many decisions, what each reviewer decided, how far reviewers agree."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, select, tuple_

from communique.ledger.judgements import actor_identity
from communique.ledger.judgements.judged_reading import Decision, applied
from communique.ledger.judgements.review_queue import Queued, queue
from communique.ledger.queries.stored_readings import machine_reading, stored
from communique.ledger.storage.schema import document, finding, judgement
from communique.ledger.storage.view_schema import doubt
from communique.model import Reading

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

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
    """Two reviewers: on how many findings both decided, on how many alike, and Cohen's kappa (1: always, 0: as by
    chance; None where both only ever decided one thing).
    """

    one: str
    other: str
    both: int
    alike: int
    kappa: float | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One document as one reviewer left it: its reading with his decisions alone, and the records that he accepted
    or corrected.
    """

    document: str
    author: str
    reading: Reading
    decided: frozenset[str]


def documents(ledger: Database, limit: int = 20) -> list[Waiting]:
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


def doubtful(ledger: Database, key: str) -> dict[str, Queued]:
    """The doubtful findings of a document that nobody decided, by record."""
    return {one.found.record.id: one for one in queue(ledger, document_id=key, limit=EVERY)}


def progress(ledger: Database) -> tuple[int, int]:
    """How many findings people have decided, and how many doubtful ones wait."""
    with ledger.reading_from() as connection:
        decided = {(row.document, row.record) for row in _decisions(connection)}
        key = (doubt.c.document, doubt.c.kind, doubt.c.record)
        seen = select(finding.c.document, finding.c.kind, finding.c.record).where(finding.c.verdict.is_not(None))
        done = select(func.count()).select_from(doubt).where(tuple_(*key).in_(seen))
        every = connection.scalar(select(func.count()).select_from(doubt)) or 0
        return len(decided), every - (connection.scalar(done) or 0)


def reviewed(ledger: Database) -> Iterator[Reviewed]:
    """Every document with decisions, once for each who made some; who decided first comes first."""
    with ledger.reading_from() as connection:
        by: dict[str, dict[str, list[Decision]]] = {}
        for row in _decisions(connection):
            one = Decision(row.id, row.verb, row.kind, json.loads(row.anchor), json.loads(row.changes))
            by.setdefault(row.document, {}).setdefault(row.author, []).append(one)
        there = set(connection.scalars(select(document.c.key).where(document.c.key.in_(list(by)))))
        known = actor_identity.decided(connection)
        for key in sorted(there):
            made = actor_identity.applied(machine_reading(connection, stored(connection, key)), known)
            for author, decisions in by[key].items():
                reading, verdicts = applied(made, decisions)
                yield Reviewed(key, author, reading, frozenset(verdicts))


def agreement(ledger: Database) -> list[Agreement]:
    """Pairs of reviewers who decided on the same findings, those with most in common first; the last word of each."""
    last: dict[tuple[str, str], dict[str, str]] = {}
    with ledger.reading_from() as connection:
        for row in _decisions(connection):
            last.setdefault((row.document, row.record), {})[row.author] = row.verb
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for told in last.values():
        for one, other in combinations(sorted(told), 2):
            pairs.setdefault((one, other), []).append((told[one], told[other]))
    made = [
        Agreement(one, other, len(both), sum(a == b for a, b in both), kappa(both))
        for (one, other), both in pairs.items()
    ]
    return sorted(made, key=lambda a: (-a.both, a.one, a.other))


def kappa(both: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of decisions (Cohen 1960): how far beyond chance two agree; None where chance says all."""
    many = len(both)
    ours, theirs = Counter(a for a, _ in both), Counter(b for _, b in both)
    chance = sum(ours[verb] * theirs[verb] for verb in ours) / many**2 if many else 1.0
    alike = sum(a == b for a, b in both) / many if many else 1.0
    return None if chance == 1.0 else (alike - chance) / (1.0 - chance)


def _decisions(connection: Connection) -> list[Row[Any]]:
    """The decisions on findings that nobody has taken back, oldest first."""
    undone = select(judgement.c.undoes).where(judgement.c.undoes.is_not(None))
    found = select(judgement).where(
        judgement.c.verb.in_(("accept", "reject", "correct")), judgement.c.id.not_in(undone)
    )
    return list(connection.execute(found.order_by(judgement.c.id)))
