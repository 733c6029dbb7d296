"""Words as the following of wordings sees them: folded, with their place, content words apart from
function words (data/function-words.csv).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from communique.model import Span

_WORD = re.compile(r"(?:https?://|www\.)\S+|</?[a-z]{1,10}>|\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:[’'.\-][^\W\d_]+)*")
_SAME = str.maketrans({"’": "'", "‘": "'", "ё": "е"})


class Word(NamedTuple):
    """One word: folded (lower case, possessive off) and where it stands."""

    folded: str
    span: Span


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """The words that carry grammar and not matter."""
    source = files("communique.follow") / "data" / "function-words.csv"
    return frozenset(row["word"] for row in csv.DictReader(source.read_text("utf-8").splitlines()))


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of `text[start:end]` in order."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        if match.group()[0] == "<" or "://" in match.group() or match.group().startswith("www."):
            continue  # an address or a tag is no wording
        yield Word(folded(match.group()), Span(*match.span()))


def folded(word: str) -> str:
    """Lower case, straight apostrophe, no possessive."""
    plain = word.lower().translate(_SAME)
    return plain[:-2] if plain.endswith("'s") else plain


def content_words(text: str) -> tuple[str, ...]:
    """The content words of a text, each reduced to its stem, in order."""
    return tuple(stem(w.folded) for w in words(text) if w.folded not in function_words())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without the endings of number and tense: a light stem, for likeness only (after
    Harman's S-stemmer, JASIS 1991, with -ed, -ing and -ment added).
    """
    for ending, least in (("ments", 5), ("ment", 5), ("ings", 4), ("ing", 4), ("ies", 3), ("ed", 4), ("es", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= least - 1:
            cut = word[: -len(ending)]
            return (
                cut + "y" if ending == "ies" else cut[:-1] if cut[-1:] == cut[-2:-1] and cut[-1:] not in "sl" else cut
            )
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
