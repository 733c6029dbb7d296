"""How ids, names and words are put where people read them: one way for every page, report and sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.vocabulary import alternatives

_ABBREVIATIONS = alternatives("model", "abbreviations")
_END = re.compile(r"[.!?…][\"”’)\]]{0,2}(?=\s+[\"“‘(\[]?[A-Z0-9])|\n\s*\n|[.!?…][\"”’)\]]{0,2}\s*\Z")
ABBREVIATED = re.compile(rf"(?:\b(?:{_ABBREVIATIONS}|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z]){{0,6}}|\b[ap]\.m)\.$")


def spelt(actor_id: str) -> str:
    """The words of an id, for an actor whom nothing names: “person:joe-biden” gives “joe biden”."""
    return actor_id.partition(":")[2].replace("-", " ")


def listed(names: Sequence[str]) -> str:
    """Several names: “A, B and C”."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def ending(words: str, longest: int = 240) -> str:
    """The end of words on one line, from a word on with “[…]” before it where they are longer."""
    one = " ".join(words.split())
    return one if len(one) <= longest else "[…] " + one[-longest:].split(" ", 1)[-1]


def short(words: str, longest: int = 240) -> str:
    """Words on one line, cut at a word with “[…]” where they are longer."""
    one = " ".join(words.split())
    return one if len(one) <= longest else one[:longest].rsplit(" ", 1)[0] + " […]"


def stops(text: str, start: int = 0, end: int | None = None, *, abbreviated: bool = False) -> Iterator[int]:
    """Where sentences of `text[start:end]` end, behind their marks; a mark after an abbreviation (“Dr.”) ends none,
    unless `abbreviated` ones count too.
    """
    for match in _END.finditer(text, start, len(text) if end is None else end):
        if abbreviated or not ABBREVIATED.search(text, max(start, match.start() - 12), match.start() + 1):
            yield match.end()
