"""A formula: a wording that recurs with one speaker, its variants, and how it came and went."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.publication import Publication
from communique.model.span import Span


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a formula: where, and its words there."""

    publication: Publication
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of a formula; `key` holds its content words, `words` how it is most often written."""

    key: tuple[str, ...]
    words: str
    uses: tuple[Use, ...]

    @property
    def first(self) -> str:
        """The day of the first use."""
        return self.uses[0].publication.day

    @property
    def last(self) -> str:
        """The day of the last use."""
        return self.uses[-1].publication.day


@dataclass(frozen=True, slots=True)
class Change:
    """The speaker went over from one variant to another: on `day` the new one was first used after the
    last use of the old one. `lost` and `gained` are the content words that differ.
    """

    day: str
    before: str
    after: str
    lost: tuple[str, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A family of like wordings of one speaker.

    `variants` come most used first. `documents` is how many documents use it; `months` counts them
    by month (`YYYY-MM`). `entered` is true when the speaker published for long enough before its
    first use that it was new then; `dropped` is the day of its last use when it then stopped although
    the speaker went on, else None. `growth` is how many times as often a document uses it in the
    later half of the speaker's documents. `proper` marks what is written with capitals throughout: the
    name of a post, a law or a programme. `changes` are the goings-over between variants.
    """

    id: str
    speaker: str
    words: str
    variants: tuple[Variant, ...]
    documents: int
    first: str
    last: str
    months: tuple[tuple[str, int], ...]
    entered: bool = False
    dropped: str | None = None
    growth: float = 1.0
    proper: bool = False
    changes: tuple[Change, ...] = ()
