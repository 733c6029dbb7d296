"""Contacts as the network judges them: which stand, between whom; and those that no wording found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from communique.extract.draft import Draft, finished
from communique.extract.learned.document import Judgement
from communique.extract.learned.judging import likeliest
from communique.extract.learned.scores import score, unjudged
from communique.extract.noun_status import not_planned
from communique.extract.parsed import Parsed, Places
from communique.extract.times import times
from communique.model import Contact, Document, Span
from communique.model.contact import Channel
from communique.model.span import cover

_KEPT, _NEW, _WHO = 0.1, 0.95, 0.8
"""From which chance on a contact of the rules stays, words that the rules missed are one, and the network's parties
stand in the place of the rules'.
"""


def judged_contacts(
    document: Document, judgement: Judgement, contacts: Sequence[Contact], of_passage: Mapping[str, str],
    parsed: Sequence[Parsed],
) -> list[Contact]:  # fmt: skip
    """The contacts of a document. `of_passage` gives for each account's passage the id of the contact that it tells of:
    those stay.
    """
    told = set(of_passage.values())
    judged = [_judged(judgement, one, one.id in told) for one in contacts]
    kept = [one for one in judged if one is not None]
    ids = {one.id for one in kept}
    kept = [replace(c, before=tuple(b for b in c.before if b in ids)) for c in kept]
    kept += _new(document, judgement, kept, Places(parsed))
    return sorted(kept, key=lambda c: (cover(c.evidence), c.id))


def _judged(judgement: Judgement, contact: Contact, main: bool) -> Contact | None:
    found = judgement.standing(contact.evidence)
    if found is None:
        return replace(contact, score=unjudged("contacts"))
    judged, words = found
    stands = judged.chance("contact", words)
    if stands < _KEPT and not main:
        return None
    word = judged.head("contact", words)
    parties, sure = judged.who(word, "participants", [contact.participants])
    if sure < _WHO and set(parties) != set(contact.participants):
        parties, sure = contact.participants, 1 - sure
    chances = judged.channels(word)[contact.channel] * judged.statuses(word)[contact.status]
    return replace(contact, participants=tuple(sorted(parties)), score=score("contacts", sure * chances))


def _new(document: Document, judgement: Judgement, known: Sequence[Contact], places: Places) -> list[Contact]:
    """Contacts on words where the rules found none, unless they tell again of one that is there."""
    out: list[Contact] = []
    taken = {i for c in known for e in c.evidence for i in range(e.start, e.end)}
    met = {frozenset(c.participants) for c in known}
    for judged, word, span, chance in judgement.cues("contact", _NEW):
        one = places.at(span.start)
        if one is None or not taken.isdisjoint(range(span.start, span.end)) or _not_planned(one, span):
            continue
        parties, sure = judged.who(word, "participants")
        if len(parties) < 2 or frozenset(parties) in met:
            continue
        met.add(frozenset(parties))
        channels, statuses = judged.channels(word), judged.statuses(word)
        days = times(document.text, _sentence(one, span), document.date)
        when = days[0].when if len(days) == 1 else None
        draft = Draft(
            cast("Channel", likeliest(channels)), likeliest(statuses), parties, [span], [one.passage.id], when,
        )  # fmt: skip
        out.append(replace(finished(document, draft), score=score("contacts", chance * sure)))
    return out


def _not_planned(one: Parsed, span: Span) -> bool:
    return any(not_planned(token) for token in one.tokens_in(span)[:1])


def _sentence(one: Parsed, span: Span) -> Span:
    tokens = one.tokens_in(span)
    return one.tokens_span(tokens[0].sent[0], tokens[0].sent[-1]) if tokens else span
