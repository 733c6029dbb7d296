"""What typesetters do to words: letters set wide apart, a large first letter, lines spread to both edges.

Takes pieces of a page with their places, gives the words as they are meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from communique.documents.pdf.right_to_left import Placed

_FEWEST_LETTERS = 6
_LARGE = 1.7
"""How much larger a first letter is than the text that it begins."""
_NARROW = 22
"""Of the type's size: how wide a column is whose lines may be two words."""
_WIDEST = 3.0
"""Of the type's size: the widest gap between words of a spread line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and its box; `size` is its type's."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str


def closed_up(run: Sequence[Placed], size: float) -> str:
    """The words of a run, those closed up whose letters are set apart (“J O I N T  S T A T E M E N T”)."""
    words = "".join(character for character, _, _ in run)
    tokens = words.split()
    single = sum(len(token) == 1 and token.isalpha() for token in tokens)
    if len(tokens) < _FEWEST_LETTERS or single < 0.8 * len(tokens):
        return words
    letters = [one for one in run if not one[0].isspace()]
    gaps = [b[1] - a[2] for a, b in pairwise(letters)]
    usual = median(gaps)
    out = [letters[0][0]]
    for (character, _, _), gap in zip(letters[1:], gaps, strict=True):
        out.append(f" {character}" if gap > usual + 0.18 * size else character)
    return "".join(out)


def with_first_letters(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a large letter joined to the line that it begins."""
    large = [one for one in pieces if re.fullmatch(r"[“\"«„]?[^\W\d_]", one.text.strip())]
    out = list(pieces)
    for letter in large:
        begun = next((one for one in out if _begins(letter, one)), None)
        if begun is not None:
            out.remove(letter)
            out[out.index(begun)] = replace(begun, left=letter.left, text=letter.text.strip() + begun.text.lstrip())
    return out


def _begins(letter: Piece, line: Piece) -> bool:
    beside = -0.3 * line.size < line.left - letter.right < 0.8 * line.size
    level = abs(letter.top - line.top) < 0.8 * line.size and letter.bottom < line.bottom - 0.5 * line.size
    return letter.size > _LARGE * line.size and beside and level and line.text[:1].islower()


def is_spread(row: Sequence[Piece], from_: float, to: float, fewest: int = 3) -> bool:
    """Whether the pieces of a row are the words of a line spread to both edges: single, equally far apart.

    Two words are so (`fewest`) in a narrow column only, of which they fill a good part.
    """
    if len(row) < fewest or row[0].left > from_ + 0.3 * row[0].size or row[-1].right < to - 0.5 * row[0].size:
        return False
    gaps = [b.left - a.right for a, b in pairwise(row)]
    if len(row) == 2:
        one_word = not any(" " in piece.text.strip() for piece in row) and row[0].text.strip()[-1:].isalpha()
        return one_word and to - from_ < _NARROW * row[0].size and gaps[0] < 0.6 * (to - from_)
    equal = max(gaps) - min(gaps) < 0.4 * row[0].size and max(gaps) < _WIDEST * row[0].size
    return equal and sum(" " in piece.text.strip() for piece in row) <= 1
