"""What the ledger gives back: frozen records.

A `Found` wraps a record of the model (Statement, Act, Commitment, Contact, Passage) with the
document it stands in, its words, and what people decided about it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from communique.model import Act, Commitment, Contact, Passage, Span, Statement
from communique.model.span import merged

Status = Literal["new", "changed", "same"]
Kind = Literal["statement", "act", "commitment", "contact", "passage"]
Verb = Literal["accept", "reject", "correct", "merge", "split", "same", "nobody", "remove", "undo"]
Verdict = Literal["accepted", "rejected", "corrected"]
R = TypeVar("R", Statement, Act, Commitment, Contact, Passage)
GAP, JOIN = 60, " … "
"""Spans at most `GAP` characters apart are shown as one stretch; others are joined by `JOIN`."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was handed in.

    `document` is its id in the ledger, `revision` the number of the version that is current now,
    `text` the text's hash. `status`: new (an address not seen before), changed (its text or title
    is not what it was), same. `elsewhere` are the ids of other documents with the same text.
    """

    document: str
    revision: int
    status: Status
    text: str
    title: str | None = None
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """One document: an address at which something was published, as its current version has it.

    `issuer` is an actor id; `program` the version that made the current reading; `gone_at` is set
    while the address gives nothing any more. A `draft` is found by its words and counts nowhere.
    """

    id: str
    address: str
    title: str | None
    date: dt.date | None
    issuer: str | None
    author: str | None
    language: str
    text: str
    words: int
    revision: int
    program: str
    first_seen: dt.datetime
    last_seen: dt.datetime
    gone_at: dt.datetime | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document. `raw` is the hash of the bytes it was read from, where kept."""

    document: str
    number: int
    text: str
    raw: str | None
    title: str | None
    date: dt.date | None
    issuer: str | None
    seen_at: dt.datetime
    last_seen: dt.datetime
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """One finding of the current reading of a document, with people's decisions applied.

    `record` is the model's record; its spans index the document's text. `words` are the source's
    words under all its spans. `issuer` is the actor whose text the words stand in, `date` the
    document's day (for a contact: its own first day where known). `contact` is set for accounts:
    the id of the contact they tell of. `topics` are those of the acts that belong to it.
    """

    document: str
    kind: Kind
    record: R
    words: str
    date: dt.date | None
    issuer: str | None
    verdict: Verdict | None = None
    contact: str | None = None
    topics: tuple[str, ...] = ()
    title: str | None = field(default=None, compare=False)
    address: str | None = field(default=None, compare=False)
    revision: int = field(default=1, compare=False)

    @property
    def id(self) -> str:
        """“document/record”: names this finding in the whole ledger."""
        return f"{self.document}/{self.record.id}"

    @property
    def called(self) -> str:
        """What the document is called: its title, else its address, else its id."""
        return self.title or self.address or self.document

    def quote(self, *spans: Span) -> str:
        """The words of the source under spans of this record, several joined by “ … ”."""
        pieces = pieces_of(self.record)
        return JOIN.join(_cut(self.words, pieces, span) for span in spans)

    def places(self, marks: Iterable[Span]) -> tuple[Span, ...]:
        """Where places in `words` lie in the document's text; what stands between two stretches lies nowhere."""
        out: list[Span] = []
        at = 0
        for piece in pieces_of(self.record):
            length = piece.end - piece.start
            for mark in marks:
                start, end = max(mark.start, at), min(mark.end, at + length)
                if start < end:
                    out.append(Span(piece.start + start - at, piece.start + end - at))
            at += length + len(JOIN)
        return tuple(sorted(out))


@dataclass(frozen=True, slots=True)
class KeptContact:
    """One contact, as all the accounts of it together have it.

    `sides` are the issuers who tell of it, `accounts` how many documents' tellings there are.
    """

    id: str
    channel: str
    status: str
    participants: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None
    place: str | None
    sides: tuple[str, ...]
    accounts: int


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that documents of the ledger mention. `documents` says in how many."""

    id: str
    name: str
    kind: str
    country: str
    documents: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on a record; none is ever changed or deleted.

    `record` is the record's id when the decision was made, `words` its words, by which it is found
    again. `changes` of a correction: field → value as in the reading format. A merge has the kind
    contact, `record` one contact and `changes["with"]` the other. `undone` says whether a later
    judgement takes it back; `holds` whether its words still stand in the current text; `carried` how many other
    records, mentions and passages of the document follow a correction.
    """

    id: int
    verb: Verb
    kind: str
    document: str | None
    record: str | None
    words: str
    changes: dict[str, object]
    author: str
    reason: str
    made_at: dt.datetime
    undoes: int | None = None
    undone: bool = False
    holds: bool = True
    carried: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding that a search came upon.

    `marks` are the places of the searched words in `found.words`; `score` orders hits (greater is
    better).
    """

    found: Found[Statement] | Found[Act] | Found[Commitment] | Found[Contact] | Found[Passage]
    score: float
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """The page of a search that was asked for. `total` counts all hits, up to a limit of `at_least`.

    `relaxed`: no finding has all the words; these have most of them.
    """

    hits: tuple[Hit, ...]
    total: int
    at_least: bool = False
    relaxed: bool = False


def spans_of(record: object) -> tuple[Span, ...]:
    """Every span of a record, in order of the text."""
    found: set[Span] = set()
    for name in getattr(record, "__dataclass_fields__", ()):
        value = getattr(record, name)
        if isinstance(value, Span):
            found.add(value)
        elif isinstance(value, tuple):
            found |= {item for item in value if isinstance(item, Span)}
            found |= {item.span for item in value if hasattr(item, "span")}
    return tuple(sorted(found))


def pieces_of(record: object) -> tuple[Span, ...]:
    """The stretches of text that a record's words are made of."""
    return merged(spans_of(record), GAP)


def _cut(words: str, pieces: tuple[Span, ...], span: Span) -> str:
    at = 0
    for piece in pieces:
        if span.within(piece):
            return words[at + span.start - piece.start : at + span.end - piece.start]
        at += piece.end - piece.start + len(JOIN)
    raise ValueError(f"span {span.start}–{span.end} is none of this record's")
