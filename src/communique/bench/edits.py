"""How well revisions tell edits that matter from those that do not, on edits that a person labelled.

Takes a corpus of edited documents (JSON lines: url, seen, before, after) and labels (CSV: url, seen,
after, half, label; `after` is the start of the SHA-256 of the later text, for pages edited twice a
day); gives, for each half, precision and recall of `substantive`.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from communique.bench.attribution import Figure
from communique.errors import InputError
from communique.follow.revisions.versions import revise_texts

_COLUMNS = ("url", "seen", "after", "half", "label")
_DIGITS = 12
_Key = tuple[str, str, str]


@dataclass(slots=True)
class Edits:
    """Figures by half, and the labelled edits on which program and person differ."""

    figures: dict[str, Figure] = field(default_factory=lambda: defaultdict(Figure))
    counted: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    differ: list[tuple[str, str, str, str]] = field(default_factory=list)


def bench_edits(corpus: Path, labels: Path) -> Edits:
    """Sort every labelled edit and count; raises InputError when a file is not what it should be."""
    wanted = _labels(labels)
    score = Edits()
    for url, seen, before, after in _edits(corpus):
        known = wanted.pop((url, seen, hashlib.sha256(after.encode()).hexdigest()[:_DIGITS]), None)
        if known is None:
            continue
        half, label = known
        found = revise_texts(before, after).weight == "substantive"
        figure = score.figures[half]
        figure.made += found
        figure.gold += label == "substantive"
        both = found and label == "substantive"
        figure.right_made += both
        figure.right_gold += both
        score.counted[half] += 1
        if found != (label == "substantive"):
            score.differ.append((half, label, seen, url))
    if wanted:
        raise InputError(f"{labels}: {len(wanted)} labelled edits are not in {corpus}, for example {min(wanted)[0]}")
    return score


def _labels(path: Path) -> dict[_Key, tuple[str, str]]:
    try:
        rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as labels (CSV): {error}") from error
    if not rows or any(not row.get(c) for row in rows for c in _COLUMNS):
        raise InputError(f"{path}: labels need the columns {', '.join(_COLUMNS)} in every row")
    return {(row["url"], row["seen"], row["after"]): (row["half"], row["label"]) for row in rows}


def _edits(path: Path) -> list[tuple[str, str, str, str]]:
    try:
        lines = path.read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        return [(row["url"], row["seen"], row["before"], row["after"]) for row in rows]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: not a corpus of edits (JSON lines with url, seen, before, after): {error}"
        ) from error
