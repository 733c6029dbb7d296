"""All that is found in one document, each finding standing on its words.

`FindingSet` checks every span against the text when it is made: no finding without its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from communique.model.actor import Actor, Mention
from communique.model.contact import Commitment, Contact
from communique.model.document import Document
from communique.model.ids import SOMEBODY
from communique.model.passage import AUTHOR, Passage
from communique.model.remark import Appointment, Flag, Question
from communique.model.span import Span, checked
from communique.model.statement import Act, Statement


@dataclass(frozen=True, slots=True, repr=False)
class FindingSet:
    """A document with its findings, by kind. `issuer` is an actor id, or None."""

    document: Document
    issuer: str | None = None
    actors: tuple[Actor, ...] = ()
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    acts: tuple[Act, ...] = ()
    contacts: tuple[Contact, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    questions: tuple[Question, ...] = ()
    flags: tuple[Flag, ...] = ()

    def __post_init__(self) -> None:
        for span in self.spans():
            checked(span, self.document.text)

    @property
    def text(self) -> str:
        """The text that all spans index."""
        return self.document.text

    def spans(self) -> Iterator[Span]:
        """Every span of every finding."""
        for field in fields(self)[3:]:
            for record in getattr(self, field.name):
                yield from _spans(record)

    def issuer_of(self, passage: Passage | None) -> str | None:
        """Whose text a passage is: an official text's own voice, else the document's issuer.

        Somebody who speaks in a text that a body published does not publish it.
        """
        if passage is None or passage.kind not in ("readout", "statement") or passage.voice == AUTHOR:
            return self.issuer
        spoken = passage.voice.startswith(SOMEBODY)
        return self.issuer if self.issuer and self.issuer != AUTHOR and spoken else passage.voice

    def quote(self, spans: Span | tuple[Span, ...]) -> str:
        """The words of the source under one span or several (joined by “ … ”)."""
        if isinstance(spans, Span):
            return spans.of(self.text)
        return " … ".join(span.of(self.text) for span in spans)

    def actor(self, key: str) -> Actor | None:
        """The actor of that id, as the reading names it; None of whom it does not name."""
        return next((one for one in self.actors if one.id == key), None)


def _spans(record: Any) -> Iterator[Span]:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Span):
            yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Span):
                    yield item
                elif hasattr(item, "span"):
                    yield item.span
