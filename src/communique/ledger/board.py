"""The board: commitments as they stand on a day, narrowed by whom, towards whom, topic, words, due day and state.

One filter for the command line, the API, the workspace and the tools of the Model Context Protocol. All of it is asked
of indexes (`narrowing`); only of a choice of documents are the lives gone over, for they are followed for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from communique.actors import Registry
from communique.errors import InputError
from communique.extract.topics import known_topics
from communique.follow import on_day
from communique.follow.sides import side
from communique.follow.wording.tokens import content_words
from communique.ledger import lives, narrowing
from communique.ledger.filters import Filter
from communique.ledger.listed import Counts
from communique.model import Life
from communique.model.life import State

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

STATES: tuple[State, ...] = get_args(State)
ORDERS = ("due", "since")
"""Other orders of a list than the latest word first."""


@dataclass(frozen=True, slots=True)
class Board:
    """What to narrow the commitments by; None or empty narrows nothing.

    `actor` is bound, himself, as heir to the office, or as the country that the one bound serves; `towards` is to
    whom, alike. `words` must all occur in what was undertaken, in any form. `due_since` and `due_until` are days by
    which; `issuer` tells of it, on days from `since` to `until`. `routine` takes in what most contacts end with.
    """

    actor: str | None = None
    towards: str | None = None
    topic: str | None = None
    words: str = ""
    due_since: str | None = None
    due_until: str | None = None
    state: str | None = None
    issuer: str | None = None
    since: str | None = None
    until: str | None = None
    routine: bool = False

    def checked(self) -> Board:
        """The same, unless it asks for a state or topic that there is none of: then InputError says which there are."""
        for name, value, known in (("state", self.state, STATES), ("topic", self.topic, known_topics())):
            if value and value not in known:
                raise InputError(f"{name}: {value} is none of {', '.join(known)}")
        return self


def found(
    ledger: Ledger, registry: Registry, today: str, by: Board, limit: int = 50, offset: int = 0,
    order: str | None = None,
) -> tuple[list[Life], int]:  # fmt: skip
    """Commitments in the order of `page`, and how many in all. Raises InputError."""
    return page(ledger, registry, today, by, order, limit, offset), sum(states(ledger, registry, today, by).values())


def page(
    ledger: Ledger, registry: Registry, today: str, by: Board, order: str | None = None, limit: int = 50,
    offset: int = 0,
) -> list[Life]:  # fmt: skip
    """Commitments with the latest word first, or in one of `ORDERS`: by the day due, or the first told first.

    Raises InputError.
    """
    if order and order not in ORDERS:
        raise InputError(f"order: {order} is none of {', '.join(ORDERS)}")
    with ledger.reading_from() as connection:
        bodies = narrowing.page(connection, registry, today, by.checked(), order, limit, offset)
    return [on_day(lives.unpacked_life(body), registry, today) for body in bodies]


def states(ledger: Ledger, registry: Registry, today: str, by: Board) -> dict[str, int]:
    """How many commitments are in each state. Raises InputError."""
    with ledger.reading_from() as connection:
        return narrowing.states(connection, registry, today, by.checked())


def counts(ledger: Ledger, registry: Registry, today: str, by: Board) -> Counts:
    """How many there are by state, who tells, year, who is bound, towards whom, topic. Raises InputError."""
    with ledger.reading_from() as connection:
        return narrowing.counts(connection, registry, today, by.checked())


def of_documents(ledger: Ledger, registry: Registry, today: str, by: Board, documents: Filter) -> list[Life]:
    """The commitments that the chosen documents alone tell of, the latest word first."""
    by.checked()
    return chosen(lives.every(ledger, registry, today, documents), by, registry)


def counted(found: Sequence[Life], by: Board, registry: Registry) -> Counts:
    """What `counts` gives of these lives, which `by` chose."""
    told = narrowing.tallied(found, registry)
    return {name: [] if name != "year" and getattr(by, name) else values for name, values in told.items()}


def chosen(found: Sequence[Life], by: Board, registry: Registry) -> list[Life]:
    """Those of the lives that are wanted, the latest word first."""
    stems = frozenset(content_words(by.words))
    kept = [one for one in found if _wanted(one, by, stems, registry)]
    return sorted(kept, key=lambda x: (x.last, x.since, x.id), reverse=True)


def _wanted(one: Life, by: Board, stems: frozenset[str], registry: Registry) -> bool:
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


def _due(one: Life, by: Board) -> bool:
    end = one.due.end if one.due else ""
    return bool(end) and (not by.due_since or end >= by.due_since) and (not by.due_until or end <= by.due_until)
