"""Countries and roles of actors as CAMEO writes them: `USA`, `GOV`, together `USAGOV`; `IGOUNO` for the United Nations.

Countries are ISO 3166-1 alpha-3. A person has the role of the office held on the day, one who has left office ELI;
a body that of its kind. data/roles.csv holds the codes (CAMEO 1.1b3, “Actor codebook”).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from communique.actors import Registry
from communique.actors.registry.entries import covers
from communique.model import Term


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of an event; `country` and `role` are empty where they are not known."""

    actor: str
    name: str
    country: str
    role: str
    title: str = ""

    @property
    def code(self) -> str:
        """The CAMEO actor code; empty where nothing is known."""
        return self.role if self.role.startswith("IGO") else self.country + self.role


@lru_cache(maxsize=1)
def roles() -> dict[str, str]:
    """The code of each office, each kind of body, and of some bodies by id."""
    with files(__package__).joinpath("data", "roles.csv").open(encoding="utf-8") as table:
        return {row["what"]: row["code"] for row in csv.DictReader(table)}


def party(actor: str, name: str, day: str | None, registry: Registry) -> Party:
    """The actor with country, role and title on a day (`YYYY-MM-DD`)."""
    person = registry.people.get(actor)
    held = _term(person.actor.offices, day) if person else None
    body = held.of if held else actor
    if held is None and person is not None and person.actor.offices:
        return Party(actor, name, _iso3(actor, registry), roles()["former"] if day else "")
    of_state = body.startswith("country:") or registry.body_kinds.get(body) in ("government", "legislature")
    if held and of_state:
        where = registry.country(body) or body
        return Party(actor, name, registry.iso3.get(where, ""), roles().get(held.office, ""), held.title)
    role = roles().get(body) or roles().get(registry.body_kinds.get(body, ""), "")
    country = "" if role.startswith("IGO") else _iso3(actor, registry)
    return Party(actor, name, country, role, held.title if held else "")


def _iso3(actor: str, registry: Registry) -> str:
    return registry.iso3.get(registry.country(actor), "")


def _term(offices: tuple[Term, ...], day: str | None) -> Term | None:
    """The office held on a day; of several, the one whose role is known, and of those the latest."""
    if day is None:
        return None
    held = [term for term in offices if covers(term, day)]
    return next((t for t in reversed(held) if t.office in roles()), held[-1] if held else None)
