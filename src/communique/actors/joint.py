"""Offices of several countries named at once: “the presidents of Russia and Kazakhstan”.

Takes a scan, the registry and the day, gives one mention for each such phrase, with everyone it
means. Whom the registry does not know is an `unknown:` actor of his country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.actors.fold import slug
from communique.actors.names import Hit, Scan
from communique.actors.registry import Registry
from communique.model import Actor, Mention, Span

_PLURAL = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<office>(?:[A-Z][a-z]+\s+|[a-z]+\s+){0,3}?"
    r"(?:[Pp]resident|[Ll]eader|[Mm]inister|[Cc]hancellor|[Aa]dvis[eo]r|[Ss]ecretarie|[Mm]inister)s"
    r"(?:\s+(?:of|for)\s+(?:[Ff]oreign|[Ee]xternal|[Ii]nternal)\s+[Aa]ffairs|\s+of\s+[Dd]efen[cs]e)?"
    r"|[Hh]eads\s+of\s+(?:[Ss]tate|[Gg]overnment))\s+of\s+"
)
_BETWEEN = re.compile(r"\s*(?:,|and|,\s*and)?\s*(?:the\s+)?\Z")


def joint_mentions(scan: Scan, registry: Registry, day: str | None) -> tuple[list[Mention], dict[str, Actor]]:
    """The phrases' mentions, of kind group, and the actors that the registry does not know."""
    found, unknown = [], {}
    for match in _PLURAL.finditer(scan.text):
        countries = list(_countries(scan, match.end()))
        titles = registry.titles.get(_singular(match["office"]), ())
        if len(countries) < 2 or not titles:
            continue
        actors = []
        for hit, country in countries:
            held = [p for t in titles for p in registry.holders(t.offices, country, day, t.title)]
            if not held and "leader" not in titles[0].offices and day:
                made = f"unknown:{slug(_singular(match['office']))}-of-{slug(hit.span.of(scan.text))}"
                name = f"{_singular(match['office'])} of {hit.span.of(scan.text)}"
                unknown[made] = Actor(made, name, "unknown", country.partition(":")[2])
                held = [made]
            actors += held[:1]
        if len(set(actors)) == len(countries):
            found.append(Mention(Span(match.start(), countries[-1][0].span.end), "group", tuple(sorted(actors))))
    return found, unknown


def _countries(scan: Scan, at: int) -> Iterator[tuple[Hit, str]]:
    """The run of countries, joined by commas and “and”, that begins at a character."""
    end = at
    for hit in scan.names:
        if hit.span.start < at:
            continue
        if not _BETWEEN.match(scan.text[end : hit.span.start]):
            return
        named = next((k.actor for k in hit.known if k.form == "name" and k.actor.startswith("country:")), None)
        if named is None:
            return
        yield hit, named
        end = hit.span.end


def _singular(words: str) -> str:
    folded = " ".join(words.lower().split())
    for plural, one in (("heads of", "head of"), ("secretaries", "secretary"), ("ministers", "minister")):
        folded = folded.replace(plural, one)
    return folded.removesuffix("s") if not folded.endswith("affairs") else folded
