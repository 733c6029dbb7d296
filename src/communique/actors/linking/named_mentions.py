"""All mentions by name, office and metonym of one document (the first of two steps; pronouns
and groups need the parties of each contact, see `anaphora/`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from communique.actors.linking.coordinated_offices import joint_mentions, with_company
from communique.actors.linking.persons import People
from communique.actors.linking.resolver import Resolver
from communique.actors.mentions.gazetteer_matching import Scan
from communique.actors.mentions.government_bodies import own_offices
from communique.actors.mentions.partial_matches import without_strange
from communique.actors.mentions.recognised_names import RecognisedNames
from communique.actors.registry.registry import Registry
from communique.model import Actor, Mention, Span


def named_mentions(
    scan: Scan, registry: Registry, day: str | None, home: Callable[[int], str], recognised: Iterable[Span],
    voice: Callable[[int], str], issuer: str = "", issuer_name: str = "",
) -> tuple[list[Mention], dict[str, Actor]]:  # fmt: skip
    """The mentions, and the actors that the registry does not know.

    `home` gives, for an offset, the id of the country or body in whose name the text speaks there;
    `recognised` are the spans in which a name recogniser saw persons; `voice` gives who speaks
    at an offset, who does not mean himself by “the President”; `issuer` published the text, whose
    name, as written, tells which office is its own.
    """
    own = own_offices(registry, issuer, issuer_name, day) if issuer else frozenset()
    resolver, people = begun(scan, registry, day, home, recognised, voice, issuer, own)
    found = resolver.mentions()
    joint, unknown = joint_mentions(scan, registry, day)
    taken = {m.span for m in found}
    found += [j for j in joint if j.span not in taken]
    found = with_company(scan.text, found)
    return sorted(found, key=lambda m: (m.span, m.kind)), {**people.unknown, **unknown}


def begun(
    scan: Scan, registry: Registry, day: str | None, home: Callable[[int], str], recognised: Iterable[Span],
    voice: Callable[[int], str] = lambda offset: "", issuer: str = "", own: frozenset[str] = frozenset(),
) -> tuple[Resolver, People]:  # fmt: skip
    """A resolver of the document's names, which has not begun, and the people whom it will fill; `own` are the offices
    that the issuer's name tells.
    """
    seen = RecognisedNames(recognised)
    scan = without_strange(scan, seen, registry)
    people = People(registry, day, near(scan, registry, home))
    return Resolver(scan, registry, people, home, seen, voice, issuer, own), people


def near(scan: Scan, registry: Registry, home: Callable[[int], str]) -> frozenset[str]:
    """The countries and bodies that the document names, and those in whose name it speaks."""
    found: set[str] = set()
    for hit in scan.names:
        found.add(home(hit.span.start))
        for known in hit.known:
            if known.form != "surname":
                found.add(registry.country(known.actor))
            if known.actor.startswith("org:"):
                found.add(known.actor)
    return frozenset(found - {""})
