"""What an address of a document opens: a record, a passage, any words, or nothing; with its words to mark and to quote.

`opened` takes a version as people decided it and what the address names, gives one `Opened`. A record that
this version lacks is `missing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from communique.export import addresses
from communique.export.quotation import Quotation
from communique.ledger import Kept
from communique.ledger.judgements.decision_history import Decided
from communique.ledger.records import GAP, JOIN, pieces_of
from communique.model import Passage, Reading, Span
from communique.model.prose import short
from communique.model.span import merged
from communique.web.text.highlights import words_of
from communique.web.text.record_panel import find

What = Literal["", "record", "passage", "words", "missing"]


@dataclass(frozen=True, slots=True)
class Opened:
    """`name` is what the address names; `marked` the words to mark, `told` those to quote; `link` the address.

    `kind`, `record` and `rejected` are set for a record, `passage` for a passage (alone or around words).
    """

    what: What
    name: str = ""
    marked: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()
    link: str = ""
    kind: str = ""
    record: Any = None
    rejected: bool = False
    passage: Passage | None = None


def opened(seen: Decided, key: str, version: int | None, record: str | None, at: str | None) -> Opened:
    """What is open in a document's `version` (None: the current one). Raises InputError for an `at` that is none."""
    spans = addresses.spans_in(at, seen.reading.text) if at else ()
    found = find(seen, record) if record else None
    passage = next((p for p in seen.reading.passages if p.id == record), None)
    if found:
        kind, one, rejected = found
        marked = spans or merged(words_of(one), 2)
        name = addresses.AT if spans else one.id
        link = addresses.words(key, spans, version, one.id) if spans else addresses.record(key, one.id, version)
        return Opened("record", name, marked, pieces_of(one), link, kind, one, rejected)
    if spans:
        link = addresses.words(key, spans, version, passage.id if passage else "")
        return Opened("words", addresses.AT, spans, spans, link, passage=passage)
    if passage:
        return Opened("passage", passage.id, (), (passage.span,), addresses.record(key, passage.id, version),
                      passage=passage)  # fmt: skip
    return Opened("missing", record) if record else Opened("")


def quotation(one: Opened, kept: Kept, reading: Reading, number: int, publisher: str | None, base: str) -> Quotation:
    """The words that are open with their source; `base` is where the workspace stands."""
    pieces = merged(one.told, GAP)
    url = kept.address if kept.address.startswith(("http://", "https://")) else None
    words = JOIN.join(piece.of(reading.text) for piece in pieces)
    name = f"{kept.id}/{one.record.id if one.record else one.name}"
    return Quotation(
        name, words, publisher or kept.author, kept.title or short(reading.text, 90), kept.date, url, number,
        (pieces[0].start, pieces[-1].end), base + one.link,
    )  # fmt: skip
