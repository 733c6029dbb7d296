"""The names of people in a passage, as a small network finds them; see training/persons.

Each capitalised word gets the chance to be part of a name; words above `_MAYBE` that follow one another, one of them
above `_SURE`, are a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from communique.actors.normalization import fold
from communique.actors.word_roles import CUT, PARTICLES
from communique.extract.persons.words import ASIDE, Word, vectors_of, words_of
from communique.language.layers import Layers, read_layers
from communique.model import Span
from communique.model.spots import Spots

if TYPE_CHECKING:
    from communique.actors import Registry, Scan
    from communique.extract.parsed import Parsed

_SURE, _MAYBE = 0.6, 0.12
_LEAST = 2
"""Words of a name that are no initials."""
_INITIAL = 2
"""Characters of an initial with its stop."""
_BLANK = ("", " ", "\u00a0", "  ")
_LONGEST = 8
"""Words of a name."""


def persons(one: Parsed, scan: Scan, registry: Registry) -> list[Span]:
    """The spans of a passage that are people's names to the network, or else to the pipeline."""
    found = found_names(one, scan, registry)
    taken = Spots((span, (span,)) for span in found)
    seen = (Span(one.base + e.start_char, one.base + e.end_char) for e in one.doc.ents if e.label_ == "PERSON")
    return sorted([*found, *(span for span in seen if not taken.over(span))])


def found_names(one: Parsed, scan: Scan, registry: Registry) -> list[Span]:
    """The names of two and more words in a passage, in order."""
    words = words_of(one, scan, registry)
    chances = chances_of(words)
    out: list[Span] = []
    first = 0
    while first < len(words):
        if chances[first] < _MAYBE:
            first += 1
            continue
        last = first
        while last + 1 < len(words) and _goes_on(one, words, chances, last):
            last += 1
        if max(chances[first : last + 1]) > _SURE:
            out += _name(words[first : last + 1], registry)
        first = last + 1
    return out


def _goes_on(one: Parsed, words: Sequence[Word], chances: Sequence[float], at: int) -> bool:
    """Whether the word behind one is part of the same name."""
    word, after = words[at], words[at + 1]
    between = one.words[word.end - one.base : after.start - one.base]
    ended = word.text.endswith(".") and len(word.text) > _INITIAL and fold(word.text.rstrip(".")) not in CUT
    return between in _BLANK and not ended and (chances[at + 1] >= _MAYBE or after.text in PARTICLES)


def _name(held: Sequence[Word], registry: Registry) -> list[Span]:
    first, last = 0, len(held)
    while last and not held[last - 1].capital:
        last -= 1
    while first < last and fold(held[first].text.rstrip(".")) in registry.honorifics:
        first += 1
    full = [w for w in held[first:last] if w.capital and len(w.text.rstrip(".")) > 1]
    if len(full) < _LEAST or last - first > _LONGEST:
        return []
    final = held[last - 1]
    stop = final.text.endswith(".") and len(final.text) > _INITIAL
    return [Span(held[first].start, final.end - stop)]


def chances_of(words: Sequence[Word]) -> list[float]:
    """The chance of each word to be part of a name; 0 of those without a capital."""
    out = [0.0] * len(words)
    asked = [i for i, word in enumerate(words) if word.look]
    if not asked:
        return out
    layers = _layers()
    vectors = vectors_of(words) @ layers.directions[0]
    looks = np.array([words[i].look for i in asked], dtype=np.float32)
    around = [vectors[np.array(asked) + k] for k in range(2 * ASIDE + 1)]
    said = layers.outputs(np.concatenate([looks, *around], axis=1))
    mean = np.mean([1 / (1 + np.exp(-scores)) for scores in said], axis=0)
    for i, chance in zip(asked, mean, strict=True):
        out[i] = float(chance)
    return out


@cache
def _layers() -> Layers:
    return read_layers((files("communique.extract.persons") / "data" / "names.npz").read_bytes())
