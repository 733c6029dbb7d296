"""One spelling for what is written in several: diacritics, acronyms, known synonyms, and curated pairs of names.

`folded` gives a word's common form. `namings` gives, for a text, which loaded name it uses for which thing
(“special military operation” and “war” for one thing): data/namings.csv. data/synonyms.csv holds the rest.
"""

from __future__ import annotations

import re
from functools import lru_cache

from communique.actors.normalization import fold as plain
from communique.compare.tables import rows
from communique.language.wordlist import any_of


def folded(word: str) -> str:
    """A word or short phrase in lower case, without diacritics, as its first synonym where one is known."""
    bare = plain(word.lower()).strip(".'’")
    return _synonyms().get(bare, bare)


def folded_text(text: str) -> str:
    """A text with its synonyms of several words made one."""
    bare = plain(text.lower().replace("’", "'"))
    pattern, known = _phrases()
    return pattern.sub(lambda m: known[m.group()], bare)


def namings(text: str) -> dict[str, tuple[str, int, int]]:
    """What a text calls the things that have rival names: {thing: (naming, start, end)}."""
    pattern, known = _namings()
    found: dict[str, tuple[str, int, int]] = {}
    for match in pattern.finditer(text.replace("’", "'")):
        thing, naming = known[match.group().lower()]
        found.setdefault(thing, (naming, match.start(), match.end()))
    return found


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, str]:
    pairs = [(w.strip(), row["as"]) for row in rows("synonyms.csv", ("as", "words")) for w in row["words"].split("|")]
    return dict(pairs)


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    return any_of(_synonyms()), _synonyms()


@lru_cache(maxsize=1)
def _namings() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    known = {
        w.strip(): (row["thing"], row["naming"])
        for row in rows("namings.csv", ("thing", "naming", "words")) for w in row["words"].split("|")
    }  # fmt: skip
    return any_of(known, re.I), known
