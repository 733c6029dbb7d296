"""Words as names are compared: without accents, without case, without punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
MARKED_WORD = re.compile(r"[^\W_]+(?:(?:[\u0300-\u036f]|\*{1,3}(?=[^\W_]))+[^\W_]*)*")
"""As `WORD`, in a text with Markdown's emphasis: the marks inside “Andr**é**s” do not part it."""
_INNER = re.compile(r"(?<=[^\W\d_])['’‘ʻʼ`](?=[^\W\d_]{2})")
"""An apostrophe inside a name: “O’Hara”, not the one of “Hara’s”."""
_PLAIN = re.compile(r"[a-z0-9]+")
_LETTERS = str.maketrans(
    {
        "ı": "i", "İ": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ß": "ss",
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ə": "a", "Ə": "a", "ħ": "h", "Ħ": "h",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One word in lower case without accents: “Erdoğan” → “erdogan”."""
    word = word.replace("*", "")
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def key(name: str) -> str:
    """A name as the index keeps it: its folded words joined by blanks: “U.S.” → “u s”."""
    if name.isascii():  # the same, many thousand times when the registry is made
        return " ".join(_PLAIN.findall(name.lower()))
    return " ".join(fold(word) for word in WORD.findall(name))


def slug(name: str) -> str:
    """A name as it stands in an id: “Kaja Kallas” → “kaja-kallas”, “Daniel O’Hara” → “daniel-ohara”."""
    return "-".join(fold(word) for word in WORD.findall(_INNER.sub("", name)))
