"""Lists of wordings → one pattern that finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """A pattern of whole words for any of these wordings, of two that begin alike the longer one."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", flags)
