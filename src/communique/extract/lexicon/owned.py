"""Nouns that stand for whose they are (owned.csv): “his administration” for his country, “my representatives” as
well where they do something, “the Minister's letter” for the Minister.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, cast, get_args

from communique.errors import LexiconError
from communique.extract.lexicon import rows

Owned = Literal["country", "envoys", "owner"]
LONGEST = 2
"""Words of the longest noun."""


@lru_cache(maxsize=1)
def owned_nouns() -> dict[str, Owned]:
    """The table, by noun."""
    made: dict[str, Owned] = {}
    for place, row in rows("owned.csv", ("noun", "means")):
        words = row["noun"].split()
        if row["means"] not in get_args(Owned) or row["noun"] in made or not 0 < len(words) <= LONGEST:
            raise LexiconError(f"{place}: one or two words, once; means is one of {', '.join(get_args(Owned))}")
        made[row["noun"]] = cast("Owned", row["means"])
    return made
