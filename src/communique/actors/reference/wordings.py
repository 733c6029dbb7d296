"""The nouns that mean several actors together (groups.csv), and the pattern that finds them in a text.

A noun means `people`, `states`, `bodies` or `sides` (whoever the text is between). `alone`: “the leaders” means
those spoken of; other nouns need a number (“the two officials”).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from communique.actors.reference.rows import read_rows
from communique.actors.registry import LEADING
from communique.errors import RegistryError

Means = Literal["people", "states", "bodies", "sides"]
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_OFFICES: dict[str, tuple[str, ...]] = {
    "": (),
    "leader": LEADING,
    "head": LEADING,
    "president": LEADING,
    "government": ("head-of-government", "head-of-state-and-government"),
    "minister": ("foreign-minister", "defence-minister", "head-of-government"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """What a noun in the plural means, and which offices those hold whom it means; `strict` where nobody else can
    be meant: “the presidents” of two ministers who talk are not the ministers.
    """

    means: Means
    alone: bool
    offices: tuple[str, ...]
    strict: bool = False


@lru_cache(maxsize=1)
def group_nouns() -> dict[str, Group]:
    """The table, by noun."""
    out = {}
    for row in read_rows("groups.csv", ("noun", "means", "alone", "offices")):
        if row["means"] not in get_args(Means) or row["alone"] not in ("yes", "no") or row["offices"] not in _OFFICES:
            raise RegistryError(f"{row['at']}: means, alone or offices is none of those known")
        out[row["noun"]] = Group(
            cast("Means", row["means"]), row["alone"] == "yes", _OFFICES[row["offices"]],
            row["offices"] in ("head", "president"),
        )  # fmt: skip
    return out


@lru_cache(maxsize=1)
def group_pattern() -> re.Pattern[str]:
    """“(the|both|…) (two|…) NOUN”, the longest noun first."""
    nouns = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(group_nouns(), key=len, reverse=True))
    numbers = "|".join(NUMBERS)
    return re.compile(
        rf"(?:\b(?P<det>the|both|these|those|our|all|their|each\s+of\s+the|all\s+of\s+the)\s+)?"
        rf"(?:\b(?P<number>{numbers})\s+)?(?:\b(?:respective|participating|above-mentioned)\s+)?"
        rf"\b(?P<noun>{nouns})\b(?!['’]\s*\w*\s*(?:day|summit)\b)",
        re.I,
    )


def is_group_noun(words: str) -> bool:
    """Whether a noun alone names no stranger, but those spoken of: “leaders”, “sides”."""
    found = group_nouns().get(words.lower())
    return found is not None and found.alone
