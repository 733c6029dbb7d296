"""A text cut into blocks: a paragraph, or the part of one in which one voice speaks.

`blocks(reading)` gives them in the order of the text. Their `span`s together are the whole text; `words` is
what a page shows of a block, without the white space at its ends.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from communique.model import Passage, Reading, Span
from communique.model.span import trimmed
from communique.passages.paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `first` says that its passage begins with it; `anchors` are all the passages that begin here."""

    span: Span
    words: Span
    passage: Passage | None
    first: bool
    anchors: tuple[str, ...] = ()


def blocks(reading: Reading) -> list[Block]:
    """The blocks of a reading's text."""
    text = reading.text
    passages = sorted((p for p in reading.passages), key=lambda p: (p.span.start, -p.span.end))
    starts = [p.span.start for p in passages]
    cuts = {0} | {p.start for p in paragraphs(text)} | {at for p in passages for at in p.span}
    ordered = sorted(at for at in cuts if at < len(text))
    out: list[Block] = []
    open_from, seen = 0, set[str]()
    for at, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        words = trimmed(Span(at, end), text)
        if words is None:
            continue
        if out:
            out[-1] = replace(out[-1], span=Span(out[-1].span.start, at))
        passage = _of(passages, starts, words)
        out.append(Block(Span(open_from if not out else at, end), words, passage, _new(passage, seen)))
    return _anchored(out, passages)


def _anchored(shown: list[Block], passages: list[Passage]) -> list[Block]:
    """The blocks with the passages that begin in each: those of which no earlier block holds a word."""
    named: dict[int, list[str]] = {}
    ends = [b.words.end for b in shown]
    for one in passages:
        at = bisect_right(ends, one.span.start)
        if at < len(shown) and shown[at].words.start < one.span.end:
            named.setdefault(at, []).append(one.id)
    return [replace(b, anchors=tuple(named[i])) if i in named else b for i, b in enumerate(shown)]


def _of(passages: list[Passage], starts: list[int], words: Span) -> Passage | None:
    """The narrowest passage in which a block begins."""
    at = bisect_right(starts, words.start)
    inside = [p for p in passages[max(0, at - 8) : at] if p.span.start <= words.start < p.span.end]
    return min(inside, key=lambda p: p.span.end - p.span.start) if inside else None


def _new(passage: Passage | None, seen: set[str]) -> bool:
    if passage is None or passage.id in seen:
        return False
    seen.add(passage.id)
    return True
