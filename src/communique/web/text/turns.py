"""The contents of a document: its passages in their order, each with who speaks, where it begins, how long it is.

`turns` leaves out headings and notes, joins what one voice says in passages that follow each other, and keeps those
of one speaker where one is asked for. A text of a single passage has no contents.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from communique.model import Reading, Span
from communique.model.prose import short

FEWEST = 2
WORDS = 64
"""Passages from which on contents are worth a list; characters of the words that stand for one."""
_SAID = ("statement", "act", "commitment", "contact")


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the contents: the passage it begins with, who speaks, its first words, all its characters."""

    id: str
    voices: tuple[str, ...]
    kind: str
    words: str
    span: Span


def turns(reading: Reading, speaker: str | None = None) -> list[Turn]:
    """The contents of a document; of one speaker where one is named."""
    told = [p for p in reading.passages if p.kind not in ("heading", "note")]
    made: list[Turn] = []
    for one in sorted(told, key=lambda p: (p.span.start, -p.span.end)):
        last = made[-1] if made else None
        if last and last.voices == one.voices and last.kind == one.kind:
            made[-1] = Turn(last.id, last.voices, last.kind, last.words, Span(last.span.start, one.span.end))
        else:
            words = short(one.span.of(reading.text[: one.span.start + 4 * WORDS]), WORDS)
            made.append(Turn(one.id, one.voices, one.kind, words, one.span))
    if len(made) < FEWEST:
        return []
    return [t for t in made if speaker is None or speaker in t.voices]


def speakers(made: list[Turn]) -> list[tuple[str, int]]:
    """Who speaks in how many turns, most first."""
    many = Counter(v for t in made for v in t.voices)
    return sorted(many.items(), key=lambda pair: (-pair[1], pair[0]))


def kinds() -> tuple[str, ...]:
    """The kinds of findings by which a page may be narrowed."""
    return _SAID
