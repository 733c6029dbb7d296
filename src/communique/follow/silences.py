"""Silences: what one side tells and another does not.

Nobody is called silent whose documents of those days were not collected, read and searched (`looking`).
Takes accounts of contacts, already grouped by contact (follow/matching.py), topics by document,
and what looks through each side's publications.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.actors import Registry
from communique.documents.language import is_read
from communique.follow.document_search import LEAST, Look, names_of, not_found, serves, shifted, sought, stands_in
from communique.follow.sides import side, sides
from communique.model import Telling, Topical, Unspoken, Untold

_TOLD = frozenset({"call", "video-call", "meeting", "visit"})
"""The channels of contacts that take place on a day; talks and letters go on."""
_OPENING = 300
"""Characters of a text without a title within which stands what it is about."""
_NEWS = 3
"""Days after a contact within which an account of it is news."""
UNLIKELY = 0.001
_EXAMPLES = 3


def untold(contacts: Iterable[Sequence[Telling]], look: Look, registry: Registry) -> tuple[Untold, ...]:
    """Contacts that took place by one side's account and were not found in what another published, by day.

    Each of `contacts` is the tellings of one contact. Only what an account is about counts: its title (its opening,
    where it has none) names the silent side's party, and it is published within days of the contact; and only a
    party whom an issuer of that side serves. `look` searches; where it finds a document that may tell, or one
    that could not be read, nothing is said.
    """
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
            found = _untold(held, silent, look, registry)
            if found is not None:
                out.append(found)
    return tuple(sorted(out, key=lambda u: (u.day, u.silent, u.participants)))


def _took_place(telling: Telling) -> bool:
    return telling.contact.status == "held" and telling.contact.channel in _TOLD


def _untold(held: Sequence[Telling], silent: str, look: Look, registry: Registry) -> Untold | None:
    about = [t for t in held if _is_about(t, silent, registry)]
    if not about:
        return None
    first = min(about, key=lambda t: (t.publication.day, t.publication.document))
    day = day_of(first)
    found = look(sought(silent, {a for t in held for a in t.contact.participants}, day, registry))
    if found.found or found.unread or found.documents < LEAST:
        return None
    if not any(serves(i, a, day, registry) for i, _ in found.read for a in _theirs(first, silent, registry)):
        return None
    return Untold(
        silent, first.contact.participants, first.contact.channel, day, tuple(held), found.documents,
        not_found(found, registry), found,
    )  # fmt: skip


def _is_about(told: Telling, silent: str, registry: Registry) -> bool:
    """Whether the silent side's part in the contact is what the document is about, and its news."""
    opens = min(span.start for span in told.contact.evidence) < _OPENING
    called = told.publication.title or (told.words if opens else "")
    ours = _theirs(told, silent, registry)
    if not ours or not stands_in(called, names_of(ours, registry)):
        return False
    return shifted(told.publication.day, -_NEWS) <= day_of(told) <= told.publication.day


def _theirs(told: Telling, silent: str, registry: Registry) -> list[str]:
    return [a for a in told.contact.participants if a != silent and side(a, registry) == silent]


def day_of(told: Telling) -> str:
    """The day of a contact as a document tells it, else the document's own."""
    return told.contact.date.start if told.contact.date else told.publication.day


def unspoken(topical: Iterable[Topical], unlikely: float = UNLIKELY) -> tuple[Unspoken, ...]:
    """Topics that at least two thirds of the other sides speak of and one does not, longest odds first.

    Sides are compared over the days in which all of them published. `chance` is
    (1 - rate) ** documents, with the rate of all the others together.
    """
    spoken = [t for t in topical if t.publication.day]
    deaf = {t.speaker for t in spoken if not is_read(t.publication.language)}  # what could not be read may speak of it
    by_side: dict[str, list[Topical]] = defaultdict(list)
    for one in spoken:
        by_side[one.speaker].append(one)
    if len(by_side) < 2:
        return ()
    start = max(min(t.publication.day for t in theirs) for theirs in by_side.values())
    end = min(max(t.publication.day for t in theirs) for theirs in by_side.values())
    within = {s: [t for t in theirs if start <= t.publication.day <= end] for s, theirs in sorted(by_side.items())}
    topics = sorted({topic for theirs in within.values() for t in theirs for topic in t.topics})
    weighed = (
        _unspoken(silent, topic, within, start, end) for silent in within if silent not in deaf for topic in topics
    )
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
        f"Not found in the {len(theirs)} documents from {start} to {end}; of the others' "
        f"{sum(c[2] for c in counts)} documents {sum(c[1] for c in counts)} speak of it."
    )
    chance = (1 - rate) ** len(theirs)
    return Unspoken(silent, topic, start, end, len(theirs), tuple(speaking), chance, tuple(examples), because)
