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


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` to `last` that may be one name; whether a sentence begins with them, whether one is a particle."""

    first: int
    last: int
    begins: bool
    particle: bool


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
        run = runs[i]
        first, last = run.first, run.last
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
            run.begins, run.particle,
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


def _runs(text: str, base: int, words: Sequence[Word]) -> list[Run]:
    """The run of each word: capitals and particles with nothing but blanks between."""
    out: list[Run] = []
    first = 0
    for i in range(len(words)):
        goes_on = i + 1 < len(words) and _joined(text, base, words[i], words[i + 1])
        if not goes_on:
            begins = first == 0 or _begins(text, words[first].start - base)
            run = Run(first, i, begins, any(word.text in PARTICLES for word in words[first : i + 1]))
            out += [run] * (i + 1 - first)
            first = i + 1
    return out


def _begins(text: str, at: int) -> bool:
    """Whether a line or a sentence begins at a place, or something behind a colon or a bullet."""
    while at and text[at - 1] in " \t":
        at -= 1
    return at == 0 or text[at - 1] in "\n.:•"


def _joined(text: str, base: int, one: Word, other: Word) -> bool:
    between = text[one.end - base : other.start - base]
    part = all(w.capital or w.text in PARTICLES for w in (one, other))
    return part and between in (" ", "", "\u00a0", "  ") and one.text[0].isalpha() and other.text[0].isalpha()
