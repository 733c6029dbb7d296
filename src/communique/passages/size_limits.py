"""How much of a text is read, and in pieces of what size: so that no document costs more than a known time.

A document is read to `read_to` (a book's chapter; the longest communiqué and transcript known have less); what stands
behind it is kept, can be searched, and is named as not read. A passage longer than any that is written goes on in
another of the same voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.model import Document, Flag, Span
from communique.model.span import trimmed
from communique.passages.segment import Piece

MOST = 200_000
"""Characters of a document that are read."""
PASSAGE = 16_000
"""Characters of a passage."""
_MENDING = 2_000
"""Characters in which a good place to cut is looked for."""


def read_to(text: str) -> int:
    """Where reading ends: with the text, else behind the last whole paragraph, line or word that is read."""
    return len(text) if len(text) <= MOST else _cut(text, 0, MOST)


def read_part(document: Document) -> Document:
    """The document as far as it is read; the document itself, mostly."""
    end = read_to(document.text)
    if end == len(document.text):
        return document
    marks = tuple(mark for mark in document.marks if mark.span.end <= end)
    return replace(document, text=document.text[:end], marks=marks)


def rest_flag(document: Document) -> list[Flag]:
    """The one line that says what was not read; none, mostly."""
    start = read_to(document.text)
    rest = trimmed(Span(start, len(document.text)), document.text) if start < len(document.text) else None
    if rest is None:
        return []
    return [Flag(rest, "unread", f"not read: what stands behind the first {start:,} characters; give it in parts")]


def rest(text: str) -> Iterator[Span]:
    """What is not read, in stretches of a passage's size."""
    start = read_to(text)
    return stretches(text, Span(start, len(text))) if start < len(text) else iter(())


def bounded(piece: Piece, text: str) -> Iterator[Piece]:
    """The piece, in several where it is longer than any passage."""
    if piece.span.end - piece.span.start <= PASSAGE:
        yield piece
        return
    for span in stretches(text, piece.span):
        yield replace(piece, span=span)


def stretches(text: str, span: Span) -> Iterator[Span]:
    """The span in stretches of at most a passage's size."""
    start = span.start
    while start < span.end:
        end = span.end if span.end - start <= PASSAGE else _cut(text, start, start + PASSAGE)
        if whole := trimmed(Span(start, end), text):
            yield whole
        start = end


def _cut(text: str, start: int, end: int) -> int:
    """A good place to cut before `end`: behind a paragraph, a line, a sentence, a word; else there."""
    least = max(start + 1, end - _MENDING)
    for mark in ("\n\n", "\n", ". ", " "):
        at = text.rfind(mark, least, end)
        if at > 0:
            return at + len(mark)
    return end
