"""A span: a half-open range of Unicode code points of one unchanged text.

Every finding stands on spans. A span that does not fit its text is refused
when it is made (`Text.span`), never clipped or guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from communique.errors import SpanError


class Span(NamedTuple):
    """Characters `[start, end)` of a text, counted in Unicode code points."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether every character of this span lies in `other`."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of the source that the span stands for."""
        return text[self.start : self.end]


def checked(span: Span, text: str) -> Span:
    """Return `span` if it names at least one character of `text`; else raise SpanError."""
    if not 0 <= span.start < span.end <= len(text):
        raise SpanError(f"span {span.start}–{span.end} does not fit a text of {len(text)} characters")
    return span


def trimmed(span: Span, text: str) -> Span | None:
    """`span` without white space at its ends, or None when nothing else is in it."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans` (at least one)."""
    ordered = list(spans)
    return Span(min(s.start for s in ordered), max(s.end for s in ordered))


def merged(spans: Iterable[Span], gap: int = 0) -> tuple[Span, ...]:
    """`spans` in order of the text, those that touch (or lie `gap` characters apart) joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + gap:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
