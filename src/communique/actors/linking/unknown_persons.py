"""Persons that only a recogniser of names saw: “Gustavo Reyes”, whom no table knows.

Takes the spans it found and the mentions made so far, gives mentions. A span that holds an institution's
word is nobody; a role at its head (“Archbishop”) and a place before the name (“Governor of Sevastopol
N. N.”) are left out of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from communique.actors.linking.persons import People
from communique.actors.mentions.gazetteer_matching import Scan
from communique.actors.mentions.phrase_detection import Phrases
from communique.actors.normalization import WORD, fold
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import BELOW, NO_NAMES, OPENERS, PARTICLES, capital
from communique.model import Mention, Span
from communique.model.spots import Spots

_NOBODY = NO_NAMES | BELOW | {"head"}
_WITHIN = (" ", "-", "‐", "\u2011", "’", "'")
_BEHIND = (" ", ". ", "\u00a0", ".\u00a0", "’ ", "' ")


def recognised_persons(phrases: Phrases, people: People, made: Sequence[Mention]) -> list[Mention]:
    """A mention by name for each span that is a person's and that no mention of `made` touches; names behind an
    honorific (“Hon. Achta Dourgo”) are a person's whether or not the recogniser saw them.
    """
    scan, registry = phrases.scan, phrases.registry
    taken, names = Spots((m, (m.span,)) for m in made), Spots((h, (h.span,)) for h in scan.names)
    titles = {hit.span.end for hit in scan.titles}
    found = []
    honoured = _honoured(phrases)
    apart = Spots((span, (span,)) for span in honoured)
    for seen in sorted([*honoured, *(one for one in phrases.recognised.spans if not apart.over(one))]):
        span = _name(scan, registry, seen, titles)
        if span is None or taken.over(span) or _is_office(scan, span):
            continue
        if any(k.form in ("name", "seat", "adjective") for h in names.over(span) for k in h.known):
            continue
        words = span.of(scan.text).split()
        if len(words) > 1 or people.named(words[0]):
            found.append(Mention(span, "name", (people.stranger(" ".join(words)),)))
        elif seen in honoured and (person := people.bearer(words[0])):
            found.append(Mention(span, "name", (person,)))
    return found


def _honoured(phrases: Phrases) -> list[Span]:
    """The names that stand behind an honorific, as long as each is."""
    scan = phrases.scan
    honoured: list[Span] = []
    at = 0
    while at < len(scan.words):
        first = phrases.honorifics(at) if scan.text[scan.words[at].start].isupper() else at
        begins = first > at and first < len(scan.words) and scan.gap(first - 1, first) in _BEHIND
        end = phrases.shouted_end(first, phrases.name_end(first)) if begins else first
        if end > first:
            honoured.append(Span(scan.words[first].start, scan.words[end - 1].end))
        at = max(at + 1, end)
    return honoured


def named_again(scan: Scan, registry: Registry, people: People, made: Sequence[Mention]) -> list[Mention]:
    """A mention for each last name alone of somebody named in full before it: “Dahl said”, “Mr. Dahl said”."""
    named: dict[str, int] = {}
    for mention in made:
        if mention.kind == "name":
            named.setdefault(mention.actors[0], mention.span.end)
    taken = sorted(m.span for m in made)
    hits = {hit.first for hit in scan.names}
    own: dict[str, frozenset[str]] = {}
    found = []
    for i, word in enumerate(scan.words):
        if i in hits or not scan.text[word.start].isupper() or scan.text[word.start : word.end].isupper():
            continue
        person = people.again(word.folded)
        if not person or named.get(person, word.start) >= word.start:
            continue
        if person not in own:
            own[person] = frozenset(people.words_of(person))
        first = _whole_last(scan, own[person], i)
        span = Span(scan.words[first].start, word.end)
        if not _alone(scan, registry, first, i):
            continue
        at = bisect_left(taken, (span.end,))
        if not any(span.overlaps(other) for other in taken[max(0, at - 4) : at]):
            found.append(Mention(span, "name", (person,)))
    return found


def _whole_last(scan: Scan, own: frozenset[str], last: int) -> int:
    """“*Al*-Sarraji”, “*Haddouche*-Bensalem”: the first word of a last name that ends with word `last`; `own` are the
    words of the person's names, and no last name has more.
    """
    least = max(0, last - len(own))
    while last > least and scan.words[last - 1].folded in own and scan.gap(last - 1, last) in _WITHIN:
        last -= 1
    initial = scan.words[last - 1].folded if last else ""
    begins = len(initial) == 1 and any(word.startswith(initial) for word in own)
    return last - 1 if begins and scan.gap(last - 1, last) in (". ", ".\u00a0", " ", ".") else last  # “*S.* Yusupov”


def _alone(scan: Scan, registry: Registry, at: int, last: int) -> bool:
    """Whether no other name's word stands beside words `at` to `last`: an honorific may."""
    words, text = scan.words, scan.text
    if at and scan.gap(at - 1, at) in (" ", ". ", "\u00a0", "-"):
        before = words[at - 1]
        if text[before.start].isupper() and before.folded not in registry.honorifics | OPENERS:
            return scan.gap(at - 1, at) == ". " and before.end - before.start > 1
    if last + 1 < len(words) and scan.gap(last, last + 1) in (" ", "\u00a0", "-"):
        after = words[last + 1]
        return not text[after.start].isupper()
    return True


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
    if not words or not all(capital(w) for w in text.split() if w not in PARTICLES):
        return None
    first = 0
    while first < len(words) - 2 and fold(words[first][1]) in registry.honorifics:
        first += 1
    if any(fold(word) in _NOBODY for _, word in words[first:] if len(word) > 1):
        return None
    before = scan.text[max(0, seen.start - 4) : seen.start]
    if first == 0 and len(words) > 2 and before.endswith(" of ") and seen.start - 4 in titles:
        first = len(words) - 2
    return Span(seen.start + words[first][0], seen.start + len(text))
