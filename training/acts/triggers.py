"""Which word of a contact's evidence tells of it: readers mark more or fewer words around the same verb or noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique.extract.learned.encoding import Given
from communique.extract.lexicon.contact_words import contact_words

_IRREGULAR = {"meet": ("met",), "speak": ("spoke", "spoken"), "see": ("saw", "seen")}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@cache
def _forms() -> frozenset[str]:
    """The nouns and verbs of contacts, inflected."""
    table = contact_words()
    nouns = {words[-1] for ending in table.nouns.values() for words, _ in ending}
    out = {form for n in nouns for form in (n, f"{n}s")}
    for verb in table.verbs:
        stem = verb.removesuffix("e")
        out |= {verb, f"{verb}s", f"{stem}ed", f"{stem}ing", f"{stem}{stem[-1]}ed", *_IRREGULAR.get(verb, ())}
    return frozenset(out - {"views"})


def trigger(starts: Sequence[int], document: Given) -> int:
    """The place among the words that begin at `starts` of the first that names a contact; else of the first that
    stands in no mention; else 0.
    """
    words = [_WORD.match(document.text, s) for s in starts]
    for place, word in enumerate(words):
        if word and word[0].lower() in _forms():
            return place
    named = [(m.start, m.end) for m in document.named]
    return next((n for n, s in enumerate(starts) if words[n] and not any(a <= s < b for a, b in named)), 0)
