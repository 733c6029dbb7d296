"""How like two wordings are: shared content words, rare ones weighing more.

Weights come from the wordings that are followed together (inverse document frequency, Spärck Jones
1972), so that “sovereignty” outweighs “cooperation” where every text speaks of cooperation.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping


class Weights:
    """The weight of every content word, learnt from the wordings given."""

    def __init__(self, wordings: Iterable[Iterable[str]]) -> None:
        counted: Counter[str] = Counter()
        total = 0
        for one in wordings:
            counted.update(set(one))
            total += 1
        self.total = max(total, 1)
        self._counted: Mapping[str, int] = counted

    def of(self, word: str) -> float:
        """The weight of a word: from about 1 (in every wording) upward."""
        return 1.0 + math.log((self.total + 1) / (self._counted.get(word, 0) + 1))

    def rarest(self, wording: Iterable[str], most: int) -> list[str]:
        """The `most` weightiest words of a wording."""
        return sorted(set(wording), key=lambda w: (-self.of(w), w))[:most]

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weight of the shared words over that of all words, from 0 to 1; each word counts once."""
        every = sum(self.of(w) for w in sorted(one | other))
        return sum(self.of(w) for w in sorted(one & other)) / every if every else 0.0

    def within(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of `one`'s weight that `other` has too, from 0 to 1."""
        every = sum(self.of(w) for w in sorted(one))
        return sum(self.of(w) for w in sorted(one & other)) / every if every else 0.0
