"""Words and word pieces of a window of text, with what an uncased vocabulary loses.

The encoder reads lower-case word pieces (WordPiece: Wu et al. 2016, as in BERT). Each word also
carries one of 12 features: its case, whether it stands inside quotation marks, whether it begins
a line. Training and reading use this one module, so that both see the same numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.language.pieces import WORD, Vocabulary

_QUOTED = re.compile(r"[“„‟«”»\"＂]|''|``")
_OPENS, _CLOSES = "“„‟«", "”»"

FEATURES = 12
"""Three cases times two (inside quotation marks) times two (first of its line)."""
MOST_PIECES = 254
"""Word pieces in one window, [CLS] and [SEP] not counted; training used the same."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark with its place in the text, its pieces and its feature (0 to 11)."""

    start: int
    end: int
    pieces: tuple[int, ...]
    feature: int


def words_of(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Word]:
    """The words of one line or passage of text, offsets into the whole text."""
    marks = _quoted(text, start, end)
    found = []
    region = 0
    begins = True
    for match in WORD.finditer(text, start, end):
        at = match.start()
        while region < len(marks) and marks[region][1] <= at:
            region += 1
        quoted = region < len(marks) and marks[region][0] <= at
        surface = match.group()
        case = 0 if not surface[0].isupper() else 2 if len(surface) > 1 and surface.isupper() else 1
        feature = case * 4 + quoted * 2 + begins
        found.append(Word(at, match.end(), vocabulary.pieces(surface), feature))
        begins = False
    return found


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches inside double quotation marks, marks included; an unclosed one runs to the end."""
    found = []
    opened = -1
    for match in _QUOTED.finditer(text, start, end):
        mark = match.group()
        if opened < 0 and mark not in _CLOSES:
            opened = match.start()
        elif opened >= 0 and mark not in _OPENS:
            found.append((opened, match.end()))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    return found


def packed(units: Iterable[Sequence[Sequence[Word]]]) -> list[list[Word]]:
    """Windows of at most `MOST_PIECES` pieces from lines given as their sentences.

    Whole lines are put together; a line that alone is too long is cut between its sentences, a
    sentence that alone is too long between words.
    """
    windows: list[list[Word]] = []
    held: list[Word] = []
    room = MOST_PIECES
    for line in units:
        size = sum(len(w.pieces) for sentence in line for w in sentence)
        parts = [[w for s in line for w in s]] if size <= MOST_PIECES else _short(line)
        for part in parts:
            size = sum(len(w.pieces) for w in part)
            if size > room and held:
                windows.append(held)
                held, room = [], MOST_PIECES
            held = [*held, *part]
            room -= size
    return [*windows, held] if held else windows


def _short(line: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The sentences of a line, cut where one alone exceeds a window."""
    out: list[list[Word]] = []
    for sentence in line:
        part: list[Word] = []
        size = 0
        for word in sentence:
            if size + len(word.pieces) > MOST_PIECES:
                out.append(part)
                part, size = [], 0
            part.append(word)
            size += len(word.pieces)
        if part:
            out.append(part)
    return out
