"""A text's words as its reader sees them, apart from markup, addresses and punctuation.

Works on plain text and on Markdown or HTML alike: what is between two words is their gap, and two
versions whose words agree can differ in gaps only.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from communique.model import Span

_HIDDEN = re.compile(
    r"""</?[a-zA-Z][^<>]{0,4000}>                       # tags
      | (?<=\])\s?\((?:[^()\s]|\([^()\s]*\)|\s(?!\s))*\)  # a link's address
      | <?(?:https?://|www\.|/Users/|file:)[^\s<>\])]+>?  # bare addresses
      | ^[ \t>]*(?:[-*+•–·o]|\d{1,2}\\?[.)])(?=[ \t])       # list markers
      | \*+ | _{2,} | \\ | ^\#{1,6}(?=\s)
    """,
    re.X | re.M | re.S,
)
_WORD = re.compile(
    r"[$€£¥]?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:[’'.&/‑‐\-]+[^\W\d_]+)*"
)  # fmt: skip
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-"})
_END = re.compile(r"[.!?…:]|\n\s*\n")


class Visible(NamedTuple):
    """A word: `key` folds case, accents, hyphens and the form of apostrophes."""

    key: str
    span: Span


def visible(text: str) -> list[Visible]:
    """The words that a reader of the text sees, in order."""
    shown = _HIDDEN.sub(
        lambda m: " " * len(m.group()) if m.group()[0] != "*" else "\x01" * len(m.group()), _uncommented(text)
    )
    return [Visible(_key(shown[m.start() : m.end()]), Span(*m.span())) for m in _WORD.finditer(shown)]


def _uncommented(text: str) -> str:
    """The text with blanks for its comments; one that nothing ends is none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], " " * (end + 3 - start)]
        at = end + 3
    return "".join([*parts, text[at:]])


def _key(word: str) -> str:
    plain = word.translate(_APOSTROPHES)
    if plain.isascii():
        return plain.casefold()
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def letters(text: str) -> str:
    """The letters and digits alone, folded: what is left when spacing and punctuation are nothing."""
    return "".join(c for c in _key(text) if c.isalnum())


def sentences(words: list[Visible], text: str) -> list[tuple[int, int]]:
    """Stretches of words, as `[first, last)` numbers, that end at a full stop, a colon or a blank line."""
    out, first = [], 0
    for i in range(1, len(words)):
        if _END.search(text, words[i - 1].span.end, words[i].span.start):
            out.append((first, i))
            first = i
    if words:
        out.append((first, len(words)))
    return out
