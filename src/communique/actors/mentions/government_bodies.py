"""The houses that governments publish through: which office is whose, and what “the Ministry” is.

A table (`data/government_bodies.csv`) says of a house's words which offices are its own, and whether the words alone
mean the issuer's (`bare`: “the Ministry of Foreign Affairs”) or its state (“the Government”).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from communique.actors.mentions.gazetteer_matching import Scan
from communique.actors.normalization import key
from communique.actors.registry.csv_tables import read_rows, several
from communique.actors.registry.registry import Registry
from communique.errors import RegistryError

_COLUMNS = ("wording", "offices", "bare")
_LONGEST = 6


class House(NamedTuple):
    """What a house's words mean: the offices that are its own, whether they need no country, and whether they
    mean the state itself (“the Government”).
    """

    offices: frozenset[str]
    bare: bool
    state: bool


@lru_cache(maxsize=1)
def houses() -> dict[str, House]:
    """The table, by the folded wording."""
    made: dict[str, House] = {}
    for row in read_rows("government_bodies.csv", _COLUMNS):
        if row["wording"] != key(row["wording"]) or row["wording"] in made or row["bare"] not in ("", "yes", "state"):
            raise RegistryError(f"{row['at']}: a folded wording, once; bare is “yes”, “state” or empty")
        made[row["wording"]] = House(frozenset(several(row["offices"])), bool(row["bare"]), row["bare"] == "state")
    return made


def own_offices(registry: Registry, issuer: str, name: str, day: str | None) -> frozenset[str]:
    """The offices that an issuer is the house of, by the words of its names; of a person those he holds."""
    if issuer.startswith("person:"):
        return frozenset(t.office for t in registry.in_office(issuer, day)) - {"other"}
    if issuer.startswith("org:") and not registry.country(issuer):
        return frozenset({"head-of-body"})
    actor = registry.actor(issuer)
    known = [k.surface for k in registry.names_of(issuer)] if issuer.startswith("org:") else []
    said = " | ".join(key(one) for one in [name, *known, actor.name if actor else ""])
    return frozenset(o for words, house in houses().items() for o in house.offices if f" {words} " in f" {said} ")


def houses_in(scan: Scan) -> Iterator[tuple[int, int, House]]:
    """The words of a text that name a house, from word to word (exclusive), the longest first."""
    firsts = {wording.split(" ", 1)[0] for wording, house in houses().items() if house.bare}
    words, free = scan.words, 0
    for i, word in enumerate(words):
        if i < free or word.folded not in firsts:
            continue
        for size in range(min(_LONGEST, len(words) - i), 0, -1):
            house = houses().get(" ".join(w.folded for w in words[i : i + size]))
            if house is not None and house.bare:
                yield i, i + size, house
                free = i + size
                break
