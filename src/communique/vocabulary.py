"""Lists of words that code looks for: `lists.csv` of a stage's folder, a word a row.

Takes the folder (“extract/lexicon”) and a list's name, gives its words in the table's order. `means` is what a word
of a list stands for; a list has it in all its rows or in none. Each table is read once, when the first module asks for
it. A table that breaks its schema, or lacks the list, raises LexiconError.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from communique.errors import LexiconError

COLUMNS = ("list", "word", "means")
Lists = Mapping[str, Mapping[str, str]]


def word_set(folder: str, name: str) -> frozenset[str]:
    """The words of a list, for asking whether one is among them."""
    return frozenset(_plain(folder, name))


def word_list(folder: str, name: str) -> tuple[str, ...]:
    """The words of a list in the table's order."""
    return tuple(_plain(folder, name))


def word_map(folder: str, name: str) -> dict[str, str]:
    """What each word of a list means."""
    found = _words(folder, name)
    if not all(found.values()):
        raise LexiconError(f"{folder}/lists.csv: the words of {name!r} have no meaning")
    return dict(found)


def alternatives(folder: str, name: str, *, wrapped: bool = False) -> str:
    """The words of a list as the inside of a group of an expression, in the table's order.

    `wrapped`: a line end, or more than one blank, may stand between the words of an entry.
    """
    found = "|".join(map(re.escape, _plain(folder, name)))
    return found.replace(r"\ ", r"\s+") if wrapped else found


def _plain(folder: str, name: str) -> Mapping[str, str]:
    found = _words(folder, name)
    if any(found.values()):
        raise LexiconError(f"{folder}/lists.csv: the words of {name!r} have meanings")
    return found


def _words(folder: str, name: str) -> Mapping[str, str]:
    found = lists(folder).get(name)
    if found is None:
        raise LexiconError(f"{folder}/lists.csv: no list {name!r}")
    return found


@lru_cache(maxsize=32)
def lists(folder: str) -> Lists:
    """Every list of a folder's table by its name: word → what it means."""
    return parse((files("communique") / folder / "lists.csv").read_text("utf-8"), f"{folder}/lists.csv")


def parse(text: str, place: str) -> Lists:
    """The lists of a table's text; `place` is what errors call it."""
    reader = csv.reader(text.splitlines(), strict=True)
    if tuple(next(reader, ())) != COLUMNS:
        raise LexiconError(f"{place}: the first line must be {','.join(COLUMNS)}")
    found: dict[str, dict[str, str]] = {}
    last = ""
    for cells in reader:
        line = f"{place}:{reader.line_num}"
        if len(cells) != len(COLUMNS) or not cells[0] or not cells[1]:
            raise LexiconError(f"{line}: a list, a word, and what it means or nothing")
        name, word, means = cells
        if name != last and name in found:
            raise LexiconError(f"{line}: the rows of {name!r} do not stand together")
        words = found.setdefault(name, {})
        if word in words:
            raise LexiconError(f"{line}: {word!r} stands twice in {name!r}")
        if words and bool(means) != bool(next(iter(words.values()))):
            raise LexiconError(f"{line}: a list has meanings in all its rows or in none")
        words[word] = means
        last = name
    return MappingProxyType(found)
