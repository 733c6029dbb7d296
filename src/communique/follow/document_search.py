"""Looking: whether a side's documents may tell of a contact, before anybody is called silent.

A contact is looked for by its other parties (as persons mentioned, and by their names), by the words for contacts,
and around its day, also where a document only mentions it and where the program found no contact. What looks is
passed in: a `Shelf` of documents in memory, or a ledger's rows; both ask the pure `may_tell`.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.actors import Registry
from communique.actors.mentions.government_bodies import own_offices
from communique.actors.normalization import key
from communique.documents.language import is_read, name_of
from communique.follow.sides import side
from communique.follow.tables import column
from communique.model import Looked, Publication
from communique.model.prose import listed, spelt

BEFORE, AROUND = 1, 7
"""Days before and after a contact in which a side's documents may tell of it."""
LEAST = 3
"""How many of a side's documents must have been searched before its silence counts."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n\s*\n")
_HEADS = frozenset({"head-of-state", "head-of-government", "head-of-state-and-government"})
_SHARE = 0.4
"""The share of a commitment's words that a passage must have to be taken for one that may tell of it."""
_STEM = 6
"""Letters of a surname that are held against a word: spellings part after them (Zelensky, Zelenskyy)."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in a side's documents of the days `since` to `until`.

    A contact of `ours`, who are of that side, with `others`; or what is told in `words`, which are stems.
    """

    side: str
    ours: tuple[str, ...]
    others: tuple[str, ...]
    since: str
    until: str
    words: frozenset[str] = frozenset()


Look = Callable[[Sought], Looked]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document on a shelf: its publication, its words by passage, and the parties of each contact told in it."""

    at: Publication
    words: tuple[str, ...]
    contacts: tuple[frozenset[str], ...] = ()


def sought(silent: str, participants: Iterable[str], day: str, registry: Registry) -> Sought:
    """What to look for in a side's documents: the contact with those who are not of that side."""
    everybody = sorted(set(participants))
    ours = tuple(a for a in everybody if side(a, registry) == silent)
    others = tuple(a for a in everybody if a not in ours)
    return Sought(silent, ours, others, shifted(day, -BEFORE), shifted(day, AROUND))


def meets(parties: frozenset[str], wanted: Sought, registry: Registry) -> bool:
    """Whether a contact of these parties may be the one: one of the others is among them, or their state with ours."""
    if not parties.isdisjoint(wanted.others):
        return True
    states = {side(a, registry) for a in wanted.others}
    return not parties.isdisjoint(states) and not parties.isdisjoint((wanted.side, *wanted.ours))


def may_tell(words: str, names: Sequence[tuple[str, ...]]) -> bool:
    """Whether a sentence names one of `names` (from `names_of`) beside a word for contacts."""
    plain = words.lower() if words.isascii() else key(words)
    if not any(all(part in plain for part in name) for name in names):
        return False
    for sentence in _SENTENCE.split(words):
        told = key(sentence).split()
        if not _signs().isdisjoint(told) and any(_stands(name, told) for name in names):
            return True
    return False


def shares(words: str, stems: frozenset[str]) -> bool:
    """Whether a passage has so many of the words that it may speak of the same: two, and a good part of them."""
    if not stems:
        return False
    plain = words.lower()
    return sum(stem.removesuffix("y") in plain for stem in stems) >= max(2, _SHARE * len(stems))


def names_of(actors: Iterable[str], registry: Registry) -> tuple[tuple[str, ...], ...]:
    """What sentences call these actors: a person's surnames by their first letters, other actors' names in full."""
    out: dict[tuple[str, ...], None] = {}
    for actor in actors:
        for known in registry.names_of(actor):
            told = key(known.surface).split()
            if not told or known.form == "seat":
                continue
            if actor.startswith("person:"):
                told = [told[-1][:_STEM]]
            out[tuple(told)] = None
        if actor.startswith("unknown:"):
            out[(actor.rpartition("-")[2].removeprefix("unknown:")[:_STEM],)] = None
    return tuple(name for name in out if len(name) > 1 or len(name[0]) > 1)


