"""Who says “I” in a text that an office publishes: the one whom its title names, else whose office it is.

“Statement by President N. N.” is N. N.'s; a statement of the White House in the first person is the President's,
of an international body its head's. Takes the registry, the office, the day and the title; gives a person, or none.
"""

from __future__ import annotations

import re

from communique.actors.linking.named_mentions import named_mentions
from communique.actors.mentions.gazetteer_matching import scan
from communique.actors.normalization import key
from communique.actors.registry.registry import Registry
from communique.vocabulary import alternatives

_WRITINGS = alternatives("actors/data", "writings")
_SUBJECT_PREPOSITIONS = alternatives("actors/data", "subject-prepositions")
_BY = re.compile(rf"\b(?:{_WRITINGS})\s+(?:by|from|of)\s+", re.I)
_ABOUT = re.compile(rf"\b(?:{_SUBJECT_PREPOSITIONS})\b", re.I)
_OFFICE = "office of the "


def principal(registry: Registry, office: str, day: str | None, title: str = "") -> str:
    """The person who speaks in the first person; empty where the title names somebody unknown or nobody is."""
    said_by = _BY.search(title)
    if said_by:
        return _named(registry, title[said_by.end() :], day, registry.country(office))
    for known in registry.names_of(office):
        name = key(known.surface)
        if known.form == "name" and name.startswith(_OFFICE) and " of " in name[len(_OFFICE) :]:
            wording, _, country = name[len(_OFFICE) :].partition(" of ")
            found = _holders(registry, wording, country.removeprefix("the "), day)
            if len(found) == 1:
                return found[0]
    return _head(registry, office, day)


def _head(registry: Registry, body: str, day: str | None) -> str:
    """Who leads an international body on the day: a post of the European Council's “I” is its President."""
    if day is None or registry.country(body):
        return ""
    found = registry.holders(("head-of-body",), body, day)
    return found[0] if len(found) == 1 else ""


def _holders(registry: Registry, wording: str, country: str, day: str | None) -> list[str]:
    states = [k.actor for k in registry.names.get(country, ()) if k.form == "name" and k.actor.startswith("country:")]
    titles = registry.titles.get(wording, ())
    return list(dict.fromkeys(p for s in states for t in titles for p in registry.holders(t.offices, s, day, t.title)))


def _named(registry: Registry, words: str, day: str | None, home: str) -> str:
    """The person whom the words name first, before anything but titles."""
    found, _ = named_mentions(scan(words, registry), registry, day, lambda _: home, (), lambda _: "")
    first = next((m for m in found if len(m.actors) == 1 and m.actors[0].startswith("person:")), None)
    return first.actors[0] if first is not None and not _ABOUT.search(words[: first.span.start]) else ""
