"""The life of a commitment: made, said again in the same or in other words, kept, broken, or past its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.contact import When
from communique.model.publication import Publication
from communique.model.span import Span

State = Literal["open", "restated", "strengthened", "weakened", "reported-fulfilled", "reported-broken", "lapsed"]
LIVING: tuple[State, ...] = ("open", "restated", "strengthened", "weakened")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a commitment, and the words that say so.

    `record` is the id of the commitment or act that tells it; `because` is one plain sentence;
    `likeness` (0–1) says how like the words are to those first used. A lapse stands on the words
    that named the day.
    """

    day: str
    state: State
    publication: Publication
    record: str
    spans: tuple[Span, ...]
    words: str
    because: str
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Debtor:
    """Who is bound, and by what office, so that a successor inherits.

    `office` and `of` are empty for a country or body that is bound as itself. `heir` is who holds
    the office on the day asked for, when that is somebody else.
    """

    actor: str
    office: str = ""
    of: str = ""
    title: str = ""
    heir: str | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """A commitment from its first words on. `id` is the id of the commitment first told.

    `state` is the last that the steps give: the first step is `open`. `routine` marks what is said
    at the end of most contacts (“agreed to stay in touch”): true, and rarely worth following. `past` is set once its
    day is past and no document tells what became of it: what was searched for that, in one or two sentences.
    """

    id: str
    state: State
    kind: str
    debtors: tuple[Debtor, ...]
    creditors: tuple[str, ...]
    what: str
    topics: tuple[str, ...]
    since: str
    last: str
    steps: tuple[Step, ...]
    due: When | None = None
    condition: Span | None = None
    routine: bool = False
    past: str = ""

    @property
    def tellings(self) -> int:
        """How many documents tell of it as something undertaken: the first and those that say it again."""
        return sum(step.state in LIVING for step in self.steps)


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What became of one actor's commitments, as far as documents tell: lives by their last state.

    `inherited` counts those made by a predecessor in office.
    """

    actor: str
    made: int
    inherited: int
    open: int
    restated: int
    strengthened: int
    weakened: int
    fulfilled: int
    broken: int
    lapsed: int
