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
_SPACE = 0.28
"""Of the type's size: the gap that parts words where no space stands."""
_BRACKETS = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_FROM_LEFT = re.compile(
    r"[%‰$€£]{0,3}+[^\W_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"  # a figure or a letter that runs from the left
    r"(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]*[^\W_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])?"
)
_LOOSE = re.compile(r"([(\[«])\s{1,3}|\s{1,3}([)\]».,،؛:!؟?])")
_FIGURES = re.compile(r"[\u0660-\u0669\u06f0-\u06f9](?:[.,/:\u066b\u066c-]?[\u0660-\u0669\u06f0-\u06f9])*")


def standing(characters: Sequence[Placed], size: float) -> str:
    """The characters as they stand from left to right, marks over a letter before it, words parted by their gaps."""
    letters = [one for one in characters if not one[0].isspace() and not unicodedata.combining(one[0])]
    marks: dict[int, list[str]] = {}
    ordered = sorted(letters, key=lambda one: (one[1] + one[2]) / 2)
    for mark, left, right in (one for one in characters if unicodedata.combining(one[0])):
        middle = (left + right) / 2
        if ordered:
            nearest = min(range(len(ordered)), key=lambda at: abs((ordered[at][1] + ordered[at][2]) / 2 - middle))
            marks.setdefault(nearest, []).append(mark)
    spaces = sorted((left + right) / 2 for character, left, right in characters if character.isspace() and right > left)
    out: list[str] = []
    edge: float | None = None
    for at, (character, left, right) in enumerate(ordered):
        if edge is not None and (left - edge > _SPACE * size or any(edge - 1 < space < left + 1 for space in spaces)):
            out.append(" ")
        out += [*reversed(marks.get(at, [])), character]
        edge = max(right, edge) if edge is not None else right
    before = " " if ordered and any(space < ordered[0][1] + 1 for space in spaces) else ""
    after = " " if ordered and any(space > (edge or 0.0) - 1 for space in spaces) else ""
    return f"{before}{''.join(out)}{after}"


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
