"""Word pieces: the numbers by which this program's networks know words.

Takes a word, gives the numbers of its pieces (WordPiece: Wu et al. 2016, as in BERT) in one
vocabulary, `data/vocabulary.txt`, lower case, accents dropped. The tagger of attributions and
the encoder of meanings share it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W_]+|[^\s\w]|_")
"""A word, or one mark that is not white space."""

_LONGEST = 60
_CACHED = 200_000


class Vocabulary:
    """Word pieces by their line in a vocabulary file; pieces inside a word begin with “##”."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._index = {piece: number for number, piece in enumerate(pieces)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.unknown = self._index["[UNK]"]
        self.first = self._index["[CLS]"]
        self.last = self._index["[SEP]"]

    def pieces(self, word: str) -> tuple[int, ...]:
        """The pieces of one word, longest first; the unknown piece where none fits."""
        known = self._known.get(word)
        if known is None:
            known = self._split(word)
            if len(self._known) < _CACHED:
                self._known[word] = known
        return known

    def _split(self, word: str) -> tuple[int, ...]:
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        if not plain or len(plain) > _LONGEST:
            return (self.unknown,)
        found: list[int] = []
        at = 0
        while at < len(plain):
            for end in range(len(plain), at, -1):
                piece = self._index.get(plain[at:end] if at == 0 else "##" + plain[at:end])
                if piece is not None:
                    found.append(piece)
                    at = end
                    break
            else:
                return (self.unknown,)
        return tuple(found)


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary, read once."""
    data = files("communique.language") / "data" / "vocabulary.txt"
    return Vocabulary(data.read_text(encoding="utf-8").splitlines())
