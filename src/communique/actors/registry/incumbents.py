"""The registry as one text corrects it: an office's holder is whom the text names in it.

A registry ages with every election. Takes a registry and a newcomer, gives a registry in which the newcomer serves the
terms of the one whom the tables have in the office on the day. The tables themselves stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from communique.actors.normalization import WORD, key, slug
from communique.actors.registry.entries import Known, Person, covers
from communique.actors.registry.registry import Registry
from communique.model import Actor, Term

_OWN = "person:newcomer-"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person whom a text names in an office of `of`, a state or body, with the terms that he serves there.

    `instead` is whose place the newcomer takes: the person whom the registry has in the office, or an issuer that is
    named by its office and its holder.
    """

    name: str
    of: str
    terms: tuple[Term, ...]
    instead: str

    @property
    def id(self) -> str:
        """The id while the text is read, a person's: what holds of persons in office holds of the newcomer."""
        return f"{_OWN}{slug(self.name)}"

    @property
    def told(self) -> str:
        """The id in the reading: the registry does not know the newcomer."""
        return f"unknown:{slug(self.name)}"


def with_newcomer(registry: Registry, new: Newcomer, day: str | None) -> Registry:
    """The registry in which the newcomer alone is in the office on the day; the given one is not changed."""
    country = registry.country(new.of).partition(":")[2]
    actor = Actor(new.id, new.name, "person", country, new.terms)
    holders = defaultdict(list, registry.holders_of)
    taken = {term.office for term in new.terms} - {"other"}
    holders[new.of] = [
        (term, person) for term, person in registry.holders_of.get(new.of, ())
        if term.office not in taken or (term.end and not (day and covers(term, day)))
    ]  # fmt: skip
    holders[new.of] += [(term, new.id) for term in new.terms]
    words = WORD.findall(new.name)
    known = {key(new.name): Known(new.id, "full-name", new.name), key(words[-1]): Known(new.id, "surname", words[-1])}
    names = defaultdict(list, registry.names)
    longest = dict(registry.longest)
    for folded, one in known.items():
        names[folded] = [*names.get(folded, ()), one]
        first = folded.split()[0]
        longest[first] = max(longest.get(first, 0), len(folded.split()))
    return replace(
        registry, actors={**registry.actors, new.id: actor}, people={**registry.people, new.id: Person(actor, "")},
        names=names, longest=longest, holders_of=holders, _by_actor={}, _monarchs={},
    )  # fmt: skip
