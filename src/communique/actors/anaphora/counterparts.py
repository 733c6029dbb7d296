"""“his French counterpart”, “her counterparts”: the other parties.

A counterpart of a country is the party of that country, else whoever holds there the office of the one named
last before; without a country the other of two parties, or all the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from communique.actors.anaphora.discourse import Around
from communique.actors.normalization import key
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY

_COUNTERPART = re.compile(
    r"\b(?:his|her|their|its)\s+(?:(?:[a-z]+\s+)?(?P<whose>[A-Z][\w.]*(?:[\s-][A-Z]\w*)?)\s+)?(?P<noun>counterparts?|colleagues?)\b"
)
_APPOSED = re.compile(r"(?:,\s|\s)(?:the\s)?(?:[A-Z][\w'’]{0,11}(?:\.[A-Z])?\.?\s){0,4}?(?=[A-Z])")
_BACK = 4
"""Mentions before a counterpart among which he is sought whose counterpart it is."""
_NOT_OF_STATES = frozenset({"head-of-body"})


def counterparts(text: str, span: Span, around: Around) -> list[Mention]:
    """The counterparts that a stretch speaks of."""
    found = []
    for match in _COUNTERPART.finditer(text, *span):
        beside = _named_beside(text, match.end(), around)
        if beside:
            actors = [beside]
        elif match["whose"]:
            actors = _of_country(match["whose"], match.start(), around)
        elif match["noun"].startswith("colleague"):
            continue
        else:
            actors = _others(match.start(), around)
        plural = match["noun"].endswith("s")
        if len(actors) == 1 and not plural:
            found.append(Mention(Span(*match.span()), "office", tuple(actors)))
        elif len(actors) > 1 and plural and not match["whose"]:
            found.append(Mention(Span(match.start(), match.end()), "group", tuple(sorted(actors))))
    return found


def _of_country(whose: str, at: int, around: Around) -> list[str]:
    registry = around.registry
    countries = {k.actor for k in registry.names.get(key(whose), ()) if k.form in ("adjective", "name")}
    fitting = [p for p in around.parties if around.country(p) in countries]
    people = (m.actors[0] for m in around.named.before(at) if m.kind == "name" and len(m.actors) == 1)
    strange = (p for p in people if p.startswith("unknown:") and around.homes.get(p) in countries)
    return fitting or list(islice(strange, 1)) or _same_office(at, sorted(countries), around)


def _named_beside(text: str, end: int, around: Around) -> str:
    """“her Ivorian counterpart, *H.E. Mr N. N.*”: who is named behind it, honorifics between."""
    after = _APPOSED.match(text, end)
    named = around.named.starting(after.end()) if after else None
    person = named is not None and named.kind == "name" and len(named.actors) == 1
    return named.actors[0] if named is not None and person and named.actors[0].startswith(SOMEBODY) else ""


def _others(at: int, around: Around) -> list[str]:
    """The parties less whoever was named last: he whose counterparts they are."""
    one = next((m.actors[0] for m in around.named.before(at) if m.actors[0] in around.parties), None)
    return [p for p in around.parties if p != one] if one is not None and around.firm else []


def _same_office(at: int, countries: Sequence[str], around: Around) -> list[str]:
    """Who holds in `countries` the office of the last person named before `at`."""
    registry, day = around.registry, around.day
    named = islice((m for m in around.named.before(at) if m.kind in ("name", "office", "group")), _BACK)
    for whose in dict.fromkeys(p for m in named for p in m.actors if p.startswith("person:")):
        offices = [t.office for t in registry.in_office(whose, day) if t.office != "other"] if day else []
        if {"head-of-state", "head-of-state-and-government"} & set(offices):
            offices = ["leader"]
        held = list(dict.fromkeys(p for c in countries for p in registry.holders(offices, c, day)))
        if held or not set(offices) <= _NOT_OF_STATES:
            return held
    return []
