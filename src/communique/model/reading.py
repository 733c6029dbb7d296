"""A reading: everything found in one document, each finding standing on its words.

`Reading` checks every span against the text when it is made (rule: no finding without its
words) and renders itself as the JSON object of the reading format, version `VERSION`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from communique.model.actor import Actor, Mention, Term
from communique.model.contact import Commitment, Contact
from communique.model.document import Document
from communique.model.ids import SOMEBODY
from communique.model.passage import AUTHOR, Passage
from communique.model.remark import Appointment, Flag, Question
from communique.model.span import Span, checked
from communique.model.statement import Act, Statement

VERSION = "1"


_COUNTED = ("passages", "statements", "acts", "contacts", "commitments", "questions")


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """What the program finds in one document. `issuer` is an actor id, or None."""

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

    def __repr__(self) -> str:
        """One line: title, day, issuer, and how many findings of each kind."""
        title, day = self.document.title, self.document.date
        told = [f"{title[:60]!r}" if title else "", day.isoformat() if day else "no date", self.issuer or ""]
        counts = [f"{len(found)} {name}" for name in _COUNTED if (found := getattr(self, name))]
        return f"<Reading {' '.join(one for one in told if one)}: {', '.join(counts) or 'no findings'}>"

    def _repr_html_(self) -> str:
        """The document with its findings, for notebooks (drawn.py)."""
        from communique.model.drawn import drawn

        return drawn(self)

    def actor(self, key: str) -> Actor | None:
        """The actor of that id, as the reading names it; None of whom it does not name."""
        return next((one for one in self.actors if one.id == key), None)

    def to_frame(self, kind: str) -> Any:
        """The findings of one kind (“acts”, “contacts” …) as a table with names and words beside ids (frame.py).

        A pandas DataFrame where pandas is installed, else an Arrow table. Raises InputError for an unknown kind,
        ImportError with the remedy where neither is installed.
        """
        from communique.model.frame import frame_of

        return frame_of(self, kind)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Reading:
        """The reading of an object that `to_dict` made. Raises NotAReading for any other."""
        from communique.model.restore import reading_from_object

        return reading_from_object(value)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the reading format: plain lists, strings, numbers and None."""
        document = self.document
        out: dict[str, Any] = {
            "version": VERSION,
            "document": {
                "id": document.id,
                "title": document.title,
                "date": document.date.isoformat() if document.date else None,
                "date_basis": document.date_basis,
                "issuer": self.issuer,
                "author": document.author,
                "language": document.language,
                "source": document.source or document.url,
                "media_type": document.media_type,
            },
            "text": document.text,
            "actors": [_actor(actor) for actor in self.actors],
        }
        for field in fields(self)[3:]:
            out[field.name] = [_plain(record) for record in getattr(self, field.name)]
        return out


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


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country or None,
        "offices": [_term(term) for term in actor.offices],
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "office": term.office,
        "of": term.of,
        "title": term.title,
        "from": term.start,
        "to": term.end or None,
    }


def _plain(value: Any) -> Any:
    """Dataclasses become objects, tuples lists; spans become `[start, end]`."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value
