"""The comparison's tables (data/*.csv): topics, synonyms, rival names, weights, wordings; each checked when read."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from communique.errors import LexiconError


@lru_cache(maxsize=16)
def rows(name: str, columns: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    """The rows of a table. Raises LexiconError with file and line where the schema is broken."""
    text = (files("communique.compare") / "data" / name).read_text("utf-8")
    reader = csv.DictReader(text.splitlines())
    if tuple(reader.fieldnames or ()) != columns:
        raise LexiconError(f"{name}:1: the columns are {reader.fieldnames}, not {', '.join(columns)}")
    out = []
    for number, row in enumerate(reader, 2):
        if None in row or not _whole(row, columns):
            raise LexiconError(f"{name}:{number}: a row needs {len(columns)} filled fields")
        out.append({k: v.strip() for k, v in row.items()})
    return tuple(out)


@lru_cache(maxsize=32)
def pattern(use: str) -> re.Pattern[str]:
    """The wordings of data/patterns.csv for one use, as one pattern; case does not count."""
    found = [row["pattern"] for row in rows("patterns.csv", ("use", "pattern")) if row["use"] == use]
    return re.compile("|".join(found), re.I)


def _whole(row: dict[str, str], columns: Sequence[str]) -> bool:
    return all(isinstance(row[c], str) and row[c].strip() for c in columns)
