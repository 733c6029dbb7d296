"""Which contact is compared, and which passages of each reading are its account.

Takes readings, gives one `Chosen` per reading: the contact of which they all tell, best match
first, or an error that says why they cannot be held side by side.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from communique.actors import Registry, registry
from communique.compare.parties import fit, name_each_other, one_talk, same, spoken_for, unlike
from communique.errors import NoContact, NotComparable, OtherContact
from communique.model import AUTHOR, Account, Contact, Passage, Reading, When
from communique.model.contact import Channel
from communique.model.ids import record_id

_TALKED = re.compile(
    r"\b(?:calls?|called|spoke|talk(?:s|ed)?|met|meeting|conversation|video|visit(?:ed)?|negotiat\w+|consult\w+|received|hosted|summit|discussed)\b",
    re.I,
)
_CALL = re.compile(r"\b(?:(?:phone|telephone)d?|call(?:s|ed)?(?! (?:for|on|upon|to|attention)\b))\b", re.I)
_SILENT = frozenset({"heading", "note"})
_LATEST = 3
"""Days after a contact by which a text that names no day is still taken to tell of it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One reading's account: its passages and the contact as it has it."""

    reading: Reading
    contact: Contact
    passages: tuple[Passage, ...]
    account: Account


def told_contacts(reading: Reading) -> list[Contact]:
    """The contacts that a reading is an account of."""
    own = {p.contact for p in reading.passages}
    return [c for c in reading.contacts if c.id in own and c.status == "held"]


def choose(readings: Sequence[Reading], force: bool) -> list[Chosen]:
    """One account a reading: the first told that fits the first reading's contacts best.

    Raises NoContact, and OtherContact with the reason unless `force`.
    """
    known = registry()
    each = [told_contacts(r) or [_first(r, readings, known)] for r in readings]
    best = max(each[0], key=lambda c: sum(max(fit(c, o, known) for o in others) for others in each[1:]))
    picked = [best, *(max(others, key=lambda o: fit(best, o, known)) for others in each[1:])]
    for reading, contact in zip(readings[1:], list(picked[1:]), strict=True):
        reason = unlike(best, contact, known)
        if reason and spoken_for(reading, contact, best, known):
            picked[readings.index(reading)] = replace(contact, participants=best.participants)
        elif reason and not one_talk(readings[0], best, reading, contact, known) and not force:
            raise OtherContact(
                f"{name(readings[0])} and {name(reading)} tell of different contacts: {reason}; --force compares them"
            )
    return [_chosen(r, c, known) for r, c in zip(readings, picked, strict=True)]


def _first(reading: Reading, readings: Sequence[Reading], known: Registry) -> Contact:
    """The contact told first; where a text reports none as a readout does, that of another account
    whose parties or side it names, if it is of those days; else, if it speaks of talking, one of whomever it names.
    """
    own = told_contacts(reading)
    if own:
        return own[0]
    others = [(other, c) for other in readings if other is not reading for c in told_contacts(other)]
    fitting = [c for other, c in others if _names(reading, c, known) or name_each_other(reading, other, known)]
    for contact in fitting:
        if _near(reading, contact):
            return _as_told(reading, contact.participants)
    if not _TALKED.search(reading.text):
        raise NoContact(f"{name(reading)}: no contact found in it (no call, meeting or visit that it reports)")
    if others and not fitting:
        raise NoContact(f"{name(reading)}: no contact found in it of those that the other accounts tell of")
    return _as_told(reading, _sides(readings, known) or _people(reading))


def _sides(readings: Sequence[Reading], known: Registry) -> tuple[str, ...]:
    """The states and bodies that publish the accounts, where each names the next; else nobody."""
    each = all(name_each_other(one, two, known) for one, two in pairwise(readings))
    return tuple(dict.fromkeys(known.country(r.issuer) or r.issuer for r in readings if r.issuer)) if each else ()


def _people(reading: Reading) -> tuple[str, ...]:
    """The two people whom a text names first."""
    named = [a for m in reading.mentions if m.kind == "name" for a in m.actors if a.startswith(("person:", "unknown:"))]
    return tuple(dict.fromkeys(named))[:2]


def _names(reading: Reading, contact: Contact, known: Registry) -> bool:
    named = {a for m in reading.mentions for a in m.actors} | {reading.issuer or ""}
    sides = {known.country(a) for a in named if a}
    own = [p for p in contact.participants if any(same(p, n) for n in named)]
    hit = [p for p in contact.participants if p in own or known.country(p) in sides]
    return len(hit) > 1 and bool(own)


def _near(reading: Reading, contact: Contact) -> bool:
    if reading.document.date is None or contact.date is None:
        return True
    late = (reading.document.date - dt.date.fromisoformat(contact.date.end)).days
    return -1 <= late <= _LATEST


def _as_told(reading: Reading, parties: tuple[str, ...]) -> Contact:
    day = reading.document.date
    when = When(day.isoformat(), day.isoformat(), "document") if day else None
    first = next(p for p in reading.passages if p.kind not in _SILENT)
    number = record_id("c", reading.document.id, *parties)
    return Contact(number, _channel(reading.text), "held", parties, (first.span,), when)


def _channel(text: str) -> Channel:
    """By what a text that reports no contact in so many words says they talked."""
    if re.search(r"\bvideo\b", text, re.I):
        return "video-call"
    if _CALL.search(text):
        return "call"
    return "meeting" if re.search(r"\b(?:met|meeting)\b", text, re.I) else "contact"


def is_transcript(passages: Sequence[Passage]) -> bool:
    """Whether passages hold questions of reporters and no readout."""
    kinds = {p.kind for p in passages}
    return "question" in kinds and "readout" not in kinds


def _chosen(reading: Reading, contact: Contact, known: Registry) -> Chosen:
    asked = is_transcript(reading.passages)
    own = tuple(p for p in reading.passages if p.contact == contact.id and p.kind not in _SILENT and not asked)
    passages = own or tuple(p for p in reading.passages if p.kind not in _SILENT)
    if not passages:
        raise NotComparable(f"{name(reading)}: holds headings only")
    voice = next((p.voice for p in passages if p.kind != "question"), passages[0].voice)
    told_by_another = passages[0].introduced_by is not None or passages[0].basis in ("introduced", "inherited")
    spoken = voice != AUTHOR and (not reading.issuer or (told_by_another and not asked))
    issuer = voice if spoken else reading.issuer
    side = known.country(issuer) if issuer else ""
    words = sum(len(p.span.of(reading.text).split()) for p in passages)
    account = Account(
        reading.document.id, issuer, side or issuer, tuple(p.id for p in passages), words, reading.text,
    )  # fmt: skip
    return Chosen(reading, contact, passages, account)


def name(reading: Reading) -> str:
    """What an error calls a reading: its file, title or first words."""
    document = reading.document
    return document.source or document.title or document.url or f"“{reading.text[:40].strip()}…”"
