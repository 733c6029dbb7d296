"""Words of a PDF that run from right to left: from the order in which they stand to the order in which they are read.

Programs write the letters of Arabic and Hebrew into a PDF in either order, some both in one line; where they stand on
the page is certain. Takes characters with their places and gives them from left to right (`standing`), and a line of
those as it is read (`as_read`): from the right, what runs from the left (figures, Latin words) turned back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
Placed = tuple[str, float, float]
"""A character, its left edge and its right."""
_SPACE = 0.2
"""Of the type's size: the gap that parts words where no space stands."""
_FAR = 0.42
"""The same beside a letter of which only its vowel sign's place is known."""
_MARK = 0.25
"""Vowel signs are narrower than this."""
_NARROW, _TEETH = frozenset("اأإآ"), frozenset("بتثنيئل")
"""Letters no wider than their vowel signs: always; within a word."""
_BRACKETS = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_FROM_LEFT = re.compile(
    r"[%‰$€£]{0,3}+[^\W_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"  # a figure or a letter that runs from the left
    r"(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]*[^\W_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?"
)
_LOOSE = re.compile(r"([(\[«])\s{1,3}|\s{1,3}([)\]».,،؛:!؟?])")
_FIGURES = re.compile(r"[\u0660-\u0669\u06f0-\u06f9](?:[.,/:\u066b\u066c-]?[\u0660-\u0669\u06f0-\u06f9])*")


def standing(characters: Sequence[Placed], size: float) -> str:
    """The characters as they stand from left to right, marks over a letter before it, words parted by their gaps."""
    ordered = sorted((one for one in characters if not _is_space(one) and not _is_mark(one)), key=_middle)
    marks: dict[int, list[str]] = {}
    small: set[int] = set()
    for mark in (one for one in characters if _is_mark(one) and ordered):
        nearest = min(range(len(ordered)), key=lambda at: abs(_middle(ordered[at]) - _middle(mark)))
        marks.setdefault(nearest, []).append(mark[0])
        if ordered[nearest][1:] == mark[1:] and mark[2] - mark[1] < _MARK * size:
            small.add(nearest)
    spaces = sorted(_middle(one) for one in characters if _is_space(one) and one[2] > one[1])
    out: list[str] = []
    edge = None
    for at, (character, left, right) in enumerate(ordered):
        if edge is not None and (
            left - edge > _least(ordered, at, small, size) * size
            or any(edge - 1 < space < left + 1 for space in spaces)
        ):
            out.append(" ")
        out += [*reversed(marks.get(at, [])), character]
        edge = max(right, edge) if edge is not None else right
    before = " " if ordered and any(space < ordered[0][1] + 1 for space in spaces) else ""
    after = " " if ordered and any(space > (edge or 0.0) - 1 for space in spaces) else ""
    return f"{before}{''.join(out)}{after}"


def _least(ordered: Sequence[Placed], at: int, small: set[int], size: float) -> float:
    """The least gap before a letter that parts words: a wide one where only the place of a letter's mark is known."""
    left, right = ordered[at - 1], ordered[at]
    if at in small and right[0] not in _NARROW:
        return _FAR
    if at - 1 not in small or left[0] in _NARROW:
        return _SPACE
    joined = at > 1 and left[1] - ordered[at - 2][2] < 0.3 * size
    return _SPACE if left[0] in _TEETH and joined else _FAR


def _is_space(placed: Placed) -> bool:
    return placed[0].isspace()


def _is_mark(placed: Placed) -> bool:
    return unicodedata.combining(placed[0]) > 0


def _middle(placed: Placed) -> float:
    return (placed[1] + placed[2]) / 2


def runs_from_right(words: str) -> bool:
    """Whether most letters of a page run from the right."""
    letters = [character for character in words if character.isalpha()]
    return 2 * sum(bool(RIGHT_TO_LEFT.match(character)) for character in letters) > len(letters)


def as_read(line: str, of_page: bool = False) -> str:
    """A line of characters from left to right, as it is read. One without letters that run from the right stays; on a
    page of such letters (`of_page`) one of figures alone is turned, too.
    """
    figures = of_page and not any(character.isalpha() for character in line)
    if not RIGHT_TO_LEFT.search(line) and not figures:
        return line
    turned = _FIGURES.sub(lambda match: match[0][::-1], line[::-1])
    turned = _FROM_LEFT.sub(lambda match: match[0][::-1], turned)
    for opens, closes in ("()", "[]", "{}", "«»"):
        turned = _paired(turned, opens, closes)
    return _LOOSE.sub(r"\1\2", turned)


def _paired(words: str, opens: str, closes: str) -> str:
    """The words with brackets opened and closed in turn: programs keep the shape of some, of others the meaning."""
    places = [at for at, character in enumerate(words) if character in (opens, closes)]
    if not places:
        return words
    if len(places) % 2:  # one of a pair stands on another line
        return words.translate(_BRACKETS) if words[places[0]] == closes and len(places) == 1 else words
    out = list(words)
    for number, at in enumerate(places):
        out[at] = closes if number % 2 else opens
    return "".join(out)
