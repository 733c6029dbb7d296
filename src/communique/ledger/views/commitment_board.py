"""The board: commitments as they stand on a day, narrowed by whom, towards whom, topic, words, due day and state.

One filter for the command line, the API, the workspace and the tools of the Model Context Protocol. All of it is asked
of indexes (`commitment_index`); only of a choice of documents are the lives gone over, for they are followed for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.actors import Registry
from communique.errors import InputError
from communique.follow import on_day
from communique.follow.sides import side
from communique.follow.wording.tokens import content_words
from communique.ledger.filters import Filter
from communique.ledger.views import commitment_index, commitment_lifecycles
from communique.ledger.views.commitment_filter import ORDERS, CommitmentFilter
from communique.ledger.views.list_facets import Counts
from communique.model import Life

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


def found(
    ledger: Database, registry: Registry, today: str, by: CommitmentFilter, limit: int = 50, offset: int = 0,
    order: str | None = None,
) -> tuple[list[Life], int]:  # fmt: skip
    """Commitments in the order of `page`, and how many in all. Raises InputError."""
    return page(ledger, registry, today, by, order, limit, offset), sum(states(ledger, registry, today, by).values())


def page(
    ledger: Database, registry: Registry, today: str, by: CommitmentFilter, order: str | None = None, limit: int = 50,
    offset: int = 0,
) -> list[Life]:  # fmt: skip
    """Commitments with the latest word first, or in one of `ORDERS`: by the day due, or the first told first.

    Raises InputError.
    """
    if order and order not in ORDERS:
        raise InputError(f"order: {order} is none of {', '.join(ORDERS)}")
    with ledger.reading_from() as connection:
        bodies = commitment_index.page(connection, registry, today, by.checked(), order, limit, offset)
    return [on_day(commitment_lifecycles.unpacked_life(body), registry, today) for body in bodies]


def states(ledger: Database, registry: Registry, today: str, by: CommitmentFilter) -> dict[str, int]:
    """How many commitments are in each state. Raises InputError."""
    with ledger.reading_from() as connection:
        return commitment_index.states(connection, registry, today, by.checked())


def counts(ledger: Database, registry: Registry, today: str, by: CommitmentFilter) -> Counts:
    """How many there are by state, who tells, year, who is bound, towards whom, topic. Raises InputError."""
    with ledger.reading_from() as connection:
        return commitment_index.counts(connection, registry, today, by.checked())


def of_documents(
    ledger: Database, registry: Registry, today: str, by: CommitmentFilter, documents: Filter
) -> list[Life]:
    """The commitments that the chosen documents alone tell of, the latest word first."""
    by.checked()
    return chosen(commitment_lifecycles.every(ledger, registry, today, documents), by, registry)


def counted(found: Sequence[Life], by: CommitmentFilter, registry: Registry) -> Counts:
    """What `counts` gives of these lives, which `by` chose."""
    told = commitment_index.tallied(found, registry)
    return {name: [] if name != "year" and getattr(by, name) else values for name, values in told.items()}


def chosen(found: Sequence[Life], by: CommitmentFilter, registry: Registry) -> list[Life]:
    """Those of the lives that are wanted, the latest word first."""
    stems = frozenset(content_words(by.words))
    kept = [one for one in found if _wanted(one, by, stems, registry)]
    return sorted(kept, key=lambda x: (x.last, x.since, x.id), reverse=True)


def _wanted(one: Life, by: CommitmentFilter, stems: frozenset[str], registry: Registry) -> bool:
    bound = {d.actor for d in one.debtors} | {d.heir for d in one.debtors if d.heir}
    return (
        (by.routine or not one.routine)
        and (not by.state or one.state == by.state)
        and (not by.actor or _among(by.actor, bound, registry))
        and (not by.towards or _among(by.towards, one.creditors, registry))
        and (not by.topic or by.topic in one.topics)
        and (not stems or stems <= set(content_words(one.what)))
        and (not (by.due_since or by.due_until) or _due(one, by))
        and (not by.issuer or any(s.publication.issuer == by.issuer for s in one.steps))
        and (not by.since or one.last >= by.since)
        and (not by.until or one.since <= by.until)
    )


def _among(actor: str, actors: Sequence[str] | set[str], registry: Registry) -> bool:
    return actor in actors or any(side(one, registry) == actor for one in actors)


def _due(one: Life, by: CommitmentFilter) -> bool:
    end = one.due.end if one.due else ""
    return bool(end) and (not by.due_since or end >= by.due_since) and (not by.due_until or end <= by.due_until)
