"""Successions: changes of office that documents tell, against what the registry knows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.actors import Registry
from communique.follow.wording.tokens import content_words
from communique.model import Naming, Succession, Term

_NEAR = 400
"""Days that a told change and a term's start may lie apart and be the same change."""


def successions(namings: Iterable[Naming], registry: Registry) -> tuple[Succession, ...]:
    """Every told change of office once, by the day first told."""
    told: dict[tuple[str, tuple[str, ...]], list[Naming]] = defaultdict(list)
    for one in namings:
        if one.publication.day:
            told[one.appointment.person, tuple(sorted(content_words(one.appointment.office)))].append(one)
    out = [
        _succession(sorted(group, key=lambda n: (n.publication.day, n.publication.document)), registry)
        for group in told.values()
    ]
    return tuple(sorted(out, key=lambda s: (s.day, s.person, s.office)))


def _succession(group: Sequence[Naming], registry: Registry) -> Succession:
    first = group[0].appointment
    day = group[0].publication.day
    replaces = next((n.appointment.replaces for n in group if n.appointment.replaces), None)
    actor = registry.actors.get(first.person)
    if actor is None:
        holder = _holder_like(first.office, replaces, day, registry)
        because = "The registry does not know this person."
        return Succession(first.person, first.office, replaces, day, "stranger", None, holder, tuple(group), because)
    term = _fitting(actor.offices, first.office, day)
    if term is not None:
        because = f"The registry has the term: {term.title} from {term.start}" + (
            f" to {term.end}." if term.end else "."
        )
        return Succession(first.person, first.office, replaces, day, "known", term, None, tuple(group), because)
    holder = _holder_like(first.office, replaces, day, registry)
    if holder is not None and holder != first.person:
        because = f"The registry has {registry.actors[holder].name} in that office on {day}."
        return Succession(first.person, first.office, replaces, day, "differs", None, holder, tuple(group), because)
    because = "The registry knows the person and has no such term."
    return Succession(first.person, first.office, replaces, day, "new", None, None, tuple(group), because)


def _fitting(terms: Sequence[Term], office: str, day: str) -> Term | None:
    """The term whose title shares its head word with the office and that begins near the day."""
    wanted = set(content_words(office))
    near = [t for t in terms if wanted & set(content_words(t.title)) and _days_apart(t.start, day) <= _NEAR]
    return min(near, key=lambda t: (_days_apart(t.start, day), t.start), default=None)


def _days_apart(start: str, day: str) -> int:
    """Days between two days, of which the first may be a year or a month only."""
    full = (start + "-07-01")[:10] if len(start) == 4 else (start + "-15")[:10]
    return abs(_ordinal(full) - _ordinal(day))


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


def _holder_like(office: str, replaces: str | None, day: str, registry: Registry) -> str | None:
    """Who holds on that day the office that the replaced person held, by the registry."""
    before = registry.actors.get(replaces) if replaces else None
    if before is None:
        return None
    wanted = set(content_words(office))
    for term in reversed(before.offices):
        if not wanted or wanted & set(content_words(term.title)):
            holders = registry.holders([term.office], term.of, day)
            if len(holders) == 1:
                return holders[0]
    return None
