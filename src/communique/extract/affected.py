"""Whom a deed is done to, where no addressee is named: who stands in its object or around it.

“Police arrested Palestinian students”, “withdrew its troops from Gaza”: event data call this the
recipient. In official accounts, whose acts are said to the other party, it is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.frame import Frame
from communique.extract.parsed import Mentions, Parsed
from communique.model import Span

if TYPE_CHECKING:
    from communique.language import Token

_TOWARDS = frozenset({
    "against", "on", "upon", "with", "from", "to", "into", "of", "at", "in", "for", "towards", "toward", "over", "near",
    "by", "between", "through",
})  # fmt: skip
_PEOPLE = frozenset({
    "soldier", "troop", "troops", "force", "forces", "refugee", "civilian", "people", "worker", "student",
    "youth", "officer", "official", "leader", "rebel", "militant", "prisoner", "journalist", "adviser",
    "advisor", "immigrant", "migrant", "demonstrator", "protester", "peacekeeper", "farmer", "guerrilla",
    "guerilla", "fighter", "inspector", "observer", "diplomat", "police", "policeman", "woman", "man", "child",
    "villager", "resident", "citizen", "national", "activist", "dissident", "opposition", "party", "union",
    "group", "army", "militia", "militiaman", "gunman", "tribe", "minority", "community", "company",
    "businessman", "lawyer", "judge", "doctor", "teacher", "politician", "lawmaker", "parliament", "government",
    "authority", "authorities", "regime", "detainee", "hostage", "tourist", "settler", "terrorist", "insurgent",
    "separatist", "islamist", "muslim", "christian", "serb", "kurd", "palestinian", "albanian", "victim",
    "member", "supporter", "candidate", "ambassador", "envoy", "delegation", "staff", "crew", "pilot",
})  # fmt: skip


def affected(one: Parsed, frame: Frame, by: tuple[str, ...], mentions: Mentions) -> tuple[str, ...]:
    """The first party in the deed's object, else in what hangs on its verb, that is not the doer."""
    own = set(by) | {c for a in by if (c := _country(a, mentions))}
    for head in _heads(frame):
        found = _party(one, head, own, mentions)
        if found:
            return found
    return ()


def _heads(frame: Frame) -> Iterator[Token]:
    """Noun phrases from the nearest on: object, addressed phrase, then the rest of the clause."""
    head = frame.head
    seen: set[int] = set()
    objects = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass", "dative")]
    if not tree.is_passive(head):
        objects = [c for c in objects if c.dep_ != "nsubjpass"]
    governed = [
        g
        for holder in [head, *frame.cue, *objects, *(c for c in head.children if c.dep_ in ("xcomp", "ccomp", "advcl"))]
        for c in holder.children
        if c.dep_ in ("prep", "dative", "agent", "dobj") and (c.dep_ == "dobj" or c.lower_ in _TOWARDS)
        for g in ([c] if c.dep_ == "dobj" else [tree.governed(c)])
        if g is not None
    ]
    inner = [s for c in head.children if c.dep_ in ("ccomp", "xcomp") and (s := tree.own_subject(c)) is not None]
    for token in [*objects, *inner, *governed, *frame.content]:
        if (
            token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
            and token.i not in seen
            and token.ent_type_ not in ("DATE", "TIME")
        ):
            seen.add(token.i)
            yield token


def _party(one: Parsed, head: Token, own: set[str], mentions: Mentions) -> tuple[str, ...]:
    named = [a for a in one.actors(head, mentions) if a not in own]
    if named:
        return tuple(named)
    phrase = one.tokens_span(head.left_edge, head.right_edge)
    inside = [m for m in mentions.within(phrase) if m.kind != "pronoun" and not set(m.actors) & own]
    human = head.lemma_.lower() in _PEOPLE or head.lower_ in _PEOPLE or head.tag_ == "NNPS"
    if human and head.pos_ in ("NOUN", "PROPN"):
        return (mentions.strangers.named(one, head),)
    if inside:
        return inside[0].actors[:2]
    told = [c for c in mentions.strangers.countries(Span(phrase.start, phrase.end)) if c not in own]
    return tuple(told[:1])


def _country(actor: str, mentions: Mentions) -> str:
    stranger = mentions.strangers.actors.get(actor)
    return f"country:{stranger.country}" if stranger is not None and stranger.country else ""
