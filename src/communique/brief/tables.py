"""The tables in data/: sentences, kinds of act, channels, articles. Each is checked against its schema
when it is first used; LexiconError names the table and the row.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple, get_args

from communique.errors import LexiconError
from communique.model.contact import Channel
from communique.model.kinds import KINDS

SLOT = re.compile(r"\{(\w+)\}")


class Phrase(NamedTuple):
    """A sentence with slots `{name}`; `slots` are the names that it must have."""

    name: str
    text: str
    slots: tuple[str, ...]


class Manner(NamedTuple):
    """How a brief treats a kind of act: the label it stands under, and what it weighs."""

    label: str
    weight: float


class Way(NamedTuple):
    """How a channel is told: what was done (“spoke by telephone”), what it was (“call between”), and
    the same for one that is to come (“a call between”).
    """

    did: str
    noun: str
    one: str


@lru_cache(maxsize=1)
def phrases() -> dict[str, Phrase]:
    """Every sentence by its name."""
    out: dict[str, Phrase] = {}
    for row in _rows("phrases.csv", "name", "text", "slots"):
        slots = tuple(row["slots"].split())
        if sorted(set(SLOT.findall(row["text"]))) != sorted(slots) or row["name"] in out:
            raise LexiconError(f"brief/data/phrases.csv: {row['name']} is there twice, or its slots are not {slots}")
        if row["text"][-1] not in ".:}" or any(mark in row["text"] for mark in '“”"'):
            raise LexiconError(f"brief/data/phrases.csv: {row['name']} is no sentence, or holds quotation marks")
        out[row["name"]] = Phrase(row["name"], row["text"], slots)
    return out


@lru_cache(maxsize=1)
def manners() -> dict[str, Manner]:
    """Every kind of act and how it is treated."""
    out = {
        row["kind"]: Manner(row["label"], float(row["weight"])) for row in _rows("acts.csv", "kind", "label", "weight")
    }
    if sorted(out) != sorted(KINDS):
        raise LexiconError(
            f"brief/data/acts.csv: its kinds are not those of the model: {sorted(set(out) ^ set(KINDS))}"
        )
    return out


@lru_cache(maxsize=1)
def labels() -> tuple[str, ...]:
    """The labels in the order in which a part has them."""
    return tuple(dict.fromkeys(m.label for m in manners().values()))


@lru_cache(maxsize=1)
def channels() -> dict[str, Way]:
    """Every channel of contact and how it is told."""
    out = {
        r["channel"]: Way(r["did"], r["noun"], r["one"]) for r in _rows("channels.csv", "channel", "did", "noun", "one")
    }
    if sorted(out) != sorted(get_args(Channel)):
        raise LexiconError("brief/data/channels.csv: its channels are not those of the model")
    return out


@lru_cache(maxsize=1)
def articles() -> dict[str, str]:
    """Actor ids whose names take “the” where others of their kind do not, or the other way about."""
    return {row["id"]: row["name"] for row in _rows("articles.csv", "id", "name")}


@lru_cache(maxsize=1)
def verbs() -> frozenset[str]:
    """Forms of verbs that can open a quoted predicate and are not told by their ending."""
    return frozenset(row["form"] for row in _rows("verb-forms.csv", "form", "number"))


@lru_cache(maxsize=1)
def numbered() -> dict[str, str]:
    """Forms of verbs that go with one subject alone, or with several alone."""
    return {r["form"]: r["number"] for r in _rows("verb-forms.csv", "form", "number") if r["number"] != "any"}


def _rows(table: str, *names: str) -> list[dict[str, str]]:
    source = files("communique.brief") / "data" / table
    rows = list(csv.DictReader(source.read_text("utf-8").splitlines()))
    for number, row in enumerate(rows, 2):
        if tuple(row) != names or any(not isinstance(v, str) or not v.strip() for v in row.values()):
            raise LexiconError(f"brief/data/{table}, line {number}: needs {', '.join(names)}, none empty")
    return rows
