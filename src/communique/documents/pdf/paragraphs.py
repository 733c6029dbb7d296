"""The lines of a document's pages → its paragraphs, without running heads and page numbers, footnotes at the end.

What stands at the edge of most pages, figures apart, is a head or a foot. A paragraph ends where space, size,
indention or a short last line say so, and goes on over columns and pages where none does. Broken words are mended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from communique.documents.pdf.columns import Line, in_order
from communique.documents.pdf.typesetting import Piece
from communique.vocabulary import alternatives

_HYPHEN_PREFIXES = alternatives("documents", "hyphen-prefixes")
_NUMBER = re.compile(r"(?:page |seite |p\. ?)?[-–—|]? ?\d{1,4} ?(?:[-–—|]|of \d{1,4}|von \d{1,4}|/ ?\d{1,4})?", re.I)
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]{0,4}$")
_BULLET = re.compile(r"(?:[•·▪‣–—*-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])\s?\S")
_WORD = re.compile(r"[\w-]+")
_BROKEN = re.compile(r"[^\W\d_]-$")
_KEPT = re.compile(
    rf"(?:^|[\s(“\"'‘/])(?:{_HYPHEN_PREFIXES})-$", re.I
)  # fmt: skip
"""Before which a hyphen at a line's end is the word's own."""
_WIDEST_LEADING = 2.2
_EDGE_LINES = 3
_OFTEN = 3
_MARGIN = 0.06
"""How much of what pages extend over is margin, where heads and feet stand."""


def text_of(pages: Sequence[Sequence[Piece]]) -> str:
    """The text of the pages, paragraphs parted by blank lines."""
    lines = [_without_numbers(page) for page in _without_running([in_order(page) for page in pages])]
    body = _body_size([line for page in lines for line in page])
    notes: list[Line] = []
    kept: list[Line] = []
    for page in lines:
        below = _notes(page, body)
        kept += page[: len(page) - len(below)]
        notes += below
    words = frozenset(word for line in kept for word in _WORD.findall(line.text.casefold()))
    return "\n\n".join([*_paragraphs(kept, words), *_paragraphs(notes, words, by_number=True)])


def _without_running(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without what stands at the edges of most of them."""
    every = [line for page in pages for line in page]
    if len(pages) < 2 or not every:
        return pages
    extent = min(line.bottom for line in every), max(line.top for line in every)
    edges = [_edges(page, extent) for page in pages]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    least = 2 if len(pages) < 5 else _OFTEN  # heads change with the chapter
    running = {key for key, count in seen.items() if count >= least and (len(pages) > 2 or key in _margins(edges))}
    gone = [{id(line) for line in edge if _key(line) in running} for edge in edges]
    return [[line for line in page if id(line) not in out] for page, out in zip(pages, gone, strict=True)]


def _edges(page: Sequence[Line], extent: tuple[float, float]) -> list[Line]:
    """The lines in the margins of a page, of what all pages extend over."""
    foot, top = extent
    zone = _MARGIN * (top - foot)
    down = sorted(page, key=lambda line: -line.top)
    return [line for line in down[:_EDGE_LINES] if line.top > top - zone] + [
        line for line in down[-_EDGE_LINES:] if line.bottom < foot + zone
    ]


def _margins(edges: Sequence[Sequence[Line]]) -> set[str]:
    """Of two pages: what stands on both at one height."""
    first, second = ({(_key(line), round(line.bottom)) for line in edge} for edge in edges[:2])
    return {key for key, _ in first & second}


def _key(line: Line) -> str:
    """A line without its figures and in no order, as heads of left and right pages are set."""
    return " ".join(sorted(re.findall(r"[^\W\d_]+", line.text.casefold()))) or "#"


def _without_numbers(page: list[Line]) -> list[Line]:
    kept = list(page)
    while kept and _NUMBER.fullmatch(kept[-1].text):
        kept.pop()
    while kept and _NUMBER.fullmatch(kept[0].text):
        kept.pop(0)
    return kept


def _body_size(lines: Sequence[Line]) -> float:
    """The size most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _notes(page: Sequence[Line], body: float) -> list[Line]:
    """The footnotes at the end of a page: smaller than the text, the first with its mark."""
    at = len(page)
    while at and page[at - 1].size < 0.92 * body:
        at -= 1
    below = list(page[at:])
    while below and not _NOTE.match(below[0].text):
        below.pop(0)
    return below


def _paragraphs(lines: Sequence[Line], words: frozenset[str], by_number: bool = False) -> list[str]:
    out: list[list[str]] = []
    leading = _leading(lines)
    before: Line | None = None
    for line in lines:
        if before is None or (_NOTE.match(line.text) if by_number else _begins(before, line, leading)):
            out.append([line.text])
        else:
            out[-1] += _joint(out[-1].pop(), line.text, words)
        before = line
    return ["".join(parts) for parts in out]


def _leading(lines: Sequence[Line]) -> float:
    """The usual way from one line to the next, in the size of type."""
    ways = [(a.bottom - b.bottom) / a.size for a, b in pairwise(lines)
            if not b.first and a.size and 0 < a.bottom - b.bottom < 4 * a.size]  # fmt: skip
    return min(median(ways), _WIDEST_LEADING) if ways else 1.2


def _begins(before: Line, line: Line, leading: float) -> bool:
    """Whether a line begins a paragraph."""
    if _BULLET.match(line.text) or "\t" in line.text or "\t" in before.text:
        return True
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size):
        return True
    width = before.to - before.from_
    fills = width <= 0 or before.right >= before.to - 0.12 * width
    ended = bool(_ENDS.search(before.text))
    if line.first:
        return ended and not (fills and line.text[:1].islower())
    if before.bottom - line.bottom > (leading + 0.35) * line.size:
        return True
    indented = line.left > line.from_ + 0.8 * line.size and before.left <= before.from_ + 0.8 * line.size
    if indented and (ended or not fills):
        return True
    if before.text.endswith(("-", ",")):
        return False
    short = before.right < before.to - 0.45 * width
    return short or (ended and not fills)


def _joint(before: str, line: str, words: frozenset[str]) -> tuple[str, str]:
    """Two lines of a paragraph, a space between or a broken word mended."""
    if not _BROKEN.search(before[-2:]) or not (line[:1].islower() or (before[-2:-1] + line[:2]).isupper()):
        return before, f" {line}"
    head, tail = re.split(r"\s", before[-60:])[-1].casefold(), re.split(r"[^\w-]", line[:60], maxsplit=1)[0].casefold()
    keeps = head + tail in words or (
        line[:1].islower() and bool(_KEPT.search(before[-20:])) and head[:-1] + tail not in words
    )
    return before if keeps else before[:-1], line
