"""The agenda: contacts that were to come, and what became of them.

Takes tellings of contacts and the day asked for. A contact that was invited, planned, offered, agreed
or thought possible is `held` when a later document tells that these parties met in that manner
within the time named, or within half a year when none was. What no document tells of is `no-word` only where
the parties' documents of those days were searched for it (`looking`) and hold nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.actors import Registry
from communique.follow.document_search import AROUND, BEFORE, LEAST, Look, Sought, not_found, shifted
from communique.follow.sides import same_parties, side, sides
from communique.model import Item, Telling
from communique.model.agenda import Outcome
from communique.model.ids import record_id

COMING = ("agreed", "planned", "offered", "invited", "possible")
_WINDOW = 180
_SLACK = 3
_MANNER = {
    "call": "far", "video-call": "far", "meeting": "near", "visit": "near", "talks": "any", "contact": "any",
    "letter": "letter",
}  # fmt: skip

_ANSWERS = {
    "call": frozenset({"call", "video-call", "talks"}),
    "video-call": frozenset({"call", "video-call", "talks"}),
    "meeting": frozenset({"meeting", "visit", "talks"}),
    "visit": frozenset({"visit", "meeting"}),
    "talks": frozenset({"call", "video-call", "meeting", "visit", "talks"}),
    "contact": frozenset({"call", "video-call", "meeting", "visit", "talks"}),
    "letter": frozenset({"letter"}),
}
"""By which channels what was announced is held: stricter than what may be said of one contact."""


def agenda(tellings: Iterable[Telling], registry: Registry, today: str, look: Look | None = None) -> tuple[Item, ...]:
    """What was to come, by the day it was first announced, with its outcome on the day `today`.

    `look` searches the documents of a party; without it nothing is said to be without a word.
    """
    ordered = sorted(
        (t for t in tellings if t.publication.day and _several(t, registry)),
        key=lambda t: (t.publication.day, t.publication.document, t.contact.id),
    )
    by_sides: dict[frozenset[str], list[Telling]] = defaultdict(list)
    for one in ordered:
        by_sides[sides(one.contact.participants, registry)].append(one)
    items = [item for group in by_sides.values() for item in _items(group, registry, today, look)]
    return tuple(sorted(items, key=lambda i: (i.announced[0].publication.day, i.id)))


def _several(telling: Telling, registry: Registry) -> bool:
    """Whether a contact is of several sides that are known."""
    return len(sides((a for a in telling.contact.participants if not a.startswith("unknown:")), registry)) > 1


def _items(group: Sequence[Telling], registry: Registry, today: str, look: Look | None) -> list[Item]:
    """The items of one set of sides; announcements of the same thing before its outcome are one."""
    waiting: list[list[Telling]] = []
    done: list[Item] = []
    for one in group:
        if one.contact.status in COMING:
            earlier = next((w for w in waiting if same(w[-1], one, registry)), None)
            if earlier is not None:
                earlier.append(one)
            else:
                waiting.append([one])
            continue
        for announced in [w for w in waiting if answers(one, w, registry)]:
            outcome: Outcome = "held" if one.contact.status == "held" else "cancelled"
            because = f"A document of {one.publication.day} tells that it was {one.contact.status}."
            done.append(_item(announced, outcome, one, because))
            waiting.remove(announced)
    return done + [_item(w, *_pending(w, today, registry, look)) for w in waiting]


def same(telling: Telling, other: Telling, registry: Registry) -> bool:
    """Whether two announcements are of one contact: parties and manner agree, their days are not apart."""
    parties = same_parties(telling.contact.participants, other.contact.participants, registry)
    days = telling.contact.date, other.contact.date
    apart = days[0] and days[1] and (days[0].end < days[1].start or days[1].end < days[0].start)
    return parties and not apart and alike(telling.contact.channel, other.contact.channel)


def alike(one: str, other: str) -> bool:
    """Whether two channels can be of one contact: both by some line, both face to face."""
    ours, theirs = _MANNER[one], _MANNER[other]
    return ours == theirs or "any" in (ours, theirs)


def answers(told: Telling, announced: Sequence[Telling], registry: Registry) -> bool:
    """Whether what is told is what was announced: parties, the people named, manner and time agree."""
    called_off = told.contact.status == "cancelled"
    if told.publication.day <= announced[0].publication.day or not (told.contact.date or called_off):
        return False  # what is only mentioned, without a day, may have been before
    if not same_parties(told.contact.participants, announced[-1].contact.participants, registry):
        return False
    if not all(told.contact.channel in _ANSWERS[one.contact.channel] for one in announced):
        return False
    start, end = window(announced)
    day = told.contact.date.start if told.contact.date else told.publication.day
    return start <= day <= end and _people(told, announced, registry)


def _people(told: Telling, announced: Sequence[Telling], registry: Registry) -> bool:
    """Whether who was to take part did: of each side that named people one of them, or, where a day was named and came
    true, a side that is told of without its people.
    """
    wanted = _people_of((a for one in announced for a in one.contact.participants), registry)
    came = _people_of(told.contact.participants, registry)
    dated = any(map(_stated, announced))
    return all(people & came.get(one, set()) or (dated and one not in came) for one, people in wanted.items())


def _people_of(participants: Iterable[str], registry: Registry) -> dict[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for one in participants:
        if one.startswith("person:"):
            out[side(one, registry)].add(one)
    return out


def window(announced: Sequence[Telling]) -> tuple[str, str]:
    """The days in which what was announced can take place."""
    named = next((t.contact.date for t in reversed(announced) if t.contact.date and _stated(t)), None)
    if named is not None:
        return shifted(named.start, -_SLACK), shifted(named.end, _SLACK)
    return announced[0].publication.day, shifted(announced[-1].publication.day, _WINDOW)


def _stated(telling: Telling) -> bool:
    return telling.contact.date is not None and telling.contact.date.basis != "document"


def _pending(
    announced: Sequence[Telling], today: str, registry: Registry, look: Look | None
) -> tuple[Outcome, None, str]:
    """What is to be said of what no telling answers: whether it can still come, and what was searched for it."""
    end = window(announced)[1]
    if end >= today:
        return "ahead", None, f"It can still take place until {end}."
    if look is None:
        return "not-known", None, "No document was searched for it."
    looked = [look(wanted) for wanted in _wanted(announced, registry)]
    found = sum(len(one.found) for one in looked)
    if found:
        return "not-known", None, f"{found} document{' may tell' if found == 1 else 's may tell'} of it."
    because = " ".join(not_found(one, registry) for one in looked)
    told_by = {t.publication.side for t in announced}
    dated = any(_stated(t) and t.contact.date and t.contact.date.end > t.publication.day for t in announced)
    searched = [one for one in looked if one.documents >= LEAST and not one.unread]
    if dated and len(looked) > 1 and len(searched) == len(looked) and told_by & {one.side for one in looked}:
        return "no-word", None, because
    return "not-known", None, because


def _wanted(announced: Sequence[Telling], registry: Registry) -> list[Sought]:
    """What to look for in each party's documents: from the day it could first take place until a week after."""
    start, end = window(announced)
    everybody = sorted({a for t in announced for a in t.contact.participants})
    out = []
    for one in sorted(sides(everybody, registry)):
        ours = tuple(a for a in everybody if side(a, registry) == one)
        others = tuple(a for a in everybody if a not in ours)
        out.append(Sought(one, ours, others, shifted(start, -BEFORE), shifted(end, AROUND)))
    return out


def _item(announced: Sequence[Telling], outcome: Outcome, told: Telling | None, because: str) -> Item:
    first = announced[0].contact
    return Item(
        record_id("agenda", announced[0].publication.document, first.id), first.participants, first.channel,
        announced[-1].contact.status, tuple(announced), outcome, told, because,
    )  # fmt: skip
