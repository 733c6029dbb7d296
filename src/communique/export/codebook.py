"""PLOVER's modes and contexts: how an event was done, and what it was about, by tables.

Takes an act with its words, gives the codebook's names. data/modes.csv has a row for each mode of an event
type, with the CAMEO codes that imply it and the words that show it; data/contexts.csv a row for each general
context, with our topics and words. Both follow the codebook's draft manual (openeventdata/PLOVER, PLOVER_MANUAL,
section “Event Categories”), where modes are defined for ten types: an AGREE has none, because saying is its mode.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from communique.errors import LexiconError
from communique.extract.lexicon.cameo import codes
from communique.language.wordlist import any_of
from communique.model import Act

TYPES = frozenset(code.plover for code in codes().values() if code.plover)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table: the name that it gives, where it holds, and what shows it."""

    name: str
    event: str
    codes: frozenset[str]
    topics: frozenset[str]
    words: re.Pattern[str]


@lru_cache(maxsize=1)
def modes() -> tuple[Entry, ...]:
    """The modes, in the order in which they are tried. Raises LexiconError for a row that breaks the schema."""
    return tuple(_entry("modes.csv", number, row) for number, row in _rows("modes.csv", ("event", "mode", "cameo")))


@lru_cache(maxsize=1)
def contexts() -> tuple[Entry, ...]:
    """The general contexts. Raises LexiconError for a row that breaks the schema."""
    return tuple(_entry("contexts.csv", number, row) for number, row in _rows("contexts.csv", ("context", "topics")))


def mode(act: Act, words: str) -> str | None:
    """The mode of an act of a PLOVER type, by its `words`, else by its CAMEO code; or None."""
    mine = [entry for entry in modes() if entry.event == act.plover]
    shown = next((entry.name for entry in mine if entry.words.search(_plain(words))), None)
    implied = max(
        (entry for entry in mine if _fits(entry, act.cameo)), key=lambda entry: _fits(entry, act.cameo), default=None
    )
    if act.plover == "CONSULT" and not (shown or implied) and len(set(act.by) | set(act.to)) > 2:
        return "multilateral"
    return shown or (implied.name if implied else None)


def _fits(entry: Entry, code: str | None) -> int:
    """How many figures of the code are a mode's own: 1324 stands under 132, 1322 under both 132 and 1322."""
    return max((len(one) for one in entry.codes if code and code.startswith(one)), default=0)


def context(act: Act, words: str) -> list[str]:
    """The contexts of an act, in the table's order, then whether it is future or hypothetical."""
    plain = _plain(words)
    found = [e.name for e in contexts() if e.topics.intersection(act.topics) or e.words.search(plain)]
    if act.modality == "intended":
        found.append("future")
    if act.modality == "conditional":
        found.append("hypothetical")
    return found


def _rows(name: str, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    with files(__package__).joinpath("data", name).open(encoding="utf-8") as table:
        read = csv.DictReader(table)
        if tuple(read.fieldnames or ()) != (*columns, "words"):
            raise LexiconError(f"{name}: the columns must be {', '.join((*columns, 'words'))}")
        return [(read.line_num, row) for row in read]


def _entry(name: str, number: int, row: dict[str, str]) -> Entry:
    words = _listed(row["words"])
    if not words or any(word != word.lower() for word in words):
        raise LexiconError(f"{name}, line {number}: words must be given, in lower case, with | between them")
    event = row.get("event", "")
    if "event" in row and event not in TYPES:
        raise LexiconError(f"{name}, line {number}: “{event}” is no PLOVER type")
    codes, about = frozenset(_listed(row.get("cameo", ""))), frozenset(_listed(row.get("topics", "")))
    return Entry(row.get("mode") or row["context"], event, codes, about, any_of(words, re.I))


def _listed(cell: str) -> list[str]:
    return [one.strip() for one in cell.split("|") if one.strip()]


def _plain(words: str) -> str:
    return words.replace("’", "'")
