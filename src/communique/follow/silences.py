"""Silences: what one side tells and another does not.

A silence counts only where the silent side was publishing: its documents of those days must be known.
Takes accounts of contacts, already grouped by contact (follow/matching.py), topics by document,
and each side's publications.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.actors import Registry
from communique.follow.sides import sides
from communique.model import Publication, Telling, Topical, Unspoken, Untold

AROUND = 7
"""Days before and after a contact in which the silent side's documents are counted."""
LEAST = 3
"""How many of them must be known before silence counts."""
UNLIKELY = 0.001
_EXAMPLES = 3


def untold(
    contacts: Iterable[Sequence[Telling]], published: Mapping[str, Sequence[Publication]], registry: Registry
) -> tuple[Untold, ...]:
    """Contacts that took place by one side's account and of which another told nothing, by day.

    Each of `contacts` is the tellings of one contact; a contact mentioned in passing (of no channel)
    is not counted. `published` maps a side (`country:RU`) to
    its documents.
    """
    days = {side: sorted(p.day for p in theirs if p.day) for side, theirs in published.items()}
    out = []
    for tellings in contacts:
        held = [t for t in tellings if t.publication.day and t.publication.side and _took_place(t)]
        if not held:
            continue
        told_by = {t.publication.side for t in tellings}
        parties = sides((a for t in held for a in t.contact.participants), registry)
        if not told_by & parties:
            continue  # told by bystanders alone
        for silent in sorted(parties - told_by):
            found = _untold(held, silent, days.get(silent, ()))
            if found is not None:
                out.append(found)
    return tuple(sorted(out, key=lambda u: (u.day, u.silent, u.participants)))


def _took_place(telling: Telling) -> bool:
    return telling.contact.status == "held" and telling.contact.channel != "contact"


def _untold(held: Sequence[Telling], silent: str, days: Sequence[str]) -> Untold | None:
    first = min(held, key=lambda t: (t.publication.day, t.publication.document))
    day = first.contact.date.start if first.contact.date else first.publication.day
    known = bisect_right(days, _shift(day, AROUND)) - bisect_left(days, _shift(day, -AROUND))
    if known < LEAST:
        return None
    because = f"{known} documents of that side are known from the {AROUND} days before and after; none tells of it."
    return Untold(silent, first.contact.participants, first.contact.channel, day, tuple(held), known, because)


def _shift(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def unspoken(topical: Iterable[Topical], unlikely: float = UNLIKELY) -> tuple[Unspoken, ...]:
    """Topics that at least two thirds of the other sides speak of and one does not, longest odds first.

    Sides are compared over the days in which all of them published. `chance` is
    (1 - rate) ** documents, with the rate of all the others together.
    """
    spoken = [t for t in topical if t.publication.day]
    by_side: dict[str, list[Topical]] = defaultdict(list)
    for one in spoken:
        by_side[one.speaker].append(one)
    if len(by_side) < 2:
        return ()
    start = max(min(t.publication.day for t in theirs) for theirs in by_side.values())
    end = min(max(t.publication.day for t in theirs) for theirs in by_side.values())
    within = {s: [t for t in theirs if start <= t.publication.day <= end] for s, theirs in sorted(by_side.items())}
    topics = sorted({topic for theirs in within.values() for t in theirs for topic in t.topics})
    weighed = (_unspoken(silent, topic, within, start, end) for silent in within for topic in topics)
    found = [u for u in weighed if u is not None and u.chance < unlikely]
    return tuple(sorted(found, key=lambda u: (u.chance, u.silent, u.topic)))


def _unspoken(
    silent: str, topic: str, within: Mapping[str, Sequence[Topical]], start: str, end: str
) -> Unspoken | None:
    theirs = within[silent]
    if not theirs or any(topic in t.topics for t in theirs):
        return None
    counts = [
        (side, sum(topic in t.topics for t in told), len(told)) for side, told in within.items() if side != silent
    ]
    speaking = [c for c in counts if c[1]]
    if len(speaking) * 3 < len(counts) * 2:
        return None
    rate = sum(c[1] for c in counts) / max(sum(c[2] for c in counts), 1)
    examples = sorted(
        (t.publication for side, told in within.items() if side != silent for t in told if topic in t.topics),
        key=lambda p: (p.day, p.document),
    )[:_EXAMPLES]
    because = (
        f"None of {len(theirs)} documents speaks of it; of the others' "
        f"{sum(c[2] for c in counts)} documents {sum(c[1] for c in counts)} do."
    )
    chance = (1 - rate) ** len(theirs)
    return Unspoken(silent, topic, start, end, len(theirs), tuple(speaking), chance, tuple(examples), because)
