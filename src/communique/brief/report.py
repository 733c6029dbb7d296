"""The nouns of a brief: references, sentences, parts, sections, the brief itself. Frozen, no I/O.

A Sentence cannot be made without a reference, and words in quotation marks can only stand in it as the
words of a Reference, which are cut from the document's text when it is made. So no sentence of a brief
is without its source, and none quotes what the source does not hold.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import BriefError
from communique.model import Span
from communique.model.span import checked

QUOTATION_MARKS = '“”„«»"‟'
_JOIN = " … "
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff]")
"""What no format can show and XML forbids; as words of a source each is shown as “\ufffd”."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of one version of one document. Made by `Reference.to`, which cuts the words from the text.

    `document` is the ledger's id, `issuer` an actor id or None, `publisher` how it is printed, `version` the
    number of the version, `spans` characters of its text, `words` the source's own under each span.
    """

    document: str
    issuer: str | None
    publisher: str
    title: str | None
    date: dt.date | None
    version: int
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    url: str | None

    def __post_init__(self) -> None:
        if not self.spans or [s.end - s.start for s in self.spans] != [len(w) for w in self.words]:
            raise BriefError(f"{self.document}: a reference needs the words under each of its spans")
        if not self.shown:
            raise BriefError(f"{self.document}: a reference to white space refers to nothing")

    @classmethod
    def to(
        cls, text: str, spans: tuple[Span, ...], document: str, issuer: str | None, publisher: str,
        title: str | None, date: dt.date | None, version: int, url: str | None,
    ) -> Reference:  # fmt: skip
        """The reference to `spans` of `text`. Raises SpanError where one does not fit."""
        words = tuple(checked(s, text).of(text) for s in spans)
        return cls(document, issuer, publisher, title, date, version, spans, words, url)

    @property
    def shown(self) -> str:
        """The words on one line, several stretches joined by “ … ”."""
        return _JOIN.join(w for w in (line(word) for word in self.words) if w)

    @property
    def characters(self) -> str:
        """“120–180”, several joined by commas."""
        return ", ".join(f"{s.start}–{s.end}" for s in self.spans)


Piece = str | Reference
"""What a sentence is made of: words of ours, or the quoted words of a reference."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `pieces` in their order, and every reference it stands on, those quoted first named.

    `label` is a word by which sentences of a part are grouped (“Agreed”). `weight` orders sentences.
    Raises BriefError without a reference, for a quoted one that it does not stand on, and for
    quotation marks outside of quoted words.
    """

    pieces: tuple[Piece, ...]
    references: tuple[Reference, ...]
    label: str = ""
    weight: float = 0.0

    def __post_init__(self) -> None:
        if not self.references:
            raise BriefError(f"{self.text!r}: a sentence needs a reference")
        for piece in self.pieces:
            if isinstance(piece, Reference) and piece not in self.references:
                raise BriefError(f"{piece.shown!r}: quoted, and not among the sentence's references")
            if isinstance(piece, str) and any(mark in piece for mark in QUOTATION_MARKS):
                raise BriefError(f"{piece!r}: quotation marks stand around words of a reference only")

    @property
    def text(self) -> str:
        """The sentence as it is read, quoted words in quotation marks."""
        return "".join(p if isinstance(p, str) else f"“{p.shown}”" for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences under one heading; the heading may be empty."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One question of the desk. `searched` says what was gone through for it; `left` how many sentences
    were left out for length. A section without parts found nothing.
    """

    key: str
    title: str
    parts: tuple[Part, ...]
    searched: str
    left: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of all parts."""
        return tuple(s for part in self.parts for s in part.sentences)


@dataclass(frozen=True, slots=True)
class Note:
    """A printed reference: its number and what it refers to, of one document where there are several."""

    number: int
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A written report on what was published from `since` to `until` about some actors.

    `about` are actor ids, `named` their names; `today` the day for which it was made.
    """

    title: str
    about: tuple[str, ...]
    named: tuple[str, ...]
    since: dt.date
    until: dt.date
    today: dt.date
    length: str
    sections: tuple[Section, ...]
    basis: str

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in its order."""
        for section in self.sections:
            yield from section.sentences

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every reference once, in order of first use: number one first."""
        return tuple(dict.fromkeys(r for s in self.sentences for r in s.references))

    def notes(self) -> tuple[Note, ...]:
        """The references as they are printed: of a short brief one for each version of a document, else each."""
        found: dict[object, list[Reference]] = {}
        for one in self.references:
            found.setdefault((one.document, one.version) if self.length == "short" else one, []).append(one)
        return tuple(Note(number, tuple(theirs)) for number, theirs in enumerate(found.values(), 1))

    def marks(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers that stand behind a sentence, each once."""
        of = {r: n.number for n in self.notes() for r in n.references}
        return tuple(dict.fromkeys(of[r] for r in sentence.references))

    def numbers(self) -> dict[Reference, int]:
        """The number under which each reference is printed, from 1."""
        return {reference: number for number, reference in enumerate(self.references, 1)}


def line(words: str) -> str:
    """Words of a source on one line: white space folded, what cannot be shown replaced."""
    return visible(" ".join(words.split()))


def visible(words: str) -> str:
    """Words with what no format can show replaced."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", words)
