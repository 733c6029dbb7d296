"""Whether two accounts' contacts can be one: by the parties as each names them, the days and the channels.

Takes contacts and the readings that tell of them, gives a reason against, or that there is none. A party is known by
its id, a stranger by the name in whatever spelling and order, a state's spokesman by the state. An account that names
a party by the office alone (“the Foreign Minister”) leaves open who it is: the other account may name a newcomer.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from rapidfuzz import fuzz

from communique.actors import Registry, registry
from communique.language.wordlist import any_of
from communique.model import Contact, Reading

_SPELT = 80
"""Likeness (0–100) from which two spellings of a surname are taken for one."""
_PERSON, _STRANGER = "person:", "unknown:"
_SHORTEST = 4
"""Letters from which on a surname that stands in a text names whom the other account names."""
_BY_LINE, _IN_ROOM = frozenset({"call", "video-call"}), frozenset({"meeting", "visit"})
_OF_A_STATE = frozenset({"name", "adjective", "people"})


def unlike(a: Contact, b: Contact, known: Registry) -> str:
    """Why two contacts cannot be one: other parties, or days more than two apart; empty where they can."""
    fewest = min(2, len(a.participants), len(b.participants))
    if _shared(a, b, known) < fewest:
        return f"{_listed(a, known)} there, {_listed(b, known)} here"
    gap = _gap(a, b)
    if gap > 2 and a.date and b.date:
        return f"{a.date.start} there, {b.date.start} here"
    return ""


def spoken_for(reading: Reading, own: Contact, other: Contact, known: Registry) -> bool:
    """Whether a reading tells of another account's contact with its own side's party not known for who it is.

    The two share a party and the day, the reading's issuer speaks for the country of the party that it lacks.
    """
    if _shared(own, other, known) < 1 or _gap(own, other) > 1 or own.date is None or not reading.issuer:
        return False
    side = known.country(reading.issuer)
    lacking = [p for p in other.participants if not any(_alike(p, o, known) for o in own.participants)]
    return len(lacking) == 1 and bool(side) and known.country(lacking[0]) == side


def fit(a: Contact, b: Contact, known: Registry) -> float:
    """How well two contacts go together: parties, days, channel."""
    return _shared(a, b, known) - 0.5 * min(_gap(a, b), 6) + (a.channel == b.channel) / 4


def _shared(a: Contact, b: Contact, known: Registry) -> int:
    """How many parties are alike: the same actor, the same surname, or a country and who acts for it."""
    left = list(b.participants)
    count = 0
    for one in a.participants:
        found = next((o for o in left if _alike(one, o, known)), None)
        if found:
            left.remove(found)
            count += 1
    return count


def _alike(one: str, other: str, known: Registry) -> bool:
    if same(one, other):
        return True
    if one.startswith("person:") and other.startswith("person:"):
        return False
    country = known.country(one)
    return bool(country) and country == known.country(other)


def same(one: str, other: str) -> bool:
    """Whether two ids are one actor's: a stranger is known by the surname, or by the names in another order."""
    if one == other:
        return True
    if _STRANGER not in one + other:
        return False
    swapped = sorted(_names(one)) == sorted(_names(other))
    return swapped or fuzz.ratio(_names(one)[-1], _names(other)[-1]) > _SPELT


def _names(actor: str) -> list[str]:
    return actor.partition(":")[2].split("-")


def _gap(a: Contact, b: Contact) -> int:
    if a.date is None or b.date is None:
        return 0
    days = [dt.date.fromisoformat(x) for x in (a.date.start, a.date.end, b.date.start, b.date.end)]
    return max(0, (days[2] - days[1]).days, (days[0] - days[3]).days)


def _listed(contact: Contact, known: Registry) -> str:
    names = [found.name if (found := known.actor(p)) else p for p in contact.participants]
    return " and ".join(names) or "parties not named"


def one_talk(one: Reading, own: Contact, two: Reading, other: Contact, known: Registry) -> bool:
    """Whether two accounts tell of one talk although they do not name the same parties.

    They are of one day and channel, each names the other's state or a party of it, and whoever has no counterpart in
    the other account is a stranger there and is told by the office alone here.
    """
    if _gap(own, other) > 1 or own.date is None or other.date is None or not _one_channel(own, other):
        return False
    here = [p for p in own.participants if not _told(p, other, two, known)]
    there = [p for p in other.participants if not _told(p, own, one, known)]
    named = [sum(_by_name(p, r) for p in side) for side, r in ((here, one), (there, two))]
    newcomers = all(not p.startswith(_PERSON) for s, r in ((here, one), (there, two)) for p in s if _by_name(p, r))
    return newcomers and sum(named) <= min(len(here), len(there)) and name_each_other(one, two, known)


def name_each_other(one: Reading, two: Reading, known: Registry) -> bool:
    """Whether each of two texts, of two sides, names the other's state or body."""
    sides = [known.country(r.issuer) or r.issuer if r.issuer else "" for r in (one, two)]
    return (
        all(sides) and sides[0] != sides[1] and _names_side(one, sides[1], known) and _names_side(two, sides[0], known)
    )


def _names_side(reading: Reading, side: str, known: Registry) -> bool:
    """Whether a text names a state in whatever form (“Chinese” too), or a body."""
    if side in _states(reading.text) or any(side in m.actors for m in reading.mentions):
        return True
    return any(len(n.surface) >= _SHORTEST and n.surface in reading.text for n in known.names_of(side))


def _told(party: str, other: Contact, text: Reading, known: Registry) -> bool:
    """Whether another account has a party: as a party of its own, or, a stranger, by the surname."""
    if any(_alike(party, o, known) for o in other.participants):
        return True
    surname = _names(party)[-1]
    return party.startswith(_STRANGER) and len(surname) >= _SHORTEST and surname in _words(text.text)


def _by_name(party: str, reading: Reading) -> bool:
    """Whether a text names a person, and not only the office."""
    person = party.startswith((_PERSON, _STRANGER))
    return person and any(m.kind == "name" and party in m.actors for m in reading.mentions)


def _one_channel(own: Contact, other: Contact) -> bool:
    kinds = {own.channel, other.channel}
    return not (kinds & _BY_LINE and kinds & _IN_ROOM)


def _words(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in re.findall(r"[^\W\d_]+", text))


@lru_cache(maxsize=16)
def _states(text: str) -> frozenset[str]:
    pattern, whose = _state_names()
    return frozenset(whose[match.group()] for match in pattern.finditer(text))


@lru_cache(maxsize=1)
def _state_names() -> tuple[re.Pattern[str], dict[str, str]]:
    known = registry()
    names = [n for a in known.actors if a.startswith("country:") for n in known.names_of(a)]
    whose = {n.surface: n.actor for n in names if n.form in _OF_A_STATE and n.surface[:1].isupper()}
    return any_of(whose), whose
