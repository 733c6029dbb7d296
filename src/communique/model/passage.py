"""A passage: a stretch of a document in which one voice speaks in one manner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.span import Span

PassageKind = Literal["commentary", "readout", "statement", "question", "answer", "quotation", "heading", "note"]

AUTHOR = "author"
"""The voice of whoever wrote the document, when no actor of the registry is known to have."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of the text and who speaks in it.

    `voice` is an actor id or `author`; `voices` are all who sign a joint statement, the first of
    them being `voice`, else `voice` alone. `basis` says why (introduced, inherited, issuer, turn,
    quotation, default). `introduced_by` are the words that announce the passage. `contact` is the
    id of the contact that the passage is an account of.
    """

    id: str
    span: Span
    kind: PassageKind
    voice: str = AUTHOR
    voices: tuple[str, ...] = ()
    basis: str = "default"
    introduced_by: Span | None = None
    contact: str | None = None

    def __post_init__(self) -> None:
        if not self.voices:
            object.__setattr__(self, "voices", (self.voice,))
        elif self.voices[0] != self.voice:
            raise ValueError(f"the voices of a passage begin with its voice: {self.voice}, {self.voices}")
