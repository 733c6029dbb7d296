"""A stretch of a document that is not yet a passage, and what parts and joins such stretches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.model import Span
from communique.model.passage import PassageKind
from communique.model.span import trimmed
from communique.passages.paragraphs import notes

MAX_PASSAGE = 8_000
"""Characters after which a passage of one voice is cut at the next paragraph: a bad passage
then costs little, and no parse grows without bound."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch not yet made a passage. `group` joins the paragraphs of one text; `why` names the rule that gave it its
    voice (explain/data/voices.csv).
    """

    span: Span
    kind: PassageKind
    voices: tuple[str, ...]
    basis: str
    introduced_by: Span | None
    group: int
    why: str = ""


def without_notes(piece: Piece, text: str, voice: str) -> Iterator[Piece]:
    """The piece, and editors' notes at its edges as pieces of their own, in the issuer's or author's voice."""
    start, end = piece.span
    before, after = [], []
    for note in notes(text, piece.span):
        if trimmed(Span(start, note.start), text) is None:
            before.append(note)
            start = note.end
        elif trimmed(Span(note.end, end), text) is None:
            after.append(note)
            end = note.start
    yield from (_note(n, voice) for n in before)
    rest = trimmed(Span(start, end), text)
    if rest:
        yield replace(piece, span=rest)
    yield from (_note(n, voice) for n in after)


def _note(span: Span, voice: str) -> Piece:
    return Piece(span, "note", (voice,), "note", None, -1 - span.start, "note")


def joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Paragraphs of one text or one turn make one passage, and so do headings in a row; commentary stays apart."""
    held: Piece | None = None
    for piece in pieces:
        if (
            held is not None
            and (held.kind, held.voices) == (piece.kind, piece.voices)
            and (piece.kind == "heading" or (held.group == piece.group and piece.kind not in ("commentary", "note")))
            and piece.span.end - held.span.start <= MAX_PASSAGE
        ):
            held = replace(held, span=Span(held.span.start, piece.span.end))
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
