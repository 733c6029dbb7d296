"""A page's pieces of text → its lines in reading order: columns one after the other, rows of tables as rows.

Takes pieces with their places (points, from the page's foot), gives lines with theirs. Between two columns runs a
corridor that no line of theirs crosses; what does cross it (a headline over both) parts the page above from below.
Short pieces in rows are a table, and stay rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from communique.documents.pdf.right_to_left import RIGHT_TO_LEFT, as_read, runs_from_right
from communique.documents.pdf.typesetting import Piece, is_spread, with_first_letters

_FEWEST = 3
"""Lines that a column has at least."""
_FILLED = 0.45
"""How much of its width a column's lines fill; those of a table fill less."""
_SHORTEST = 12
"""Characters of a column's usual line; cells are shorter."""
_MOST_COLUMNS = 6
_MOST_PIECES = 10_000
"""Of a page; one of more is a drawing."""


@dataclass(frozen=True, slots=True)
class Line(Piece):
    """A line in its column, whose edges are `from_` and `to`; `first` where it opens a column or a page."""

    from_: float
    to: float
    first: bool = False


def in_order(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a page as they are read."""
    joined = _joined(with_first_letters(pieces))
    from_right = runs_from_right("".join(piece.text for piece in joined))
    if from_right:  # as in a mirror: the first column, the edge of lines and the first cell are on the right
        joined = [Piece(-p.right, p.bottom, -p.left, p.top, p.size, p.text) for p in joined]
    return _region(joined, _MOST_COLUMNS, from_right)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that stand on one line with no more than a word's space between, as one."""
    out: list[Piece] = []
    for row in _rows(pieces):
        at: Piece | None = None
        for piece in row:
            if at is not None and piece.left - at.right < 0.75 * max(at.size, piece.size):
                at = _together(at, piece)
            else:
                if at is not None:
                    out.append(at)
                at = piece
        if at is not None:
            out.append(at)
    return out


def _together(piece: Piece, other: Piece) -> Piece:
    raised = other.size < 0.8 * piece.size and other.bottom > piece.bottom + 0.2 * piece.size
    if raised and re.fullmatch(r"[\d*†‡,\s]{1,6}", other.text):
        return piece  # the mark of a footnote
    least = 0.2 if RIGHT_TO_LEFT.search(piece.text + other.text) else 0.12
    spaced = piece.text.endswith(" ") or other.text.startswith(" ")
    gap = " " if spaced or other.left - piece.right > least * piece.size else ""
    size = piece.size if len(piece.text) >= len(other.text) else other.size
    text = f"{piece.text.rstrip()}{gap}{other.text.lstrip() if gap else other.text}"
    return Piece(
        piece.left,
        min(piece.bottom, other.bottom),
        max(piece.right, other.right),
        max(piece.top, other.top),
        size,
        text,
    )


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by the line they stand on, top down, each from left to right."""
    rows: list[list[Piece]] = []
    middle = height = 0.0
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom) / 2, p.left)):
        own = (piece.top + piece.bottom) / 2
        if rows and middle - own < 0.45 * max(height, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            middle, height = own, piece.size
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _region(pieces: Sequence[Piece], left: int, from_right: bool = False) -> list[Line]:
    if not pieces:
        return []
    at = _corridor(pieces) if left > 1 and len(pieces) < _MOST_PIECES else None
    if at is None:
        return _lines(pieces, from_right)
    out: list[Line] = []
    for band in _bands(pieces, at):
        first, second = [p for p in band if p.right <= at], [p for p in band if p.left >= at]
        below = _table_below(first, second)
        first = [p for p in first if p not in below]
        if len(first) >= 2 and len(second) >= 2:
            for side in (first, second, below):
                out += _region(side, left - 1, from_right)
        else:
            out += _lines(band, from_right)
    return out


def _table_below(first: Sequence[Piece], second: Sequence[Piece]) -> list[Piece]:
    """What of a first column stands below the second one and begins with a row of cells: a table under both."""
    foot = min((p.bottom for p in second), default=0.0)
    below = [p for p in first if p.top < foot]
    return below if below and len(_rows(below)[0]) > 1 else []


def _corridor(pieces: Sequence[Piece]) -> float | None:
    """Where the corridor between the first column and the next runs; None where a page has one column."""
    size = median(p.size for p in pieces)
    starts: dict[int, int] = {}
    for piece in pieces:
        starts[round(piece.left / 3)] = starts.get(round(piece.left / 3), 0) + 1
    edge = min(p.left for p in pieces)
    for start in sorted(s for s, count in starts.items() if count >= _FEWEST and s * 3 > edge + 4 * size):
        at = start * 3 - 2.5
        before = [p for p in pieces if p.right <= at]
        after = [p for p in pieces if p.left >= at - 1]
        across = len(pieces) - len(before) - len(after)
        if len(before) < _FEWEST or across > 0.5 * len(pieces):
            continue
        widest = max(p.right for p in before)
        if start * 3 - widest < 0.7 * size or not _beside(before, after):
            continue
        if _is_filled(before, at) and _is_filled(after, max(p.right for p in after)):
            return at - 0.5
    return None


def _beside(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether two columns stand side by side for at least some lines."""
    top, foot = (
        min(max(p.top for p in s) for s in (before, after)),
        max(min(p.bottom for p in s) for s in (before, after)),
    )
    return all(sum(foot <= (p.top + p.bottom) / 2 <= top for p in side) >= _FEWEST for side in (before, after))


def _is_filled(column: Sequence[Piece], to: float) -> bool:
    """Whether a column's lines run over most of its width, as running text does and cells do not."""
    rows = _rows(column)
    width = to - min(p.left for p in column)
    covered = median(sum(p.right - p.left for p in row) for row in rows)
    return covered >= _FILLED * width > 0 and median(len(p.text) for p in column) >= _SHORTEST


def _bands(pieces: Sequence[Piece], at: float) -> list[list[Piece]]:
    """What stands between the pieces that cross the corridor, and these by themselves, top down."""
    out: list[list[Piece]] = [[]]
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        if out[-1] and (piece.left < at < piece.right) != _crosses(out[-1], at):
            out.append([])
        out[-1].append(piece)
    return out


def _crosses(band: Sequence[Piece], at: float) -> bool:
    return band[-1].left < at < band[-1].right


def _lines(pieces: Sequence[Piece], from_right: bool = False) -> list[Line]:
    """The lines of one column; cells of one row parted by tabs."""
    from_, to = min(p.left for p in pieces), max(p.right for p in pieces)
    out: list[Line] = []
    rows = _rows(pieces)
    for at, row in enumerate(rows):
        words = [as_read(p.text.strip(), from_right) for p in row if p.text.strip()]
        beside = [len(other) for other in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2])]
        if is_spread(row, from_, to) or (1 in beside and 2 not in beside and is_spread(row, from_, to, fewest=2)):
            words = [" ".join(words)]
        if len(words) > 1 and len(words[0]) == 1 and not words[0].isalnum():
            words[:2] = [f"{words[0]} {words[1]}"]  # a bullet
        if not from_right and sum(bool(RIGHT_TO_LEFT.search(word)) for word in words) * 2 > len(words):
            words.reverse()
        if words:
            size = max(row, key=lambda p: len(p.text)).size
            out.append(Line(
                row[0].left, min(p.bottom for p in row), max(p.right for p in row), max(p.top for p in row), size,
                re.sub(r"[ \u00a0]+", " ", "\t".join(words)), from_, to, first=not out,
            ))  # fmt: skip
    return out
