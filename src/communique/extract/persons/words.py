"""The capitalised words of a passage, each with what helps to tell whether it is part of somebody's name.

A word's numbers are those of its look, of what the pipeline and the registry say of it, and its place in its run of
capitals; its own vector and those of the two words on either side go beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.actors.normalization import fold
from communique.actors.word_roles import PARTICLES, capital
from communique.language.pieces import vocabulary
from communique.language.word_vectors import WIDTH, word_vector
from communique.model import Span
from communique.model.spots import Spots

if TYPE_CHECKING:
    from communique.actors import Registry, Scan
    from communique.extract.parsed import Parsed

Numbers = NDArray[np.float32]
_WORD = re.compile(r"[^\W\d_](?:[\w’'‑-]*\w)?\.?|\d+|[^\w\s]")
_ENTITIES = ("PERSON", "GPE", "ORG", "NORP", "FAC", "LOC", "EVENT", "DATE")
_FORMS = ("name", "seat", "adjective", "surname")
ASIDE = 2
"""Words on either side whose vectors count."""
_NONE = np.zeros(WIDTH, dtype=np.float32)


@dataclass(slots=True)
class Word:
    """A word with its place in the document; `look` of those that begin with a capital, else nothing."""

    start: int
    end: int
    text: str
    look: list[float]

    @property
    def capital(self) -> bool:
        """Whether it may be part of a name by its first letter."""
        return capital(self.text)


def words_of(one: Parsed, scan: Scan, registry: Registry) -> list[Word]:
    """The words and marks of a passage, in order."""
    words = [Word(one.base + m.start(), one.base + m.end(), m.group(), []) for m in _WORD.finditer(one.words)]
    small = {w.text for w in words if w.text[0].islower()}
    ends = dict(_labels(one))
    hits, titles = Spots((h, (h.span,)) for h in scan.names), Spots((h, (h.span,)) for h in scan.titles)
    runs = _runs(one.words, one.base, words)
    for i, word in enumerate(words):
        if not word.capital:
            continue
        first, last = runs[i]
        label, tag = ends.get(word.start, ("", ""))
        forms = {k.form for h in hits.over(_span(word)) for k in h.known}
        plain = fold(word.text)
        word.look = [
            *(label == name for name in _ENTITIES),
            tag == "NNP", tag == "NNPS", tag.startswith("VB"), tag.startswith("JJ"),
            *(form in forms for form in _FORMS),
            bool(titles.over(_span(word))), plain.rstrip(".") in registry.honorifics,
            word.text.isupper() and len(word.text) > 1, len(word.text) == 1 or word.text[1:] == ".",
            "-" in word.text or "’" in word.text, word.text.lower() in small,
            min(len(vocabulary().pieces(plain.rstrip("."))), 6) / 6, i == first, i == last, min(last - first, 6) / 6,
            first > 0 and words[first - 1].text == ",", last + 1 < len(words) and words[last + 1].text == ",",
            first == 0 or one.words[: words[first].start - one.base].rstrip(" \t")[-1:] in ("\n", "", ".", ":", "•"),
            any(words[k].text in PARTICLES for k in range(first, last + 1)),
        ]  # fmt: skip
    return words


def vectors_of(words: Sequence[Word]) -> Numbers:
    """The vectors of words: (words + 2 `ASIDE`, `WIDTH`), nothing before the first and behind the last."""
    each = [word_vector(fold(w.text).rstrip(".") or w.text) for w in words]
    return np.array([*[_NONE] * ASIDE, *each, *[_NONE] * ASIDE], dtype=np.float32)


def _span(word: Word) -> Span:
    return Span(word.start, word.end)


def _labels(one: Parsed) -> list[tuple[int, tuple[str, str]]]:
    """Where each token begins, what the recogniser and the tagger say of it."""
    return [(one.offset(t), (t.ent_type_, t.tag_)) for t in one.doc]


def _runs(text: str, base: int, words: Sequence[Word]) -> list[tuple[int, int]]:
    """For each word the first and last of its run: capitals and particles with nothing but blanks between."""
    out: list[tuple[int, int]] = []
    first = 0
    for i in range(len(words)):
        goes_on = i + 1 < len(words) and _joined(text, base, words[i], words[i + 1])
        if not goes_on:
            out += [(first, i)] * (i + 1 - first)
            first = i + 1
    return out


def _joined(text: str, base: int, one: Word, other: Word) -> bool:
    between = text[one.end - base : other.start - base]
    part = all(w.capital or w.text in PARTICLES for w in (one, other))
    return part and between in (" ", "", "\u00a0", "  ") and one.text[0].isalpha() and other.text[0].isalpha()
