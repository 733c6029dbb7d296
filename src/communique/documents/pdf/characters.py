"""The characters of a PDF's page with their places, as PDFium gives them.

A letter and the vowel signs over and under it are often one glyph, whose box PDFium cuts into as many parts; they have
one origin. Such characters are given the box of all, as high as the line is, so that they stay one.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from communique.documents.pdf.right_to_left import RIGHT_TO_LEFT

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
_NO_CHARACTER = {0, 0xFFFE, 0xFFFF}
_BELOW, _ABOVE = 0.2, 0.75
"""How far letters that run from the right reach from their line, of the type's size."""


def characters(words: Any) -> Iterator[tuple[int, Box | None, float]]:
    """Each character with its box and size; None for the box where a line ends. What stands across most of a page (a
    watermark, words in a margin) is left out.
    """
    import pypdfium2.raw as raw

    edges = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = edges
    page = words.raw
    angles, usual = _angles(page, words.count_chars())
    glyphs = _glyphs(page, words.count_chars()) if not usual else {}
    before: Box | None = None
    size = 0.0
    for at in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(page, at)
        if code in (10, 13):
            before = None
            yield code, None, 0.0
        elif code in _NO_CHARACTER:
            continue
        elif angles.get(at, 0) != usual:
            before = None
        elif raw.FPDFText_IsGenerated(page, at) == 1:
            if before is not None:
                yield code, (before[2], before[1], before[2], before[3]), size
        else:
            raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
            size = raw.FPDFText_GetFontSize(page, at) or size or 1.0
            if code == 32 and right.value <= left.value and (at - 1 in glyphs or at + 1 in glyphs):
                continue  # PDFium's own, between a letter and the next
            before = _upright((left.value, bottom.value, right.value, top.value), usual)
            if at in glyphs:
                from_, to, line = glyphs[at]
                before = (from_, line - _BELOW * size, to, line + _ABOVE * size)
            yield code, before, size


def _angles(page: Any, count: int) -> tuple[dict[int, int], int]:
    """Of characters that do not stand upright, how they are turned (in tens of degrees); how most of the page is."""
    import pypdfium2.raw as raw

    turned: dict[int, int] = {}
    for at in range(count):
        angle = -round(math.degrees(raw.FPDFText_GetCharAngle(page, at)) / 10) * 10 % 360
        if angle and raw.FPDFText_IsGenerated(page, at) != 1:
            turned[at] = angle
    usual, often = Counter(turned.values()).most_common(1)[0] if turned else (0, 0)
    return turned, usual if often > count / 2 and usual % 90 == 0 else 0


def _upright(box: Box, angle: int) -> Box:
    """A box of a page that is turned, as it is with the page turned back."""
    left, bottom, right, top = box
    if angle == 90:
        return bottom, -right, top, -left
    if angle == 180:
        return -right, -top, -left, -bottom
    return (-top, left, -bottom, right) if angle == 270 else box


def _glyphs(page: Any, count: int) -> dict[int, tuple[float, float, float]]:
    """Of characters that run from the right: the edges of their glyph, and the line on which it stands."""
    import pypdfium2.raw as raw

    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    together: dict[tuple[float, float], list[tuple[int, bool, float, float]]] = {}
    for at in range(count):
        character = chr(raw.FPDFText_GetUnicode(page, at))
        if not RIGHT_TO_LEFT.match(character) or not raw.FPDFText_GetCharOrigin(page, at, x, y):
            continue
        raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
        mark = unicodedata.combining(character) > 0
        together.setdefault((x.value, y.value), []).append((at, mark, left.value, right.value))
    out: dict[int, tuple[float, float, float]] = {}
    for (_, line), held in together.items():
        one = sum(not mark for _, mark, _, _ in held) == 1
        edges = min(h[2] for h in held), max(h[3] for h in held)
        for at, _, from_, to in held:
            out[at] = (*(edges if one else (from_, to)), line)
    return out
