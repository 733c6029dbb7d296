"""Contacts as the network judges them: which stand, between whom; and those that no wording found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from communique.extract.accounts.draft import Draft, finished
from communique.extract.accounts.status import not_planned
from communique.extract.between.choosing import Between
from communique.extract.learned.document import Judgement
from communique.extract.learned.judging import likeliest
from communique.extract.learned.scores import score, unjudged
from communique.extract.lexicon.contact_words import contact_words
from communique.extract.parsed import Parsed, Places
from communique.extract.times import times
from communique.model import Contact, Document, Span
from communique.model.contact import Channel
from communique.model.span import cover

if TYPE_CHECKING:
    from communique.language import Token

_KEPT, _NEW, _SURE = 0.2, 0.7, 0.3
"""From which chance on a contact of the rules stays, words that the rules missed are one, and a new one's parties are
told.
"""
_BELONGS = frozenset({"dobj", "prep", "prt", "agent", "dative", "appos", "pobj"})
_LONGEST = 40
"""Words of a contact's evidence."""


def judged_contacts(
    document: Document, judgement: Judgement, contacts: Sequence[Contact], of_passage: Mapping[str, str],
    parsed: Sequence[Parsed], between: Between,
) -> list[Contact]:  # fmt: skip
    """The contacts of a document. `of_passage` gives for each account's passage the id of the contact that it tells of:
    those stay.
    """
    told = set(of_passage.values())
    judged = [_judged(judgement, one, one.id in told, between) for one in contacts]
    kept = [one for one in judged if one is not None]
    ids = {one.id for one in kept}
    kept = [replace(c, before=tuple(b for b in c.before if b in ids)) for c in kept]
    kept += _new(document, judgement, kept, Places(parsed), between)
    return sorted(kept, key=lambda c: (cover(c.evidence), c.id))


def _judged(judgement: Judgement, contact: Contact, main: bool, between: Between) -> Contact | None:
    found = judgement.standing(contact.evidence)
    ruled = contact.participants
    if found is None:
        return replace(contact, score=unjudged("contacts"))
    judged, words = found
    stands = judged.chance("contact", words)
    if stands < _KEPT and not main:
        return None
    word = judged.head("contact", words)
    said, sure = judged.between(word, [ruled])
    parties, sure = between.best(contact, ruled, said, sure, main)
    chances = judged.channels(word)[contact.channel] * judged.statuses(word)[contact.status]
    return replace(contact, participants=tuple(sorted(parties)), score=score("contacts", sure * chances))


def _new(
    document: Document, judgement: Judgement, known: Sequence[Contact], places: Places, between: Between
) -> list[Contact]:
    """Contacts on words where the rules found none, unless they tell again of one that is there."""
    out: list[Contact] = []
    taken = {i for c in known for e in c.evidence for i in range(e.start, e.end)}
    met = {(frozenset(c.participants), _is_past(c.status)) for c in known}
    for judged, word, span, chance in judgement.cues("contact", _NEW):
        one = places.at(span.start)
        if one is None or not taken.isdisjoint(range(span.start, span.end)):
            continue
        token = next(iter(one.tokens_in(span)), None)
        parties, sure = judged.between(word)
        if token is None or not _tells(token) or len(parties) < 2 or sure < _SURE:
            continue
        channels, statuses = judged.channels(word), judged.statuses(word)
        if (again := (frozenset(parties), _is_past(likeliest(statuses)))) in met:
            continue
        met.add(again)
        days = times(document.text, _sentence(one, span), document.date)
        when = days[0].when if len(days) == 1 else None
        draft = Draft(
            cast("Channel", likeliest(channels)), likeliest(statuses), parties, [_phrase(one, token)], [one.passage.id],
            when,
        )  # fmt: skip
        made = finished(document, draft)
        made = replace(made, participants=between.best(made, parties, parties, sure, False)[0])
        out.append(replace(made, score=score("contacts", chance * sure)))
    return out


def _is_past(status: str) -> bool:
    return status == "held"


def _tells(token: Token) -> bool:
    """Whether a word can tell of a contact: a verb, or a noun that means no people; nor a meeting not planned."""
    people = token.lemma_.lower() in contact_words().company
    return token.pos_ in ("VERB", "NOUN") and not people and not not_planned(token)


def _phrase(one: Parsed, token: Token) -> Span:
    """The word with what belongs to it, as far as a reader needs it: “*met in Rome with* Minister N. N.”."""
    own = [c for c in token.children if c.dep_ in _BELONGS and c.i > token.i]
    last = max((_end(c) for c in own), key=lambda t: t.i, default=token)
    first = token.left_edge if token.pos_ == "NOUN" else token
    return one.tokens_span(first, last if last.i - first.i < _LONGEST else token)


def _end(token: Token) -> Token:
    """The last word of a phrase, without the clauses that hang on it."""
    last = token
    for child in token.children:
        if child.i > token.i and child.dep_ in _BELONGS | {"pobj", "conj", "compound", "nummod", "poss"}:
            last = max(last, _end(child), key=lambda t: t.i)
    return last


def _sentence(one: Parsed, span: Span) -> Span:
    tokens = one.tokens_in(span)
    return one.tokens_span(tokens[0].sent[0], tokens[0].sent[-1]) if tokens else span
