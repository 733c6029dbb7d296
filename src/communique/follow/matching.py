"""Which accounts tell of one contact: by parties, channel and day, with the reasons in words.

Takes *tellings* (one account of one contact, with the day it was published), gives groups that
tell of one contact and, apart from them, doubtful matches with what speaks for and against
them. `blocks` gives the keys under which a ledger can look a telling's possible partners up;
`same` judges two tellings; `match` sorts many, and looks at no pair that shares no block
(blocking: Fellegi and Sunter 1969; Christen 2012).
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from communique.actors import Registry, registry
from communique.model import Contact, Reading
from communique.model.prose import listed, spelt

SURE = 0.6
"""From this score on two tellings are of one contact."""
POSSIBLE = 0.3
"""From this score on a match is kept as a candidate for a person to decide."""

_LONGEST = 14
_MOST_PARTIES = 30
_SPOKEN, _SEEN = frozenset({"call", "video-call"}), frozenset({"meeting", "visit", "talks"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One account of one contact: what matching knows of it.

    `key` names the account for the caller (any text that is unique among the tellings). `voice`
    is the actor who tells it, `published` the day it appeared (`YYYY-MM-DD`), if known.
    """

    key: str
    contact: Contact
    voice: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Two tellings by their keys, how surely they are of one contact (0 to 1), and why."""

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The tellings of one contact; `matches` says of each but the first why it is in."""

    keys: tuple[str, ...]
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """All groups, those of one telling included, and the matches that a person should decide."""

    groups: tuple[Group, ...]
    candidates: tuple[Match, ...]


def tellings(reading: Reading) -> list[Telling]:
    """The accounts that a document gives of contacts held; keys are `document-id#contact-id`."""
    published = reading.document.date.isoformat() if reading.document.date else None
    voices = {p.contact: p.voice for p in reversed(reading.passages) if p.contact}
    return [
        Telling(f"{reading.document.id}#{contact.id}", contact, voices[contact.id], published)
        for contact in reading.contacts
        if contact.id in voices and contact.status == "held"
    ]


def blocks(telling: Telling, actors: Registry | None = None) -> tuple[str, ...]:
    """The keys of a telling: two of its parties and a day each.

    Tellings that can be of one contact share a key; a day late or early is allowed for. None
    for a contact without a day or with fewer than two parties.
    """
    contact = telling.contact
    if contact.date is None:
        return ()
    start, end = _day(contact.date.start), _day(contact.date.end)
    if (end - start).days > _LONGEST:
        return ()
    earlier = 2 if contact.date.basis == "document" else 1
    days = [start + dt.timedelta(n) for n in range(-earlier, (end - start).days + 1)]
    parties = _parties(contact, actors or registry())[:_MOST_PARTIES]
    names = [sorted({name for name in (party.name, party.country) if name}) for party in parties]
    pairs = {f"{min(a, b)}|{max(a, b)}" for one, other in combinations(names, 2) for a in one for b in other if a != b}
    return tuple(f"{pair}|{day.isoformat()}" for pair in sorted(pairs) for day in days)


def same(a: Telling, b: Telling, actors: Registry | None = None) -> Match | None:
    """How surely two tellings are of one contact, and why; None below `POSSIBLE`."""
    known = actors or registry()
    if a.contact.date is None or b.contact.date is None or a.key == b.key:
        return None
    for_it: list[str] = []
    against: list[str] = []
    score = _same_parties(a.contact, b.contact, known, for_it, against)
    score *= _same_channel(a.contact.channel, b.contact.channel, for_it, against)
    if score >= POSSIBLE:
        score *= _same_day(a, b, known, for_it, against)
    if score < POSSIBLE:
        return None
    return Match(a.key, b.key, round(score, 3), tuple(for_it), tuple(against))


