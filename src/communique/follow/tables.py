"""The tables in data/: lists of wordings that the following of records uses, read once."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from communique.errors import LexiconError
from communique.follow.wording.tokens import stem


@lru_cache(maxsize=16)
def column(table: str, name: str) -> tuple[str, ...]:
    """One column of a table, in its order; raises LexiconError when the table lacks it."""
    source = files("communique.follow") / "data" / table
    rows = list(csv.DictReader(source.read_text("utf-8").splitlines()))
    if not rows or any(not row.get(name) for row in rows):
        raise LexiconError(f"follow/data/{table} has a row without {name!r}")
    return tuple(row[name] for row in rows)


@lru_cache(maxsize=16)
def stems(table: str, name: str = "word") -> frozenset[str]:
    """One column of a table as stems."""
    return frozenset(stem(word) for word in column(table, name))
