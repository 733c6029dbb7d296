"""Articles with human attributions: PolNeAR as published, or one article a line as JSON.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) is a folder a split, with `text/NAME.txt` and
brat files `attributions/NAME_NNNN.ann`. Where several people coded an article, the first file in
the order of names counts. A JSON line has `text` and `attributions` with `source`, `cue` and
`content`, each a list of [start, end) in code points.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import DocumentError

Spans = tuple[tuple[int, int], ...]
_ROLES = ("source", "cue", "content")
_SPAN_LINE = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_NAME = re.compile(r"(.+)_[0-9a-f]{4}\.ann\Z")


@dataclass(frozen=True, slots=True)
class Coded:
    """One attribution as a person marked it; offsets into the article's text."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what people found in it."""

    name: str
    text: str
    attributions: tuple[Coded, ...]


def articles(gold: Path) -> Iterator[Article]:
    """The articles of a split's folder or of a file of JSON lines; raises DocumentError."""
    if gold.is_dir():
        yield from _folder(gold)
    elif gold.is_file():
        yield from _lines(gold)
    else:
        raise DocumentError(f"{gold}: no such file or folder; give a PolNeAR split's folder or a file of JSON lines")


def _lines(gold: Path) -> Iterator[Article]:
    with gold.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                coded = tuple(_coded(one) for one in row["attributions"])
                yield Article(str(row.get("file", number)), row["text"], coded)
            except (ValueError, KeyError, TypeError) as error:
                raise DocumentError(
                    f"{gold}, line {number}: not an article with “text” and “attributions” ({error}); "
                    "give one JSON object a line"
                ) from error


def _coded(one: dict[str, Any]) -> Coded:
    return Coded(*(tuple((int(s), int(e)) for s, e in one[role]) for role in _ROLES))


def _folder(split: Path) -> Iterator[Article]:
    chosen: dict[str, Path] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        if match := _NAME.match(path.name):
            chosen.setdefault(match.group(1), path)
    if not chosen:
        raise DocumentError(f"{split}: no attributions/*.ann in it; name the folder of one split of PolNeAR")
    for name, path in chosen.items():
        text = (split / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        yield Article(name, text, tuple(_annotated(path)))


def _annotated(path: Path) -> Iterator[Coded]:
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[list[str]]] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if match := _SPAN_LINE.match(line):
            pairs = (pair.split() for pair in match.group(2).split(";"))
            spans[match.group(1)] = [(int(start), int(end)) for start, end in pairs]
        elif line.startswith("E"):
            events.append([part.split(":", 1) for part in line.partition("\t")[2].split() if ":" in part])
    for event in events:
        held: dict[str, list[tuple[int, int]]] = {role: [] for role in _ROLES}
        for role, target in event:
            key = role.rstrip("0123456789").lower()
            if key in held:
                held[key] += spans.get(target, [])
        yield Coded(*(tuple(sorted(held[role])) for role in _ROLES))