def match(accounts: Iterable[Telling], actors: Registry | None = None) -> Matched:
    """Sort tellings into contacts.

    Each telling is held against one telling of every group that shares a block with it, the
    best described first; so the work grows with tellings times contacts of one pair on one day.
    """
    known = actors or registry()
    groups: list[list[Telling]] = []
    why: list[list[Match]] = []
    of_block: dict[str, list[int]] = defaultdict(list)
    doubtful: list[Match] = []
    for telling in sorted(accounts, key=_vagueness):
        keys = blocks(telling, known)
        near = sorted({number for key in keys for number in of_block[key]})
        found = [(m, n) for n in near if (m := _joins(telling, groups[n], known)) is not None]
        found.sort(key=lambda pair: (-pair[0].score, pair[1]))
        sure = found[:1] if found and found[0][0].score >= SURE else []
        rivals = [m for m, _ in found[1:] if sure and m.score == sure[0][0].score]
        if sure and not rivals:
            number = sure[0][1]
            groups[number].append(telling)
            why[number].append(sure[0][0])
        else:
            number = len(groups)
            groups.append([telling])
            why.append([])
            doubtful += [_ambiguous(m) if rivals else m for m, _ in found]
        for key in keys:
            if not of_block[key] or of_block[key][-1] != number:
                of_block[key].append(number)
    made = [Group(tuple(t.key for t in g), tuple(w)) for g, w in zip(groups, why, strict=True)]
    return Matched(tuple(made), tuple(sorted(doubtful, key=lambda m: (-m.score, m.first, m.second))))


def _joins(telling: Telling, group: Sequence[Telling], known: Registry) -> Match | None:
    """The match with a group's best described telling, or with one of the telling's own voice
    where that is worse: a voice that told of the contact yesterday may today tell of the next.
    """
    found = same(group[0], telling, known)
    own = next((t for t in group[1:] if t.voice is not None and t.voice == telling.voice), None)
    if found is None or own is None:
        return found
    again = same(own, telling, known)
    return again if again is None or again.score < found.score else found


def _ambiguous(found: Match) -> Match:
    return Match(found.first, found.second, found.score, found.reasons, (*found.doubts, "another contact fits as well"))


def _vagueness(telling: Telling) -> tuple[bool, bool, int, str, str]:
    contact = telling.contact
    inferred = contact.date is None or contact.date.basis == "document"
    return (contact.channel == "contact", inferred, -len(contact.participants), telling.published or "", telling.key)


# -- parties -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Party:
    actor: str
    name: str
    country: str


def _parties(contact: Contact, known: Registry) -> tuple[_Party, ...]:
    """Who took part; a country beside somebody who acts for it is left out."""
    found = [_party(actor, known) for actor in contact.participants]
    people = {p.country for p in found if p.actor != p.country}
    return tuple(p for p in found if p.actor != p.country or p.country not in people)


def _party(actor: str, known: Registry) -> _Party:
    """A person is known by the last part of the name: “Jacob Sullivan” is “Jake Sullivan”."""
    kind, _, name = actor.partition(":")
    last = name.rsplit("-", 1)[-1] if kind in ("person", "unknown") else actor
    return _Party(actor, last, known.country(actor))


def _same_parties(a: Contact, b: Contact, known: Registry, for_it: list[str], against: list[str]) -> float:
    """Half for how many of the shorter list are shared, half for how many of all are."""
    one, other = _parties(a, known), list(_parties(b, known))
    all_of = len(one) + len(other)
    smaller = min(len(one), len(other))
    shared = []
    for party in one:
        found = next((p for p in other if p.actor == party.actor), None)
        found = found or next((p for p in other if _one_person(p, party)), None)
        found = found or next((p for p in other if _stands_for(p, party)), None)
        if found:
            other.remove(found)
            shared.append((party, found))
    if len(shared) < 2:
        return 0.0
    names = [_name(x.actor, known) for x, _ in shared]
    for_it.append("the same parties: " + listed(names))
    for x, y in shared:
        if x.actor != y.actor:
            for_it.append(f"{_name(x.actor, known)} taken for {_name(y.actor, known)}")
    if all_of > 2 * len(shared):
        mine = {y.actor for _, y in shared} | {x.actor for x, _ in shared}
        alone = [p.actor for p in (*one, *_parties(b, known)) if p.actor not in mine]
        against.append("named by one account only: " + listed([_name(p, known) for p in alone]))
    return 0.5 * len(shared) / smaller + 0.5 * len(shared) / (all_of - len(shared))


