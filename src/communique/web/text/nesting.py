"""Overlapping marks over a stretch of text → a tree: marks that cross are cut, none of the text is lost.

`nested(span, marks)` takes the stretch and the marks that lie over it, gives nodes in the order of the
text; joined, their stretches are the whole span. Wider marks hold narrower ones; of two equally wide
ones that of lower rank holds the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.model import Span


@dataclass(frozen=True, slots=True)
class Over:
    """A mark over a text: `sort` says what it is (voice, statement, act …), `key` which one."""

    span: Span
    rank: int
    sort: str
    key: str
    note: str = ""


@dataclass(slots=True)
class Node:
    """A stretch of text: plain where `over` is None, else the part of a mark that `inside` divides."""

    span: Span
    over: Over | None = None
    inside: list[Node] = field(default_factory=list)


def nested(span: Span, marks: Iterable[Over]) -> list[Node]:
    """The tree of a stretch of text under its marks."""
    mine = [m for m in marks if m.span.overlaps(span)]
    cut = [(Span(max(m.span.start, span.start), min(m.span.end, span.end)), m) for m in mine]
    cut.sort(key=lambda one: (one[0].start, -one[0].end, one[1].rank, one[1].sort, one[1].key))
    return _within(span, cut)


def leaves(nodes: Iterable[Node]) -> list[Span]:
    """The stretches of plain text of a tree, in order."""
    out: list[Span] = []
    for node in nodes:
        out += leaves(node.inside) if node.over else [node.span]
    return out


def _within(span: Span, marks: Sequence[tuple[Span, Over]]) -> list[Node]:
    """`marks` lie within `span`, sorted by start, the widest first."""
    out: list[Node] = []
    at, rest = span.start, list(marks)
    while rest:
        head, over = rest[0]
        if head.start > at:
            out.append(Node(Span(at, head.start)))
        inner = [m for m in rest[1:] if m[0].start < head.end]
        after = [m for m in rest[1:] if m[0].start >= head.end]
        held = [(Span(s.start, min(s.end, head.end)), m) for s, m in inner]
        over_end = [(Span(head.end, s.end), m) for s, m in inner if s.end > head.end]
        out.append(Node(head, over, _within(head, _sorted(held))))
        at, rest = head.end, _sorted([*over_end, *after])
    if at < span.end:
        out.append(Node(Span(at, span.end)))
    return out


def _sorted(marks: list[tuple[Span, Over]]) -> list[tuple[Span, Over]]:
    return sorted(marks, key=lambda one: (one[0].start, -one[0].end, one[1].rank, one[1].sort, one[1].key))
