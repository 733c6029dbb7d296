"""Document → passages: who is speaking where.

Two kinds of document are told apart by whether the issuer is known. An official document is
its issuer's text from end to end, transcripts and headings apart. A post is its author's
commentary, into which other people's texts are pasted: announced by a sentence that ends in a
colon, set as a block quotation, or following one another in the same voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.actors import Registry, Scan
from communique.model import AUTHOR, Document, Passage, Span
from communique.model.ids import record_id
from communique.model.passage import PassageKind
from communique.model.span import trimmed
from communique.passages.intro import Introduction, introduction
from communique.passages.paragraphs import is_heading, is_quotation, manner, notes, paragraphs
from communique.passages.turns import Turn, turns

MAX_PASSAGE = 8_000
"""Characters after which a passage of one voice is cut at the next paragraph: a bad passage
then costs little, and no parse grows without bound."""

_TELLS_OF_CONTACT = re.compile(
    r"\b(?:spoke|met|telephone|phone|call(?:ed)?|conversation|talks?|meeting|meets|videoconference|video[- ]call|"
    r"hosted|received|negotiations|visit|consultations|summit|audience with)\b",
    re.I,
)
_SETTING = re.compile(
    r"\(?\**(?:END\s+)?\d{1,2}:\d\d\s*[AP]\.?M\b|\(?\**(?:END|###)\b|(?:[A-Z][\w.’'\-]*[ ,]*){1,6}\Z",
)
"""Lines of a transcript that tell where and when: “3:04 P.M. EDT”, “Oval Office”, “END 3:20 P.M.”."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch not yet made a passage. `group` joins the paragraphs of one text."""

    span: Span
    kind: PassageKind
    voice: str
    basis: str
    introduced_by: Span | None
    group: int


def find_passages(document: Document, scan: Scan, registry: Registry, issuer: str | None) -> list[Passage]:
    """The document's passages in order; together they hold every word of it."""
    splitter = _Splitter(document, scan, registry, issuer)
    pieces = list(_joined(splitter.pieces(), document.text))
    return [
        Passage(
            record_id("p", document.id, piece.kind, piece.span), piece.span, piece.kind,
            piece.voice, (piece.voice,), piece.basis, piece.introduced_by,
        )
        for piece in pieces
    ]  # fmt: skip


