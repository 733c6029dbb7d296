"""Persons that only a recogniser of names saw: “Gustavo Reyes”, whom no table knows.

Takes the spans it found and the mentions made so far, gives mentions. A span that holds an institution's
word is nobody; a role at its head (“Archbishop”) and a place before the name (“Governor of Sevastopol
N. N.”) are left out of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from communique.actors.fold import WORD, fold
from communique.actors.grammar import NO_NAMES, PARTICLES
from communique.actors.names import Scan
from communique.actors.people import People
from communique.actors.registry import Registry
from communique.model import Mention, Span


def recognised_persons(
    scan: Scan, registry: Registry, people: People, recognised: Iterable[Span], made: Sequence[Mention]
) -> list[Mention]:
    """A mention by name for each span that is a person's and that no mention of `made` touches."""
    taken = [m.span for m in made]
    titles = {hit.span.end for hit in scan.titles}
    found = []
    for seen in recognised:
        span = _name(scan, registry, seen, titles)
        if span is None or any(span.overlaps(other) for other in taken) or _is_office(scan, span):
            continue
        hits = [h for h in scan.names if h.span.overlaps(span)]
        if any(k.form in ("name", "seat", "adjective") for h in hits for k in h.known):
            continue
        words = span.of(scan.text).split()
        if len(words) > 1 or people.named(words[0]):
            found.append(Mention(span, "name", (people.stranger(" ".join(words)),)))
    return found


def _is_office(scan: Scan, span: Span) -> bool:
    """“Crown Prince”: an office's own words."""
    at = bisect_left(scan.titles, span.start, key=lambda hit: hit.span.end)
    return at < len(scan.titles) and scan.titles[at].span.overlaps(span) and (
        scan.titles[at].last - scan.titles[at].first > 1 or span.within(scan.titles[at].span)
    )  # fmt: skip


def _name(scan: Scan, registry: Registry, seen: Span, titles: set[int]) -> Span | None:
    """The words of the span that are the name, all of them capitals but for particles."""
    text = seen.of(scan.text).rstrip()
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    words = [(m.start(), m.group()) for m in WORD.finditer(text)]
    if not words or not all(w[:1].isupper() for w in text.split() if w not in PARTICLES):
        return None
    first = 0
    while first < len(words) - 2 and fold(words[first][1]) in registry.honorifics:
        first += 1
    if any(fold(word) in NO_NAMES for _, word in words[first:]):
        return None
    before = scan.text[max(0, seen.start - 4) : seen.start]
    if first == 0 and len(words) > 2 and before.endswith(" of ") and seen.start - 4 in titles:
        first = len(words) - 2
    return Span(seen.start + words[first][0], seen.start + len(text))
