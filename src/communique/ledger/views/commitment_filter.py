"""What the board of commitments is narrowed by: whom, towards whom, topic, words, due day, state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from communique.errors import InputError
from communique.extract.topics import known_topics
from communique.model.life import State

STATES: tuple[State, ...] = get_args(State)
ORDERS = ("due", "since")
"""Other orders of a list than the latest word first."""


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
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

    def checked(self) -> CommitmentFilter:
        """The same, unless it asks for a state or topic that there is none of: then InputError says which there are."""
        for name, value, known in (("state", self.state, STATES), ("topic", self.topic, known_topics())):
            if value and value not in known:
                raise InputError(f"{name}: {value} is none of {', '.join(known)}")
        return self
