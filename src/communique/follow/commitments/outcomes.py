"""What became of commitments: contacts undertaken that were held, and days that are past.

A meeting that was agreed or announced is met by the contact held, an invitation by the visit. A day that is past makes
no lapse by itself: documents of every side concerned from after it must be there, all read, and searched for the words
of the commitment in vain. Otherwise the commitment stays open, with what was searched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.actors import Registry
from communique.follow.agenda import answers
from communique.follow.document_search import LEAST, Look, Sought, not_found, shifted
from communique.follow.sides import side, sides
from communique.follow.tables import stems
from communique.follow.wording.tokens import content_words
from communique.model import Contact, Looked, Step, Telling, Undertaking

AFTER = 60
"""Days after a due day in which documents are searched for what became of a commitment."""
_MOST = 16
"""Words of a commitment that are searched for, the first."""
_OCCASIONS = frozenset({"call", "video-call", "meeting", "visit"})
"""The channels of contacts that take place on a day."""
_VISITS = frozenset({"visit"})
_WIDE = 92
"""Days that a due time may span; a wider one (“this year”) names no day that could be past."""


def took_place(telling: Telling, registry: Registry) -> bool:
    """Whether a document tells of a contact of several sides, by some channel, that was held."""
    told = telling.contact
    return told.status == "held" and told.channel != "contact" and len(sides(told.participants, registry)) > 1


class Held:
    """Contacts that took place, to be asked for what was undertaken."""

    def __init__(self, told: Iterable[Telling], registry: Registry) -> None:
        self._registry = registry
        self._by_sides: dict[frozenset[str], list[Telling]] = defaultdict(list)
        for one in sorted(told, key=lambda t: (t.publication.day, t.publication.document, t.contact.id)):
            self._by_sides[sides(one.contact.participants, registry)].append(one)

    def of(self, said: Sequence[Undertaking]) -> Telling | None:
        """The first telling that the contact undertaken has taken place: on the day named, or as the guest's visit."""
        announced = [Telling(u.publication, _with_parties(u.contact, u), u.words) for u in said if u.contact]
        if not announced or announced[-1].contact.channel not in _OCCASIONS:
            return None
        last = announced[-1].contact
        invited = said[0].commitment.kind == "invite"
        if not invited and (last.date is None or last.date.basis == "document"):
            return None
        parties = sides(last.participants, self._registry)
        guests = {a for u in said for a in u.commitment.to if a.startswith("person:")}
        for one in self._by_sides.get(parties, ()) if len(parties) > 1 else ():
            if one.contact.channel not in (_VISITS if invited else _OCCASIONS):
                continue
            if invited and not guests & set(one.contact.participants):
                continue
            if one.contact.date is not None and answers(one, announced, self._registry):
                return one
        return None


def _with_parties(contact: Contact, undertaking: Undertaking) -> Contact:
    """The contact undertaken, with those who are bound and those to whom, where it names one side alone."""
    if len(contact.participants) > 1:
        return contact
    everybody = dict.fromkeys((*contact.participants, *undertaking.commitment.by, *undertaking.commitment.to))
    return replace(contact, participants=tuple(everybody))


def met(telling: Telling) -> Step:
    """The step by which a contact that was undertaken has been held."""
    told = telling.contact
    when = f" on {told.date.start}" if told.date else ""
    return Step(
        telling.publication.day, "reported-fulfilled", telling.publication, told.id, told.evidence, telling.words,
        f"A later document tells of a {told.channel.replace('-', ' ')} of these parties{when}.",
    )  # fmt: skip


def due_of(said: Sequence[Undertaking]) -> Undertaking | None:
    """The latest telling that names a day by which it is to be done: stated, or soon after it was said."""
    for one in reversed(said):
        due = one.commitment.due
        if due is None or due.basis == "document" or due.end <= one.publication.day:
            continue
        if due.basis == "stated" or shifted(due.start, _WIDE) >= due.end >= shifted(one.publication.day, 1):
            return one
    return None


def searched(undertaking: Undertaking, told: Iterable[str], look: Look | None, registry: Registry) -> tuple[bool, str]:
    """Whether a commitment whose day is past has lapsed, and what was searched for what became of it.

    `told` are the documents that tell of it as undertaken: they are no sign of what became of it.
    """
    due = undertaking.commitment.due
    if look is None or due is None:
        return False, f"Its day ({due.end if due else 'not named'}) is past; no document was searched for it."
    words = _words(undertaking)
    bound = [*undertaking.commitment.by, *undertaking.commitment.to, *undertaking.names]
    everybody = sorted({a for a in bound if not a.startswith("unknown:")})
    concerned = sorted(sides((a for a in everybody if a.startswith(("country:", "person:", "org:"))), registry))
    before: list[Looked] = []
    after: list[Looked] = []
    for which in concerned:
        ours = tuple(a for a in everybody if side(a, registry) == which)
        wanted = Sought(which, ours, (), undertaking.publication.day, due.end, words)
        before.append(look(wanted))
        after.append(look(replace(wanted, since=shifted(due.end, 1), until=shifted(due.end, AFTER))))
    return _weighed(due.end, before, after, frozenset(told), registry)


def _weighed(
    day: str, before: Sequence[Looked], after: Sequence[Looked], told: frozenset[str], registry: Registry
) -> tuple[bool, str]:
    found = {document for one in (*before, *after) for document in one.found} - told
    if found:
        many = f"{len(found)} document{' may tell' if len(found) == 1 else 's may tell'}"
        return False, f"Its day ({day}) is past; {many} what became of it."
    said = f"Its day ({day}) is past. " + " ".join(not_found(one, registry) for one in after)
    whole = all(one.documents >= LEAST and not one.unread for one in after)
    return whole and len(after) > 1 and not any(one.unread for one in before), said


def _words(undertaking: Undertaking) -> frozenset[str]:
    """What to look for: the content words of what is undertaken, less those that say little."""
    plain = re.sub(r"\b\d{1,2}(?:st|nd|rd|th)?\b", " ", undertaking.what)
    told = [w for w in content_words(plain) if w not in stems("empty-words.csv") and len(w) > 3]
    return frozenset(told[:_MOST])
