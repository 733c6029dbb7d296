"""In whose name an actor speaks: the “we” of a minister is his country, of an international official his body.

Takes an actor and the day, gives the country or body; a body's organ speaks for the whole (representation.csv).
"""

from __future__ import annotations

from functools import lru_cache

from communique.actors.registry.csv_tables import read_rows
from communique.actors.registry.registry import Registry
from communique.model import Term


@lru_cache(maxsize=1)
def _organs() -> dict[str, str]:
    return {row["body"]: row["speaks_for"] for row in read_rows("representation.csv", ("body", "speaks_for"))}


def on_behalf(registry: Registry, actor: str, day: str | None) -> str:
    """The country or body whose “we” the actor's is; empty for a person of whom neither is known."""
    if actor.startswith(("person:", "unknown:")):
        served = _served(registry, actor, day)
        return served or registry.country(actor)
    if actor in registry.speaks_for:
        return registry.speaks_for[actor]
    if actor in _organs():
        return _organs()[actor]
    return registry.country(actor) if _national(registry, actor) else actor


def _national(registry: Registry, actor: str) -> bool:
    return actor.startswith(("country:", "org:")) and bool(registry.country(actor))


def _served(registry: Registry, person: str, day: str | None) -> str:
    """The international body that a person serves on the day; empty where he holds an office of a state as well."""
    terms = registry.in_office(person, day) or _last(registry, person, day)
    places = [on_behalf(registry, t.of, day) for t in terms if t.of]
    if any(place.startswith("country:") for place in places):
        return ""
    return next((place for place in places if place.startswith("org:")), "")


def _last(registry: Registry, person: str, day: str | None) -> list[Term]:
    """The term that ended last before the day."""
    actor = registry.actors.get(person)
    past = [t for t in (actor.offices if actor else ()) if day is None or t.start <= day]
    return sorted(past, key=lambda t: t.end)[-1:]