def stands_in(words: str, names: Sequence[tuple[str, ...]]) -> bool:
    """Whether one of the names stands in the words."""
    told = key(words).split()
    return any(_stands(name, told) for name in names)


def _stands(name: tuple[str, ...], told: Sequence[str]) -> bool:
    if len(name) == 1:
        stem = name[0]
        return any(word == stem or (len(stem) == _STEM and word.startswith(stem)) for word in told)
    return any(tuple(told[n : n + len(name)]) == name for n in range(len(told) - len(name) + 1))


class Shelf:
    """Documents in memory that can be looked through; a `Look`."""

    def __init__(self, papers: Iterable[Paper], registry: Registry) -> None:
        self._registry = registry
        self._by_side: Mapping[str, list[Paper]] = defaultdict(list)
        for paper in sorted(papers, key=lambda p: (p.at.day, p.at.document)):
            if paper.at.side and paper.at.day:
                self._by_side[paper.at.side].append(paper)

    def __call__(self, wanted: Sought) -> Looked:
        """What of the side's documents was searched, and which may tell."""
        theirs = self._by_side.get(wanted.side, [])
        days = [p.at.day for p in theirs]
        near = theirs[bisect_left(days, wanted.since) : bisect_right(days, wanted.until)]
        names = names_of(wanted.others, self._registry)
        found = [p.at.document for p in near if is_read(p.at.language) and self._tells(p, wanted, names)]
        return looked(wanted, ((p.at.issuer or "", p.at.language, 1) for p in near), found)

    def _tells(self, paper: Paper, wanted: Sought, names: Sequence[tuple[str, ...]]) -> bool:
        if any(meets(parties, wanted, self._registry) for parties in paper.contacts):
            return True
        return any(may_tell(words, names) or shares(words, wanted.words) for words in paper.words)


def looked(wanted: Sought, published: Iterable[tuple[str, str, int]], found: Iterable[str]) -> Looked:
    """The answer of a search; `published` counts documents by issuer and language."""
    read: Counter[str] = Counter()
    unread: Counter[tuple[str, str]] = Counter()
    for issuer, language, many in published:
        if is_read(language):
            read[issuer] += many
        else:
            unread[issuer, language] += many
    return Looked(
        wanted.side, wanted.since, wanted.until, tuple(sorted(read.items())),
        tuple((issuer, language, many) for (issuer, language), many in sorted(unread.items())), tuple(found),
    )  # fmt: skip


def not_found(told: Looked, registry: Registry) -> str:
    """One sentence on what was searched and what could not be: all that can be said of an absence."""
    days = f"from {told.since} to {told.until}"
    said = [f"{_documents(many)} of {_name(issuer, registry)}" for issuer, many in told.read]
    if not said:
        first = f"No document of {_name(told.side, registry)} {days} was there to be searched"
    else:
        first = f"Not found in the {listed(said)} {days}"
    return first + "".join(
        f"; {_documents(many)} of {_name(issuer, registry)} in {name_of(language)} could not be read"
        for issuer, language, many in told.unread
    ) + "."  # fmt: skip


def serves(issuer: str, person: str, day: str, registry: Registry) -> bool:
    """Whether an issuer's documents are where a person's contacts are told: its own office's, or its staff's."""
    if issuer in (person, registry.country(issuer)):
        return True
    own = own_offices(registry, issuer, "", day)
    if own & _HEADS:
        own |= frozenset(column("staff.csv", "office"))
    return any(term.office in own for term in registry.in_office(person, day))


def shifted(day: str, days: int) -> str:
    """The day so many days later."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def _documents(many: int) -> str:
    return f"{many:,} document{'' if many == 1 else 's'}"


def _name(actor: str, registry: Registry) -> str:
    known = registry.actor(actor)
    return known.name if known else spelt(actor) if actor else "nobody named"


@lru_cache(maxsize=1)
def _signs() -> frozenset[str]:
    return frozenset(column("contact-signs.csv", "wording"))
