"""Where else things are said than in a conversation: to reporters, in an interview (settings.csv)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from communique.errors import LexiconError
from communique.extract.lexicon import rows


@lru_cache(maxsize=1)
def settings() -> frozenset[tuple[str, ...]]:
    """The wordings of the table, each by its words."""
    found = [(place, tuple(row["words"].split())) for place, row in rows("settings.csv", ("words",))]
    for place, words in found:
        if len(words) not in (1, 2):
            raise LexiconError(f"{place}: one word or two")
    return frozenset(words for _, words in found)


def elsewhere(words: Iterable[str]) -> bool:
    """Whether a sentence of these words tells of something said to others than those of a talk."""
    said = list(words)
    table = settings()
    return any((word,) in table for word in said) or any(pair in table for pair in pairwise(said))
