"""The wordings by which passages are told apart, as tables.

data/labels.csv has the words of speakers' labels, each with its kind: who asks, who answers, who
holds the floor without a name, titles before names, offices that letters stand for, what ends an
outlet's name, and what stands before a colon without being anybody. data/outlets.csv has the
outlets that ask by name, data/groups.csv the states of groups that sign together, data/wordings.csv
the wordings of introductions, headings and authors.
A table that breaks its schema raises LexiconError.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files

from communique.actors.normalization import key
from communique.errors import LexiconError
from communique.language.wordlist import any_of

LABELS = frozenset({"asks", "asks-alone", "any", "answers", "role", "title", "office", "outlet", "none"})
WORDINGS = frozenset({
    "account", "address", "asked", "author", "blog", "boilerplate", "body", "contact", "front", "greeting", "hedge",
    "held", "opening", "personal", "points", "speech", "text-readout", "text-statement", "told",
})  # fmt: skip


@lru_cache(maxsize=1)
def labels() -> dict[str, dict[str, str]]:
    """Kind → wording → what it means (empty but for offices)."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in LABELS}
    for at, (wording, kind, means) in _rows("labels.csv", ("wording", "kind", "means")):
        if kind not in LABELS or wording != key(wording) or bool(means) != (kind == "office"):
            raise LexiconError(f"{at}: a folded wording, a kind of {', '.join(sorted(LABELS))}, a meaning for offices")
        found[kind][wording] = means
    return found


@lru_cache(maxsize=1)
def outlets() -> frozenset[str]:
    """The outlets' names, folded."""
    return frozenset(key(name) for _, (name,) in _rows("outlets.csv", ("name",)))


@lru_cache(maxsize=1)
def groups() -> dict[str, tuple[str, ...]]:
    """Groups that sign together without being a body, folded, and the states that each is made of."""
    found: dict[str, tuple[str, ...]] = {}
    for at, (name, members) in _rows("groups.csv", ("name", "members")):
        states = tuple(f"country:{code}" for code in members.split("|"))
        if len(states) < 2 or not all(re.fullmatch("country:[A-Z]{2}", state) for state in states):
            raise LexiconError(f"{at}: a name and the ISO codes of two states or more, parted by |")
        found[key(name)] = states
    return found


@lru_cache(maxsize=1)
def _wordings() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {kind: [] for kind in WORDINGS}
    for at, (wording, kind) in _rows("wordings.csv", ("wording", "kind")):
        if kind not in WORDINGS or not wording:
            raise LexiconError(f"{at}: a wording and a kind of {', '.join(sorted(WORDINGS))}")
        found[kind].append(wording)
    return found


@lru_cache(maxsize=64)
def wordings(kind: str) -> re.Pattern[str]:
    """What finds any of the wordings of a kind, whatever their case; either apostrophe will do."""
    listed = _wordings()[kind]
    return any_of([*listed, *(w.replace("'", "’") for w in listed if "'" in w)], re.IGNORECASE)


@lru_cache(maxsize=1)
def headline_verbs() -> frozenset[str]:
    """Verbs that stand in capitals behind a name in a heading and are no part of it: “Holds”, “Meets”."""
    listed = _wordings()
    return frozenset(w for kind in ("contact", "speech", "held") for w in listed[kind] if w.isalpha() and w[-1] == "s")


def _rows(name: str, columns: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    reader = csv.reader(text.splitlines(), strict=True)
    if tuple(next(reader, ())) != columns:
        raise LexiconError(f"{name}: the first line must be {','.join(columns)}")
    found = []
    for cells in reader:
        if len(cells) != len(columns):
            raise LexiconError(f"{name}:{reader.line_num}: {len(cells)} cells instead of {len(columns)}")
        found.append((f"{name}:{reader.line_num}", cells))
    return found
