"""Sides: for whom an actor stands. A president, his ministry and his country are one side."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors import Registry
from communique.model import Debtor, Term


def side(actor: str, registry: Registry) -> str:
    """The country that an actor is or serves, else the actor itself."""
    return registry.country(actor) or actor


def sides(actors: Iterable[str], registry: Registry) -> frozenset[str]:
    """The sides of several actors."""
    return frozenset(side(a, registry) for a in actors)


def same_parties(one: Iterable[str], other: Iterable[str], registry: Registry) -> bool:
    """Whether two lists of participants can be the same parties: the same sides, and no side
    that names only persons in both names different ones.
    """
    ours, theirs = _by_side(one, registry), _by_side(other, registry)
    if not ours or set(ours) != set(theirs):
        return False
    return all(
        ours[s] & theirs[s] or any(not a.startswith("person:") for a in ours[s] | theirs[s]) for s in sorted(ours)
    )


def _by_side(actors: Iterable[str], registry: Registry) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for actor in actors:
        out.setdefault(side(actor, registry), set()).add(actor)
    return out


def debtor(actor: str, made: str, today: str, registry: Registry) -> Debtor:
    """Who is bound, by the office held on the day `made`, and who holds that office `today`."""
    if not actor.startswith("person:"):
        return Debtor(actor)
    terms = registry.in_office(actor, made)
    if not terms:
        return Debtor(actor)
    term = max(terms, key=_rank)
    holders = registry.holders([term.office], term.of, today, term.title if term.office == "minister" else "")
    heir = holders[0] if len(holders) == 1 and holders[0] != actor else None
    return Debtor(actor, term.office, term.of, term.title, heir)


_LEADING = ("head-of-state-and-government", "head-of-state", "head-of-government", "head-of-body")


def _rank(term: Term) -> tuple[bool, str]:
    return term.office in _LEADING, term.start
