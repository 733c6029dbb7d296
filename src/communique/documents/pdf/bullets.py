"""Bullets that are drawn and not written: dots, rings and squares before the lines of a list.

Takes a page of a PDF with its pieces of text, gives the pieces, those with such a shape before them with a bullet. A
shape is one where it is as small as a letter, stands alone before a line at its height, and has others like it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from communique.documents.pdf.right_to_left import RIGHT_TO_LEFT
from communique.documents.pdf.typesetting import Piece

_MOST_SHAPES = 5_000
"""Of a page; one of more is a drawing."""
_LEAST, _LARGEST = 1.0, 0.8
"""How small a bullet is in points, how large in the type's size."""
_NEAR, _FAR, _ALONE = 0.1, 4.0, 1.5
"""Of the type's size: how far from the line a bullet stands, and how far from what stands on its other side."""
_STRIP, _TALLEST = 8.0, 2_000.0
"""Points: how high the strips are in which lines are looked for, and how far a line can reach."""
Shape = tuple[float, float, float, float]


def with_bullets(page: Any, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a page, lines behind a drawn bullet with a written one."""
    if not pieces:
        return pieces
    largest = _LARGEST * max(piece.size for piece in pieces)
    shapes = [one for one in _shapes(page) if _is_dot(one, largest)]
    levels = _levels(pieces)
    begun = [(shape, at) for shape in shapes if (at := _line_of(shape, pieces, levels)) is not None]
    sizes = Counter(_rounded(shape) for shape, _ in begun)
    out = list(pieces)
    for shape, at in begun:
        if _has_others(shape, begun, sizes) and out[at] is pieces[at]:
            out[at] = _begun(shape, out[at])
    return out


def _shapes(page: Any) -> list[Shape]:
    import pypdfium2
    import pypdfium2.raw as raw

    found: list[Shape] = []
    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE]
    for one in islice(page.get_objects(filter=kinds, max_depth=1), _MOST_SHAPES + 1):
        try:
            found.append(tuple(one.get_bounds()))
        except pypdfium2.PdfiumError:
            continue
    return found if len(found) <= _MOST_SHAPES else []


def _is_dot(shape: Shape, largest: float) -> bool:
    wide, high = shape[2] - shape[0], shape[3] - shape[1]
    return min(wide, high) >= _LEAST and max(wide, high) <= min(largest, 1.7 * min(wide, high))


def _alike(shape: Shape, other: Shape) -> bool:
    return abs(shape[2] - shape[0] - other[2] + other[0]) < 0.5 and abs(shape[3] - shape[1] - other[3] + other[1]) < 0.5


def _rounded(shape: Shape) -> tuple[int, int]:
    return int(2 * (shape[2] - shape[0])), int(2 * (shape[3] - shape[1]))


def _has_others(shape: Shape, begun: Sequence[tuple[Shape, int]], sizes: Counter[tuple[int, int]]) -> bool:
    """Whether another shape is as large, to half a point: surely where two round alike, else they are looked at."""
    wide, high = _rounded(shape)
    if sizes[wide, high] > 1:
        return True
    beside = sum(sizes[wide + w, high + h] for w in (-1, 0, 1) for h in (-1, 0, 1)) > 1
    return beside and sum(_alike(shape, other) for other, _ in begun) > 1


def _levels(pieces: Sequence[Piece]) -> dict[int, list[int]]:
    """Which pieces reach each strip of the page's height."""
    out: dict[int, list[int]] = {}
    for at, piece in enumerate(pieces):
        low, high = piece.bottom - 0.2 * piece.size, piece.top + 0.2 * piece.size
        for strip in range(int(low // _STRIP), int(min(high, low + _TALLEST) // _STRIP) + 1):
            out.setdefault(strip, []).append(at)
    return out


def _line_of(shape: Shape, pieces: Sequence[Piece], levels: dict[int, list[int]]) -> int | None:
    """Which piece a shape stands before; None where it stands before none, or behind another on the same line."""
    middle = (shape[1] + shape[3]) / 2
    near = ((at, pieces[at]) for at in levels.get(int(middle // _STRIP), ()))
    level = [at for at, p in near if p.bottom - 0.2 * p.size <= middle <= p.top + 0.2 * p.size]
    right = [at for at in level if pieces[at].left >= shape[2]]
    left = [at for at in level if pieces[at].right <= shape[0]]
    if len(right) + len(left) < len(level):
        return None  # it stands in a word
    after = min(right, key=lambda at: pieces[at].left, default=None)
    before = max(left, key=lambda at: pieces[at].right, default=None)
    to_right = pieces[after].left - shape[2] if after is not None else float("inf")
    to_left = shape[0] - pieces[before].right if before is not None else float("inf")
    if before is not None and RIGHT_TO_LEFT.search(pieces[before].text):
        after, to_right, to_left = before, to_left, to_right
    if after is None or _LARGEST * pieces[after].size < shape[3] - shape[1]:
        return None
    size = pieces[after].size
    return after if _NEAR * size <= to_right <= _FAR * size and to_left > _ALONE * size else None


def _begun(shape: Shape, piece: Piece) -> Piece:
    if shape[0] >= piece.right:
        return replace(piece, right=shape[2], text=f"{piece.text.rstrip()} •")
    return replace(piece, left=shape[0], text=f"• {piece.text.lstrip()}")
