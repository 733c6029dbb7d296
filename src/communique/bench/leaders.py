"""How well the registry knows who led a state, against a table of leaders that somebody else made.

Takes a CSV in the form of REIGN (Bell, Besaw and Frank 2021: stateabb, ccode, leader, smonth, syear,
emonth, eyear; Correlates of War codes) and a registry, gives counts by state-month. The registry
claims a state-month when anybody is its head of state, of government or de facto leader in it; a
claim is right when the last name of one of them is the last name of one of the table's leaders of
that month. Accents do not count, nor does a letter or two of transliteration.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import product
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from communique.actors import LEADING, Registry
from communique.actors.normalization import WORD, fold
from communique.actors.registry.partial_dates import first_day, last_day
from communique.errors import DocumentError
from communique.vocabulary import word_set

_COLUMNS = ("ccode", "leader", "smonth", "syear", "emonth", "eyear")
_OFFICES = frozenset((*LEADING, "de-facto-leader"))
_ASIDE = re.compile(r"\([^)]{0,200}\)")
_PARTICLES = word_set("bench/data", "name-particles")

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Miss:
    """Months in a row of one state in which the registry is silent or names somebody else."""

    state: str
    first: str
    last: str
    theirs: tuple[str, ...]
    ours: tuple[str, ...]


@dataclass(slots=True)
class LeaderScore:
    """State-months in the table, of them claimed by the registry, of them right; and the others, by state."""

    months: int = 0
    claimed: int = 0
    right: int = 0
    misses: list[Miss] = field(default_factory=list)

    @property
    def known(self) -> float:
        return self.claimed / self.months if self.months else 0.0

    @property
    def accuracy(self) -> float:
        return self.right / self.claimed if self.claimed else 0.0


def bench_leaders(table: Path, registry: Registry, since: int = 2000) -> LeaderScore:
    """Hold the registry against the table's state-months from January `since` on; raises DocumentError."""
    score = LeaderScore()
    theirs = _theirs(table, since)
    states: dict[str, list[Month]] = defaultdict(list)
    for state, month in theirs:
        states[state].append(month)
    for state, months in sorted(states.items()):
        held = [(t, p) for t, p in registry.holders_of.get(f"country:{state}", ()) if t.office in _OFFICES]
        for month in sorted(months):
            ours = tuple(dict.fromkeys(p for t, p in held if _in_month(t.start, t.end, month)))
            wanted = theirs[state, month]
            right = any(_same(name, person, registry) for name, person in product(wanted, ours))
            score.months += 1
            score.claimed += bool(ours)
            score.right += right
            if not right:
                _miss(score, state, month, wanted, ours)
    return score


def _theirs(table: Path, since: int) -> Mapping[tuple[str, Month], tuple[str, ...]]:
    found: dict[tuple[str, Month], list[str]] = defaultdict(list)
    for line, row in _rows(table):
        try:
            state = _states().get(int(row["ccode"]), "")
            start, end = (int(row["syear"]), int(row["smonth"])), (int(row["eyear"]), int(row["emonth"]))
        except ValueError as error:
            raise DocumentError(f"{table}, line {line}: a code, month or year is no number ({error})") from error
        for month in _months(max(start, (since, 1)), end):
            if state and row["leader"] not in found[state, month]:
                found[state, month].append(row["leader"])
    return {key: tuple(names) for key, names in found.items() if names}


def _rows(table: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        reader = csv.DictReader(table.read_text("utf-8-sig", errors="replace").splitlines())
    except OSError as error:
        raise DocumentError(f"{table}: cannot be read ({error.strerror}); name a CSV file of leaders") from error
    lacking = [column for column in _COLUMNS if column not in (reader.fieldnames or ())]
    if lacking:
        raise DocumentError(f"{table}: no column {', '.join(lacking)}; a table of leaders has {', '.join(_COLUMNS)}")
    for row in reader:
        yield reader.line_num, {name: row[name] or "" for name in _COLUMNS}


@lru_cache(maxsize=1)
def _states() -> dict[int, str]:
    """ISO codes by the codes of the Correlates of War; states that are no more have none."""
    text = (files("communique.bench") / "data" / "cow.csv").read_text("utf-8")
    return {int(row["ccode"]): row["iso2"] for row in csv.DictReader(text.splitlines())}


def _months(start: Month, end: Month) -> Iterator[Month]:
    year, month = start
    while (year, month) <= end:
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _in_month(start: str, end: str, month: Month) -> bool:
    named = f"{month[0]:04}-{month[1]:02}"
    return first_day(start) <= last_day(named) and last_day(end) >= first_day(named)


def _same(leader: str, person: str, registry: Registry) -> bool:
    """Whether the table's name and the registry's person share a last name."""
    ours = _last_names(person, registry)
    theirs = _words(_ASIDE.sub("", _repaired(leader)))
    return any(_alike(one, other) for one, other in product(theirs, ours))


def _repaired(name: str) -> str:
    """A name whose UTF-8 somebody read as Latin-1, read anew; any other as it is."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def _last_names(person: str, registry: Registry) -> set[str]:
    """The words of his surnames; the last word of each full name besides."""
    found: set[str] = set()
    for known in registry.names_of(person):
        words = _words(known.surface)
        found.update(words if known.form == "surname" else words[-1:])
    return found


def _words(name: str) -> list[str]:
    words = [fold(word) for word in WORD.findall(name)]
    joined = ["".join(words)] if "'" in name or "’" in name else []
    return [word for word in words if len(word) > 1 and word not in _PARTICLES] + joined


def _alike(one: str, other: str) -> bool:
    """Equal, or apart by one letter in five."""
    longer = max(len(one), len(other))
    return one == other or (longer > 4 and Levenshtein.distance(one, other) <= longer // 5)


def _miss(score: LeaderScore, state: str, month: Month, theirs: tuple[str, ...], ours: tuple[str, ...]) -> None:
    named = f"{month[0]:04}-{month[1]:02}"
    last = score.misses[-1] if score.misses else None
    if last and (last.state, last.theirs, last.ours) == (state, theirs, ours):
        score.misses[-1] = Miss(state, last.first, named, theirs, ours)
    else:
        score.misses.append(Miss(state, named, named, theirs, ours))