def _one_person(a: _Party, b: _Party) -> bool:
    known_apart = a.actor.startswith("person:") and b.actor.startswith("person:")
    return a.name == b.name and not known_apart


def _stands_for(a: _Party, b: _Party) -> bool:
    """A country, or a body that speaks for it, where the other account names who came."""
    if not a.country or a.country != b.country:
        return False
    return not (a.actor.startswith("person:") and b.actor.startswith("person:"))


def _name(actor: str, known: Registry) -> str:
    found = known.actor(actor)
    return found.name.replace("-", " ") if found else spelt(actor)


# -- channel -------------------------------------------------------------------------------


def _same_channel(a: str, b: str, for_it: list[str], against: list[str]) -> float:
    if a == b:
        for_it.append(f"the same channel: {a}" if a != "contact" else "neither says by what channel")
        return 1.0
    if "contact" in (a, b):
        for_it.append(f"one says {b if a == 'contact' else a}, the other does not say by what channel")
        return 0.95
    if {a, b} <= _SPOKEN or {a, b} <= _SEEN:
        for_it.append(f"{a} and {b} can be one")
        return 0.9
    against.append(f"one tells of a {a}, the other of a {b}")
    return 0.5 if "letter" not in (a, b) else 0.0


# -- day -----------------------------------------------------------------------------------


def _same_day(a: Telling, b: Telling, known: Registry, for_it: list[str], against: list[str]) -> float:
    first, second = (a, b) if _starts(a) <= _starts(b) else (b, a)
    gap = (_starts(second) - _ends(first)).days
    one_voice = a.voice is not None and a.voice == b.voice
    if gap <= 0:
        for_it.append(f"the same day: {max(_starts(a), _starts(b)).isoformat()}")
        return 0.9 if one_voice else 1.0
    if one_voice:
        against.append(f"one issuer tells of {_starts(first).isoformat()} and of {_starts(second).isoformat()}")
        return 0.5 if gap == 1 else 0.0
    if second.contact.date is not None and second.contact.date.basis == "document" and gap <= 2:
        for_it.append(
            f"{_starts(first).isoformat()} by one account; the other names no day and appeared "
            + ("the day after" if gap == 1 else "two days after")
        )
        return 0.85 if gap == 1 else 0.5
    if gap == 1:
        zones = _zones(first, second, known)
        if zones:
            for_it.append(zones)
            return 0.75
        against.append(f"one account says {_starts(first).isoformat()}, the other {_starts(second).isoformat()}")
        return 0.5
    return 0.0


def _zones(first: Telling, second: Telling, known: Registry) -> str:
    """Why it can be a day later where the second account was written; empty when it cannot."""
    here, there = (known.country(t.voice) if t.voice else "" for t in (first, second))
    table = _hours()
    if here not in table or there not in table or table[there] - table[here] < 3:
        return ""
    ahead = table[there] - table[here]
    return f"a day apart, and {_name(there, known)} is {ahead:g} hours ahead of {_name(here, known)}"


@cache
def _hours() -> dict[str, float]:
    """Standard time of capitals, in hours ahead of Greenwich (from the IANA time zone database)."""
    table = files("communique.follow") / "data" / "hours.csv"
    return {row["country"]: float(row["hours"]) for row in csv.DictReader(table.read_text("utf-8").splitlines())}


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _starts(telling: Telling) -> dt.date:
    return _day(telling.contact.date.start) if telling.contact.date else dt.date.min


def _ends(telling: Telling) -> dt.date:
    return _day(telling.contact.date.end) if telling.contact.date else dt.date.min
