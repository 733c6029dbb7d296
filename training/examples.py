"""Windows with their labels and links, from articles with human attributions (PolNeAR JSON lines)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.extract.tagger.words import Word, packed, words_of
from communique.language.pieces import Vocabulary

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NOT_LINKED = -100
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Example:
    """One window: what the encoder reads and what it should answer, a row per word.

    `cue_of` and `source_of` are word positions in the window counted from 1 (0: none there);
    NOT_LINKED where the word asks no such question.
    """

    words: tuple[Word, ...]
    labels: tuple[int, ...]
    cue_of: tuple[int, ...]
    source_of: tuple[int, ...]


def articles(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(article: dict[str, Any], vocabulary: Vocabulary, skip: int = 0) -> Iterator[Example]:
    """The windows of an article. `skip` lines stand alone first, so that windows begin elsewhere."""
    lines = list(_lines(article["text"], vocabulary))
    marked = _marked(article["attributions"])
    head, tail = lines[:skip], lines[skip:]
    for window in [*packed(head), *packed(tail)]:
        yield _labelled(window, marked)


def _lines(text: str, vocabulary: Vocabulary) -> Iterator[list[list[Word]]]:
    at = 0
    for line in text.split("\n"):
        words = words_of(text, at, at + len(line), vocabulary)
        cuts = [at + m.end() for m in _SENTENCE.finditer(line)]
        at += len(line) + 1
        if words:
            yield _cut(words, cuts)


def _cut(words: Sequence[Word], cuts: Sequence[int]) -> list[list[Word]]:
    sentences: list[list[Word]] = [[]]
    left = list(cuts)
    for word in words:
        if left and word.start >= left[0]:
            left.pop(0)
            sentences.append([])
        sentences[-1].append(word)
    return [s for s in sentences if s]


def _marked(attributions: Sequence[dict[str, Any]]) -> list[tuple[int, int, str, list[int]]]:
    """(start, end, role, numbers of the attributions) of every span; sources are often shared."""
    owners: dict[tuple[int, int, str], list[int]] = {}
    for number, one in enumerate(attributions):
        for role in ("source", "cue", "content"):
            for start, end in one[role]:
                owners.setdefault((start, end, role), []).append(number)
    return sorted((s, e, role, numbers) for (s, e, role), numbers in owners.items())


def _labelled(window: Sequence[Word], marked: Sequence[tuple[int, int, str, list[int]]]) -> Example:
    labels = [0] * len(window)
    owner = [-1] * len(window)
    first: dict[tuple[str, int], int] = {}
    for start, end, role, numbers in marked:
        inside = [i for i, w in enumerate(window) if w.start < end and w.end > start and labels[i] == 0]
        for place, i in enumerate(inside):
            labels[i] = LABELS.index(("I-" if place else "B-") + role)
            owner[i] = numbers[0]
        if inside:
            for number in numbers:
                first.setdefault((role, number), inside[0] + 1)
    roles = [LABELS[x][2:] for x in labels]
    return Example(
        tuple(window),
        tuple(labels),
        tuple(first.get(("cue", n), 0) if r == "content" else NOT_LINKED for r, n in zip(roles, owner, strict=True)),
        tuple(first.get(("source", n), 0) if r == "cue" else NOT_LINKED for r, n in zip(roles, owner, strict=True)),
    )


def length(example: Example) -> int:
    """Its word pieces."""
    return sum(len(w.pieces) for w in example.words)
