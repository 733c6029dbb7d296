"""The board: commitments as they stand on a day, narrowed by whom, towards whom, topic, words, due day and state.

One filter for the command line, the API and the tools of the Model Context Protocol. What an index has (who,
in which state) is asked of the index; anything else goes over the lives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from communique.actors import Registry
from communique.errors import InputError
from communique.extract.topics import known_topics
from communique.follow.sides import side
from communique.follow.words import content_words
from communique.ledger import lives
from communique.ledger.filters import Filter
from communique.model import Life
from communique.model.life import State

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

STATES: tuple[State, ...] = get_args(State)


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
    ledger: Ledger, registry: Registry, today: str, by: Board, limit: int = 50, offset: int = 0
) -> tuple[list[Life], int]:
    """Commitments with the latest word first, and how many in all. Raises InputError."""
    by.checked()
    if by == Board(actor=by.actor, state=by.state, routine=by.routine):
        return lives.page(ledger, registry, today, by.state, by.actor, routine=by.routine, limit=limit, offset=offset)
    kept = chosen(lives.every(ledger, registry, today), by, registry)
    return list(kept[offset : offset + limit]), len(kept)


def of_documents(ledger: Ledger, registry: Registry, today: str, by: Board, documents: Filter) -> list[Life]:
    """The commitments that the chosen documents alone tell of, the latest word first."""
    by.checked()
    return chosen(lives.every(ledger, registry, today, documents), by, registry)


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
