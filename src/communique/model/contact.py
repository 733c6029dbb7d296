"""Contacts between actors, and what they bind themselves to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.span import Span

Channel = Literal["call", "video-call", "meeting", "visit", "talks", "letter", "contact"]
Status = Literal["held", "agreed", "planned", "offered", "invited", "possible", "cancelled"]


@dataclass(frozen=True, slots=True)
class When:
    """Days `start` to `end` (`YYYY-MM-DD`, inclusive) and on what basis they are known.

    `basis`: stated (the words name the day), relative (“today”, “next week”), document
    (the document's own date).
    """

    start: str
    end: str
    basis: str


@dataclass(frozen=True, slots=True)
class Tone:
    """A word by which an account characterises a contact (“constructive”)."""

    word: str
    span: Span


@dataclass(frozen=True, slots=True)
class Contact:
    """A call, meeting, visit, talks, letter, or a contact of a kind not said. `score` as in Statement."""

    id: str
    channel: Channel
    status: Status
    participants: tuple[str, ...]
    evidence: tuple[Span, ...]
    date: When | None = None
    before: tuple[str, ...] = ()
    place: str | None = None
    initiator: str | None = None
    topics: tuple[str, ...] = ()
    tone: tuple[Tone, ...] = ()
    passages: tuple[str, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who is bound, to whom, to what, by when, on what condition. `act` is the act that binds; `score` as in
    Statement.
    """

    id: str
    act: str
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: tuple[Span, ...]
    due: When | None = None
    condition: Span | None = None
    score: float = 1.0
