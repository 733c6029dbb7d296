"""Offices of several countries named at once: “the presidents of Russia and Kazakhstan”.

Takes a scan, the registry and the day, gives one mention for each such phrase, with everyone it
means. Whom the registry does not know is an `unknown:` actor of his country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from communique.actors.mentions.gazetteer_matching import Hit, Scan
from communique.actors.normalization import slug
from communique.actors.registry.registry import Registry
from communique.model import Actor, Mention, Span
from communique.model.ids import SOMEBODY

_PLURAL = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<office>(?:[A-Z][a-z]+\s+|[a-z]+\s+){0,3}?"
    r"(?:[Pp]resident|[Ll]eader|[Mm]inister|[Cc]hancellor|[Aa]dvis[eo]r|[Ss]ecretarie|[Mm]inister)s"
    r"(?:\s+(?:of|for)\s+(?:[Ff]oreign|[Ee]xternal|[Ii]nternal)\s+[Aa]ffairs|\s+of\s+[Dd]efen[cs]e)?"
    r"|[Hh]eads\s+of\s+(?:[Ss]tate|[Gg]overnment))\s+of\s+"
)
_TIES = r"together with|along with|as well as|joined by"
_WITH = re.compile(rf",?\s(?:{_TIES})\s(?:the\s)?(?:[A-Z]\w*\s){{0,3}}")
_WITH_AND = re.compile(rf",?\s(?:{_TIES}|and)\s(?:the\s)?(?:[A-Z]\w*\s){{0,3}}")
_OPENS = re.compile(r"(?:\A|[.!?\n]['”\")]?\s{0,3})\Z")
_LONGEST = 5
"""Words of an office behind the countries."""
_BETWEEN = re.compile(r"\s*+(?:,|and|,\s*+and)?\s*+(?:the\s++)?\Z")


def joint_mentions(scan: Scan, registry: Registry, day: str | None) -> tuple[list[Mention], dict[str, Actor]]:
    """The phrases' mentions, of kind group, and the actors that the registry does not know."""
    found, unknown = [], {}
    for span, office, countries in [*_behind(scan), *_before(scan, registry)]:
        titles = registry.titles.get(office, ())
        if len(countries) < 2 or not titles:
            continue
        actors = []
        for hit, country in countries:
            held = [p for t in titles for p in registry.holders(t.offices, country, day, t.title)]
            if not held and "leader" not in titles[0].offices and day:
                name = f"{office} of {_called(registry, hit, country, scan.text)}"
                made = f"unknown:{slug(name)}"
                unknown[made] = Actor(made, name, "unknown", country.partition(":")[2])
                held = [made]
            actors += held[:1]
        if len(set(actors)) == len(countries):
            found.append(Mention(span, "group", tuple(sorted(actors))))
    return found, unknown


def with_company(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """“the ministers of A and B, *together with the High Representative*”: the mentions, with one for such a group
    and whoever is joined to it in its place; behind “and” only where the group opens a sentence.
    """
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    joined: list[Mention] = []
    taken: set[Mention] = set()
    for i, group in enumerate(ordered):
        if group.kind != "group" or len(group.actors) < 2:
            continue
        opens = _OPENS.search(text, max(0, group.span.start - 4), group.span.start)
        ties = _WITH_AND if opens else _WITH
        last, actors = group, list(group.actors)
        for j in range(i + 1, len(ordered)):
            other = ordered[j]
            if other.span.start < last.span.end:
                continue
            gap = text[last.span.end : other.span.start]
            if not other.actors[0].startswith(SOMEBODY) or not ties.fullmatch(gap):
                break
            last, actors = other, [*actors, *other.actors]
        if last is not group:
            taken.add(group)
            joined.append(Mention(Span(group.span.start, last.span.end), "group", tuple(sorted(set(actors)))))
    return [*(m for m in mentions if m not in taken), *joined]


def _behind(scan: Scan) -> Iterator[tuple[Span, str, list[tuple[Hit, str]]]]:
    """“the presidents *of A and B*”: where, which office, and the countries."""
    for match in _PLURAL.finditer(scan.text):
        countries = list(_countries(scan, match.end()))
        if countries:
            yield Span(match.start(), countries[-1][0].span.end), _singular(match["office"]), countries


def _before(scan: Scan, registry: Registry) -> Iterator[tuple[Span, str, list[tuple[Hit, str]]]]:
    """“the *Peruvian and Chilean* foreign ministers”: the adjectives stand before the office."""
    words, free = scan.words, 0
    for hit in scan.names:
        if hit.span.start < free or not _country(hit):
            continue
        countries = list(_countries(scan, hit.span.start))
        if not countries:
            continue
        last = countries[-1][0]
        free = last.span.end
        size = _office_at(scan, registry, last.last) if len(countries) > 1 else 0
        if size:
            office = " ".join(word.folded for word in words[last.last : last.last + size])
            article = hit.first > 0 and words[hit.first - 1].folded == "the"
            start = words[hit.first - article].start
            yield Span(start, words[last.last + size - 1].end), _singular(office), countries


def _office_at(scan: Scan, registry: Registry, at: int) -> int:
    """How many words from word `at` on name an office in the plural; 0 where they do not."""
    said: list[str] = []
    size = 0
    for i in range(at, min(at + _LONGEST, len(scan.words))):
        if scan.gap(i - 1, i) not in (" ", "\u00a0", "\n"):
            break
        said.append(scan.words[i].folded)
        words = " ".join(said)
        if words != _singular(words) and _singular(words) in registry.titles:
            size = len(said)
    return size


def _country(hit: Hit) -> str:
    """The country that a name or an adjective tells."""
    forms = ("name", "adjective")
    return next((k.actor for k in hit.known if k.form in forms and k.actor.startswith("country:")), "")


def _called(registry: Registry, hit: Hit, country: str, text: str) -> str:
    """The name of a country that an adjective or a name told."""
    actor = registry.actor(country)
    told = any(k.form == "name" for k in hit.known)
    return hit.span.of(text) if told or actor is None else actor.name


def _countries(scan: Scan, at: int) -> Iterator[tuple[Hit, str]]:
    """The run of countries, joined by commas and “and”, that begins at a character."""
    end = at
    for i in range(bisect_left(scan.names, at, key=lambda one: one.span.start), len(scan.names)):
        hit = scan.names[i]
        if not _BETWEEN.match(scan.text[end : hit.span.start]):
            return
        named = _country(hit)
        if not named:
            return
        yield hit, named
        end = hit.span.end


def _singular(words: str) -> str:
    folded = " ".join(words.lower().split())
    for plural, one in (("heads of", "head of"), ("secretaries", "secretary"), ("ministers", "minister")):
        folded = folded.replace(plural, one)
    return folded.removesuffix("s") if not folded.endswith("affairs") else folded
