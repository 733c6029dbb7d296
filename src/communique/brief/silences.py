"""What is missing: contacts of which one side alone tells, and announced ones without a word since."""

from __future__ import annotations

import datetime as dt

from communique import follow
from communique.brief.contacts import parties, references, relevant, tellers, weight, when
from communique.brief.drafts import Draft, On, Source, Who, ordered
from communique.brief.gather import Gathered
from communique.brief.quoting import sentence
from communique.brief.tables import channels
from communique.follow.sides import side
from communique.ledger import KeptContact
from communique.model import Looked, Telling
from communique.model.prose import listed

_NEAR = 3
"""Days between two tellings that may be of one contact: days of publication, time zones."""
ALONE, NO_WORD = "Told by one side, not found with the other", "Announced, and not found to have taken place"


def drafts(g: Gathered) -> list[Draft]:
    """Silences on what took place first, then on what was to come."""
    return [*ordered(_untold(g)), *ordered(_no_word(g))]


def _untold(g: Gathered) -> list[Draft]:
    out = []
    for contact, accounts in relevant(g):
        tellings = [Telling(p.at, one.record, one.words) for p, one in accounts]
        for found in follow.untold([tellings], g.look, g.registry):
            if _told_near(g, contact, found.silent):
                continue
            slots = {
                "tellers": tellers(accounts), "noun": channels()[contact.channel].noun, "who": parties(g, contact),
                "when": when(accounts, contact), "number": found.documents,
                "silent": listed([g.names().plain(i) for i, _ in found.looked.read]), "days": _days(found.looked),
            }  # fmt: skip
            total = weight(g, contact, accounts) + 0.5 * (found.silent in g.around)
            out.append(Draft(
                "silence", slots, references(g, accounts), weight=total, part=ALONE, day=found.day, key=contact.id
            ))  # fmt: skip
    return out


def _days(looked: Looked) -> On:
    return On(dt.date.fromisoformat(looked.since), dt.date.fromisoformat(looked.until))


def _told_near(g: Gathered, contact: KeptContact, silent: str) -> bool:
    """Whether that side tells of a contact of two of the same parties some days away: likely the same one."""
    for other, accounts in g.contacts:
        if contact.start is None or other.start is None or other.id == contact.id:
            continue
        near = abs((other.start - contact.start).days) <= _NEAR
        alike = len(set(contact.participants) & set(other.participants)) > 1
        if near and alike and any(side(one.issuer, g.registry) == silent for one in accounts if one.issuer):
            return True
    return False


def _no_word(g: Gathered) -> list[Draft]:
    """Announced for a day that has passed in these days, and not told of by the last of them."""
    since, until = g.asked.since.isoformat(), g.asked.until.isoformat()
    out = []
    for item in follow.agenda(tellings(g), g.registry, until, g.look):
        dated = [t for t in item.announced if t.contact.date and t.contact.date.basis != "document"]
        if item.outcome != "no-word" or not dated or not g.around & set(item.participants):
            continue
        last = dated[-1]
        named = last.contact.date
        draft = announcement(g, last, "no-word")
        if named and draft and since <= named.end <= until:
            out.append(draft)
    return out


def tellings(g: Gathered) -> list[Telling]:
    """Every contact as these documents and those before them tell it."""
    return [t for p in (*g.before, *g.papers) for t in follow.tellings(p.reading, p.at)]


def announcement(g: Gathered, told: Telling, phrase: str) -> Draft | None:
    """The sentence that announces a contact, quoted whole, with its day where one is named."""
    paper = g.paper(told.publication.document)
    span = max(told.contact.evidence, key=lambda s: (s.end - s.start, -s.start))
    passage = next((p for p in paper.reading.passages if span.within(p.span)), None) if paper else None
    found = sentence(paper.reading.text, span, passage.span) if paper and passage else None
    if paper is None or found is None:
        return None
    issuer = paper.issuer(passage)
    date = told.contact.date
    named = date if date is not None and date.basis != "document" else None
    word = "on" if phrase == "coming-quoted" else ", for"
    day = On(dt.date.fromisoformat(named.start), dt.date.fromisoformat(named.end), word) if named else On(None)
    slots = {
        "teller": (Source(issuer, paper.kept.issuer),), "when": On(paper.day), "named": day,
        "who": Who(told.contact.participants, paper.day), "quote": g.cited(paper, found, issuer=issuer),
        "one": channels()[told.contact.channel].one,
    }  # fmt: skip
    near = 1.0 * bool(g.around & set(told.contact.participants)) + 0.5 * paper.names(found)
    return Draft(
        phrase, slots, weight=2.0 + near + 0.5 * (named is not None), part=NO_WORD, day=paper.at.day,
        key=f"{paper.kept.id} {found.start:09}",
    )  # fmt: skip