class _Splitter:
    def __init__(self, document: Document, scan: Scan, registry: Registry, issuer: str | None) -> None:
        self.text, self.marks = document.text, document.marks
        self.scan, self.registry, self.issuer = scan, registry, issuer
        self.day = document.date.isoformat() if document.date else None
        self.spans = list(paragraphs(self.text))
        home = registry.country(issuer) if issuer else ""
        self.turns = [turns(self.text, span, registry, self.day, home) for span in self.spans]
        self.last_labelled = max((i for i, found in enumerate(self.turns) if found), default=-1)
        self.group = 0

    def pieces(self) -> Iterator[_Piece]:
        walk = self._official() if self.issuer else self._post()
        for piece in walk:
            yield from self._without_notes(piece)

    # -- an official document --------------------------------------------------------------

    def _official(self) -> Iterator[_Piece]:
        assert self.issuer is not None
        head = self.text[:1200]
        transcript = sum(len(found) for found in self.turns) > 1
        kind: PassageKind = "readout" if _TELLS_OF_CONTACT.search(head) else "statement"
        turn: Turn | None = None
        for i, span in enumerate(self.spans):
            before = transcript and turn is None and len(span.of(self.text).split()) < 12
            if transcript and not self.turns[i] and (before or _SETTING.match(span.of(self.text))):
                self.group += 1
                yield _Piece(span, "note", self.issuer, "issuer", None, self.group)
            elif self.turns[i]:
                yield from self._split_turns(span, self.turns[i], turn, kind, self.issuer)
                turn = self.turns[i][-1]
            elif is_heading(self.text, span, self.marks, i + 1 < len(self.spans)) and i < 3:
                self.group += 1
                yield _Piece(span, "heading", self.issuer, "issuer", None, self.group)
                self.group += 1
            elif turn:
                yield self._turn_piece(span, turn)
            else:
                yield _Piece(span, kind, self.issuer, "issuer", None, self.group)

    # -- a post ----------------------------------------------------------------------------

    def _post(self) -> Iterator[_Piece]:
        announced: Introduction | None = None
        voice: str | None = None  # who spoke in the last pasted text
        inside: _Piece | None = None
        for i, span in enumerate(self.spans):
            here = self.turns[i]
            if here or self._between_turns(i):
                previous = self._turn_before(i)
                yield from self._split_turns(span, here, previous, "commentary", AUTHOR)
                announced, inside = None, None
                continue
            if announced or is_quotation(span, self.marks):
                quoted = is_quotation(span, self.marks)
                inside = self._pasted(span, announced, voice, quoted, inside)
                voice, announced = inside.voice, None
                yield inside
                continue
            head, intro, rest = self._introduced(span)
            if intro is None and inside and self._goes_on(span):
                inside = replace(inside, span=span)
                yield inside
                continue
            inside = None
            heading = intro is None and is_heading(self.text, span, self.marks, i + 1 < len(self.spans))
            self.group += 1
            yield _Piece(head, "heading" if heading else "commentary", AUTHOR, "default", None, self.group)
            announced = intro
            if intro and rest:
                inside = self._pasted(rest, intro, voice, False, None)
                voice, announced = inside.voice, None
                yield inside

    def _introduced(self, span: Span) -> tuple[Span, Introduction | None, Span | None]:
        """The author's part of a paragraph, what it announces, and a text pasted into the same
        paragraph after the colon.
        """
        last = introduction(self.text, span, self.scan, self.registry, self.day)
        if last:
            return span, last, None
        for colon in re.finditer(r":\s+(?=[A-Z“\"])", span.of(self.text)):
            head = Span(span.start, span.start + colon.start() + 1)
            rest = Span(span.start + colon.end(), span.end)
            if len(rest.of(self.text).split()) < 25 or manner(self.text, rest) < 2:
                continue
            found = introduction(self.text, head, self.scan, self.registry, self.day)
            if found and not rest.of(self.text).startswith(("“", '"')):
                return head, found, rest
        return span, None, None

    def _pasted(
        self, span: Span, intro: Introduction | None, voice: str | None, quoted: bool, inside: _Piece | None
    ) -> _Piece:
        if intro is None and inside is not None and quoted:
            return replace(inside, span=span)
        self.group += 1
        if intro is None:
            return _Piece(span, "quotation", voice or "unknown:quoted", "quotation", None, self.group)
        speaker = intro.voice or voice
        basis = "introduced" if intro.voice else "inherited"
        return _Piece(span, intro.kind, speaker or "unknown:quoted", basis, intro.span, self.group)

    def _goes_on(self, span: Span) -> bool:
        """Whether a paragraph after a pasted text still belongs to it, by its manner."""
        return manner(self.text, span) > 0

    # -- transcripts -----------------------------------------------------------------------

    def _between_turns(self, i: int) -> bool:
        """An unlabelled paragraph between two labelled ones, each of which begins a paragraph."""
        previous = next((found for found in reversed(self.turns[:i]) if found), None)
        if previous is None or i > self.last_labelled:
            return False
        return len(previous) == 1

    def _turn_before(self, i: int) -> Turn | None:
        return next((found[-1] for found in reversed(self.turns[:i]) if found), None)

    def _split_turns(
        self, span: Span, here: list[Turn], open_turn: Turn | None, kind: PassageKind, voice: str
    ) -> Iterator[_Piece]:
        """A paragraph cut at its labels; what stands before the first one goes on as before."""
        first = here[0].label.start if here else span.end
        lead = trimmed(Span(span.start, first), self.text)
        if lead:
            if open_turn:
                yield self._turn_piece(lead, open_turn)
            else:
                yield _Piece(lead, kind, voice, "issuer" if self.issuer else "default", None, self.group)
        ends = [*(t.label.start for t in here), span.end][1:]  # none where no label stands in the paragraph
        for turn, end in zip(here, ends, strict=True):
            self.group += 1
            body = trimmed(Span(turn.body, end), self.text)
            if body:
                yield self._turn_piece(body, turn)

    def _turn_piece(self, span: Span, turn: Turn) -> _Piece:
        kind: PassageKind = "question" if turn.asks else "answer"
        label = trimmed(turn.label, self.text)
        return _Piece(span, kind, turn.voice, "turn", label, self.group)

    # -- notes -----------------------------------------------------------------------------

    def _without_notes(self, piece: _Piece) -> Iterator[_Piece]:
        """An editor's note at the edge of a paragraph is a passage of its own, in the issuer's or author's voice."""
        start, end = piece.span
        before, after = [], []
        for note in notes(self.text, piece.span):
            if trimmed(Span(start, note.start), self.text) is None:
                before.append(note)
                start = note.end
            elif trimmed(Span(note.end, end), self.text) is None:
                after.append(note)
                end = note.start
        voice = self.issuer or AUTHOR
        yield from (_Piece(n, "note", voice, "note", None, -1 - n.start) for n in before)
        rest = trimmed(Span(start, end), self.text)
        if rest:
            yield replace(piece, span=rest)
        yield from (_Piece(n, "note", voice, "note", None, -1 - n.start) for n in after)


def _joined(pieces: Iterator[_Piece], text: str) -> Iterator[_Piece]:
    """Paragraphs of one official text or one turn make one passage; commentary stays apart."""
    held: _Piece | None = None
    for piece in pieces:
        if (
            held is not None
            and held.group == piece.group
            and (held.kind, held.voice) == (piece.kind, piece.voice)
            and piece.kind not in ("commentary", "heading", "note")
            and piece.span.end - held.span.start <= MAX_PASSAGE
        ):
            held = replace(held, span=Span(held.span.start, piece.span.end))
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
