"""What is new: the contacts that took place or were called off, with who tells of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from communique.brief.drafts import SOMETIME, Draft, On, Source, Who, ordered
from communique.brief.gather import Gathered, Paper
from communique.brief.quoting import sentence
from communique.brief.report import QUOTATION_MARKS, Reference, line
from communique.brief.tables import channels
from communique.follow.sides import sides
from communique.ledger import Found, KeptContact
from communique.model import Contact, Span

_BACK = dt.timedelta(7)
"""How long before the days asked for a contact may lie of which they are the first to tell."""
_BASES = ("stated", "relative", "document")
Told = tuple[KeptContact, tuple[tuple[Paper, Found[Contact]], ...]]


def drafts(g: Gathered) -> list[Draft]:
    """One sentence a contact, the weightiest first."""
    made = [_draft(g, contact, accounts) for contact, accounts in relevant(g) if contact.status == "held"]
    called_off = [
        _cancelled(g, contact, paper, one) for contact, accounts in relevant(g) if contact.status == "cancelled"
        for paper, one in accounts[:1]
    ]  # fmt: skip
    return ordered([*made, *(d for d in called_off if d is not None)])


def relevant(g: Gathered) -> list[Told]:
    """Contacts of these days between two known at least, in which those asked for take part or are spoken of.

    Where two stand on the same words, the one with more parties counts.
    """
    found = []
    for contact, accounts in g.contacts:
        told = tuple((paper, one) for one in accounts if (paper := g.paper(one.document)))
        if told and _in_time(g, contact) and _named(g, contact) and _own(told) and _concerns(g, contact, told):
            found.append((contact, told))
    found.sort(key=lambda pair: (-weight(g, *pair), pair[0].id))
    out: list[Told] = []
    taken: list[tuple[str, Span]] = []
    for contact, told in found:
        mine = [(paper.kept.id, span) for paper, one in told for span in one.record.evidence]
        if not any(key == other and span.overlaps(there) for key, span in mine for other, there in taken):
            out.append((contact, told))
            taken += mine
    return out


def tellers(accounts: Iterable[tuple[Paper, Found[Contact]]]) -> tuple[Source, ...]:
    """Who tells of it, each once."""
    found = (Source(one.issuer, paper.kept.issuer) for paper, one in accounts)
    return tuple(dict.fromkeys(found))


def references(g: Gathered, accounts: Iterable[tuple[Paper, Found[Contact]]]) -> tuple[Reference, ...]:
    """Of each account the words that tell that it took place."""
    return tuple(
        g.cited(paper, max(one.record.evidence, key=lambda s: (s.end - s.start, -s.start)), issuer=one.issuer)
        for paper, one in accounts if one.record.evidence
    )  # fmt: skip


def when(accounts: Sequence[tuple[Paper, Found[Contact]]], contact: KeptContact) -> On:
    """The day as its accounts state it; where none does, the day of publication, said to be that."""
    days = [one.record.date for _, one in accounts if one.record.date]
    if not days:
        return On(contact.start)
    best = min(days, key=lambda d: (_BASES.index(d.basis) if d.basis in _BASES else 9, d.start))
    lasting = contact.channel in ("visit", "talks")
    word = "on or shortly before" if best.basis == "document" else "on" if lasting else SOMETIME
    return On(dt.date.fromisoformat(best.start), dt.date.fromisoformat(best.end), word)


def parties(g: Gathered, contact: KeptContact) -> Who:
    """Those who took part, who leads a state first."""
    day = contact.start.isoformat() if contact.start else None

    def rank(actor: str) -> tuple[int, str]:
        return -max((g.registry.rank(t.office) for t in g.registry.in_office(actor, day)), default=0), actor

    return Who(tuple(sorted(contact.participants, key=rank)), contact.start or g.asked.until)


def weight(g: Gathered, contact: KeptContact, accounts: Sequence[tuple[Paper, Found[Contact]]]) -> float:
    """Between leaders, of two states, with those asked for, told by several: up to about 8."""
    day = contact.start.isoformat() if contact.start else None
    known = [a for a in contact.participants if not a.startswith("unknown:")]
    ranks = [max((g.registry.rank(t.office) for t in g.registry.in_office(a, day)), default=1) for a in known]
    total = 1.0 + sum(sorted(ranks, reverse=True)[:2]) / 2
    total += 1.5 * (len(sides(known, g.registry)) > 1) + 1.0 * bool(g.around & set(known))
    total += 0.8 * (len({one.issuer for _, one in accounts}) > 1) - 0.5 * (contact.channel in ("contact", "letter"))
    return total - 0.3 * max(len(contact.participants) - 4, 0)


def _in_time(g: Gathered, contact: KeptContact) -> bool:
    if contact.start is None:
        return contact.channel not in ("contact", "letter")
    return g.asked.since - _BACK <= contact.start <= g.asked.until + dt.timedelta(1)


def _named(g: Gathered, contact: KeptContact) -> bool:
    """Two at least whom a reader can know: actors of the registry, or persons with a full name."""
    good = [a for a in contact.participants if not a.startswith("unknown:") or _full_name(g.known.get(a, ""))]
    return len(good) == len(contact.participants) > 1 and any(not a.startswith("unknown:") for a in good)


def _full_name(name: str) -> bool:
    words = name.split()
    return 1 < len(words) < 6 and all(w[:1].isupper() or w in ("bin", "al", "de", "von", "van") for w in words)


def _own(accounts: Iterable[tuple[Paper, Found[Contact]]]) -> bool:
    """Whether a passage is an account of it; a contact that is only mentioned is no news."""
    return any(
        p.contact == one.record.id for paper, one in accounts for p in paper.reading.passages
    )  # fmt: skip


def _concerns(g: Gathered, contact: KeptContact, accounts: Iterable[tuple[Paper, Found[Contact]]]) -> bool:
    if g.around & set(contact.participants):
        return True
    return any(
        mention.within(passage.span) for paper, one in accounts for passage in paper.reading.passages
        if passage.contact == one.record.id or passage.id in one.record.passages for mention in paper.about
    )  # fmt: skip


def _draft(g: Gathered, contact: KeptContact, accounts: Sequence[tuple[Paper, Found[Contact]]]) -> Draft:
    place = line(contact.place or "")
    place = "" if any(mark in place for mark in QUOTATION_MARKS) else place
    slots = {
        "tellers": tellers(accounts), "who": parties(g, contact), "did": channels()[contact.channel].did,
        "place": f" in {place}" if place else "", "when": when(accounts, contact),
    }  # fmt: skip
    day = contact.start.isoformat() if contact.start else ""
    return Draft(
        "contact",
        slots,
        references(g, accounts),
        weight=weight(g, contact, accounts),
        day=day,
        key=contact.id,
        also="contact-said",
    )


def _cancelled(g: Gathered, contact: KeptContact, paper: Paper, one: Found[Contact]) -> Draft | None:
    span = max(one.record.evidence, key=lambda s: (s.end - s.start, -s.start))
    passage = next((p for p in paper.reading.passages if span.within(p.span)), None)
    told = sentence(paper.reading.text, span, passage.span) if passage else None
    if told is None:
        return None
    slots = {
        "tellers": (Source(one.issuer, paper.kept.issuer),), "who": parties(g, contact), "when": On(contact.start),
        "noun": channels()[contact.channel].noun, "quote": g.cited(paper, told, issuer=one.issuer),
    }  # fmt: skip
    return Draft("contact-cancelled", slots, weight=weight(g, contact, [(paper, one)]), key=contact.id)
