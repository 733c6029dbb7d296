"""The nouns that mean several actors together (group_nouns.csv), and where a text has them.

A noun means `people`, `states`, `bodies` or `sides` (whoever the text is between). `alone`: “the leaders” means
those spoken of (`the`: with an article only); other nouns need a number (“the two women”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from communique.actors.registry.csv_tables import read_rows
from communique.actors.registry.entries import LEADING
from communique.errors import RegistryError
from communique.model import Span
from communique.vocabulary import word_map, word_set

Means = Literal["people", "states", "bodies", "sides"]
Word = tuple[int, int, str]
_WORD = re.compile(r"\w+(?:-\w+)*")
_DETERMINERS = word_set("actors/data", "group-determiners")
_ADJECTIVES = frozenset({"respective", "participating", "above-mentioned"})
NUMBERS = {word: int(number) for word, number in word_map("actors/data", "numbers").items()}
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
    be meant: “the presidents” of two ministers who talk are not the ministers; `definite` where only “the officials”
    are those spoken of, “officials” others.
    """

    means: Means
    alone: bool
    offices: tuple[str, ...]
    strict: bool = False
    definite: bool = False


@lru_cache(maxsize=1)
def group_nouns() -> dict[str, Group]:
    """The table, by noun."""
    out = {}
    for row in read_rows("group_nouns.csv", ("noun", "means", "alone", "offices")):
        if (
            row["means"] not in get_args(Means)
            or row["alone"] not in ("yes", "no", "the")
            or row["offices"] not in _OFFICES
        ):
            raise RegistryError(f"{row['at']}: means, alone or offices is none of those known")
        out[row["noun"]] = Group(
            cast("Means", row["means"]), row["alone"] == "yes", _OFFICES[row["offices"]],
            row["offices"] in ("head", "president"), row["alone"] == "the",
        )  # fmt: skip
    return out


@dataclass(frozen=True, slots=True)
class Phrase:
    """“(both|the|…) (two|…) NOUN” at a place: its determiner and number, empty where there are none."""

    span: Span
    det: str
    number: str
    noun: str


def group_phrases(text: str, span: Span) -> Iterator[Phrase]:
    """The phrases of a stretch whose noun is in the table; of nouns that end in one word the longest."""
    words = [(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, *span)]
    ends = _lasts()
    for i, (_, end, word) in enumerate(words):
        if word not in ends:
            continue
        size = next((n for n in ends[word] if _adjoin(text, words, i - n + 1, i) in group_nouns()), 0)
        if size:
            yield _phrase(text, words, i - size + 1, i, end)


def _phrase(text: str, words: Sequence[Word], first: int, last: int, end: int) -> Phrase:
    noun = _adjoin(text, words, first, last)
    at = first
    number = det = ""
    if _before(text, words, at) in _ADJECTIVES:
        at -= 1
    if _before(text, words, at) in NUMBERS:
        at -= 1
        number = words[at][2]
    if _before(text, words, at) in _DETERMINERS:
        at -= 1
        det = words[at][2]
    return Phrase(Span(words[at][0], end), det, number, noun)


def _before(text: str, words: Sequence[Word], at: int) -> str:
    """The word before the one at `at`, where only blanks part them."""
    return words[at - 1][2] if at > 0 and text[words[at - 1][1] : words[at][0]].isspace() else ""


def _adjoin(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """The words from `first` to `last`, where only blanks part them; else nothing."""
    if first < 0 or any(_before(text, words, i) == "" for i in range(first + 1, last + 1)):
        return ""
    return " ".join(word for _, _, word in words[first : last + 1])


@lru_cache(maxsize=1)
def _lasts() -> dict[str, list[int]]:
    """How many words the nouns have that end in a word, the most first."""
    out: dict[str, set[int]] = {}
    for noun in group_nouns():
        out.setdefault(noun.split()[-1], set()).add(len(noun.split()))
    return {word: sorted(sizes, reverse=True) for word, sizes in out.items()}


def is_group_noun(words: str) -> bool:
    """Whether a noun alone names no stranger, but those spoken of: “leaders”, “sides”."""
    found = group_nouns().get(words.lower())
    return found is not None and found.alone
