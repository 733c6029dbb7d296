"""Appointments: who is said to take which office, and in whose place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.actors import Registry
from communique.extract import tree
from communique.extract.parsed import Mentions, Parsed
from communique.model import Appointment, Span
from communique.model.ids import SOMEBODY
from communique.model.span import cover
from communique.vocabulary import word_set

_REPLACE = frozenset({"replace", "succeed"})
_NAME = word_set("extract/lexicon", "naming-verbs")
_AS = re.compile(
    r"\b(?:as|to (?:be|the post of|serve as)|to the (?:post|office|position) of)\s+(?P<office>[^.,;]{3,80})", re.I
)


@dataclass(frozen=True, slots=True)
class _Change:
    span: Span
    person: str
    office: str
    replaces: str | None


def find_appointments(
    text: str, parsed: Sequence[Parsed], mentions: Mentions, registry: Registry, day: str | None
) -> list[Appointment]:
    """Every told change of an office's holder, in order."""
    out = []
    for one in parsed:
        for token in one.doc:
            lemma = token.lemma_.lower()
            if not token.tag_.startswith("VB") or lemma not in _REPLACE | _NAME:
                continue
            change = (
                _replaced(text, one, token, mentions, registry, day)
                if lemma in _REPLACE
                else _named(text, one, token, mentions)
            )
            if change is not None:
                out.append(Appointment(change.span, change.person, change.office, change.replaces))
    return out


def _replaced(text, parsed: Parsed, token, mentions: Mentions, registry: Registry, day: str | None) -> _Change | None:  # type: ignore[no-untyped-def]
    newcomer, before = tree.subject(token), tree.child(token, "dobj")
    if newcomer is None or before is None:
        return None
    person = _person(parsed, newcomer, mentions)
    replaced = _person(parsed, before, mentions) or _person_after(text, parsed, token, mentions)
    if person is None or replaced is None or person == replaced:
        return None
    words = mentions.at(parsed.offset(before))
    span = cover(
        [
            parsed.span(newcomer),
            *_whole(parsed, newcomer, mentions),
            parsed.span(before),
            *_whole(parsed, before, mentions),
            *([words.span] if words else []),
        ]
    )
    return _Change(span, person, _office(text, span) or _common_office(person, replaced, registry, day), replaced)


def _named(text, parsed: Parsed, token, mentions: Mentions) -> _Change | None:  # type: ignore[no-untyped-def]
    passive = tree.is_passive(token)
    named = tree.own_subject(token) if passive else tree.child(token, "dobj")
    person = _person(parsed, named, mentions) if named is not None else None
    if person is None or named is None:
        return None
    span = parsed.tokens_span(token.left_edge if passive else token, token.right_edge)
    office = _office(text, Span(min(span.start, parsed.offset(named)), span.end))
    complement = tree.child(token, "oprd", "attr")
    if not office and complement is not None:
        office = cover(tree.subtree_spans(complement, parsed.base)).of(text)
    return _Change(span, person, office, None) if office else None


def _whole(parsed: Parsed, token, mentions: Mentions) -> list[Span]:  # type: ignore[no-untyped-def]
    mention = mentions.at(parsed.offset(token))
    return [mention.span] if mention else []


def _person(parsed: Parsed, token, mentions: Mentions) -> str | None:  # type: ignore[no-untyped-def]
    return next((a for a in parsed.actors(token, mentions) if a.startswith(SOMEBODY)), None)


def _person_after(text: str, parsed: Parsed, token, mentions: Mentions) -> str | None:  # type: ignore[no-untyped-def]
    """The next person named in the sentence, when a long title stands before the name."""
    end = parsed.tokens_span(token.sent[0], token.sent[-1]).end
    found = mentions.within(Span(parsed.offset(token), end))
    return next((m.actors[0] for m in found if m.kind == "name" and m.actors[0].startswith("person:")), None)


def _office(text: str, span: Span) -> str:
    match = _AS.search(text, *span)
    return match["office"].strip() if match else ""


def _common_office(person: str, replaced: str, registry: Registry, day: str | None) -> str:
    """The office that one held before the other, by the registry; empty when it knows none."""
    new, old = registry.actors.get(person), registry.actors.get(replaced)
    if new is None or old is None:
        return ""
    held = {(t.office, t.of) for t in old.offices}
    return next((t.title for t in reversed(new.offices) if (t.office, t.of) in held), "")
