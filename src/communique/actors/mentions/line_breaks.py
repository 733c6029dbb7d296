"""Which line ends only wrap a paragraph, and which part heading from text.

Takes a text, gives the offsets of the line ends at which a name or an office may not go on. Lines are
wrapped where the next line's first word would not have fitted; a short line above a long one is a heading.
"""

from __future__ import annotations

from itertools import pairwise

_NARROWEST = 60
"""Characters that the longest line of wrapped text has at least."""
_SLACK = 12
"""Characters by which a wrapped line may fall short: ragged edges, words kept together."""


def breaks(text: str) -> frozenset[int]:
    """The offsets of the line ends that do not wrap."""
    found: set[int] = set()
    block: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            block.append((offset + len(line), line.strip()))
        else:
            found.update(_ends(block))
            block = []
        offset += len(line) + 1
    found.update(_ends(block))
    return frozenset(found)


def _ends(block: list[tuple[int, str]]) -> list[int]:
    """The line ends inside and after a block of lines that do not wrap it."""
    if not block:
        return []
    width = max(len(line) for _, line in block)
    found = [block[-1][0]]
    for (end, line), (_, after) in pairwise(block):
        fitted = len(line) + 1 + len(after.split(None, 1)[0]) <= width - _SLACK
        if width < _NARROWEST or fitted:
            found.append(end)
    return found
