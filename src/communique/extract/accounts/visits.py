"""Visits: who went where, and what is told of it beside the noun or verb.

Takes the noun or verb of a visit, gives the visitor and the state of the place, told by its name or by that of a
city in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.parsed import Mentions, Parsed
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_WHERE = frozenset({"to", "in", "into"})
_PAYING = word_set("extract/lexicon", "paying-verbs")


def destination(parsed: Parsed, holder: Token, mentions: Mentions) -> tuple[str, ...]:
    """The states and bodies to which a visit's noun or its verb leads: “visit *to Kyiv*”, “paid *Norway* a visit”."""
    found: list[str] = []
    for c in holder.children:
        if c.dep_ == "prep" and c.lower_ in _WHERE and c.i > holder.i:
            for place in tree.with_conjuncts(tree.governed(c)):
                found += states(parsed, place, mentions)
    return tuple(dict.fromkeys(found))


def states(parsed: Parsed, place: Token, mentions: Mentions) -> tuple[str, ...]:
    """The states that the name of a place tells."""
    if place.pos_ not in ("PROPN", "NOUN"):
        return ()
    named = tuple(a for a in parsed.actors(place, mentions) if a.startswith("country:"))
    return named or tuple(mentions.strangers.countries(parsed.tokens_span(place.left_edge, place))[:1])


def paying(noun: Token) -> Token | None:
    """The verb or noun whose doer is on the visit: “*paid* a visit”, “*concluded* his visit”, “*is* on a visit”."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in _PAYING:
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.dep_ == "prep":
        return noun.head.head
    return None


def visitors(parsed: Parsed, noun: Token, mentions: Mentions) -> tuple[str, ...]:
    """Who is on a visit that a noun names, besides whoever owns the noun (“his visit”)."""
    holder = paying(noun)
    if holder is None:
        return ()
    if holder.pos_ in ("PROPN", "NOUN"):
        return parsed.actors(holder, mentions)
    doer = tree.subject(holder)
    return parsed.all_actors(tree.with_conjuncts(doer), mentions)


def abroad(visitors: tuple[str, ...], where: tuple[str, ...], mentions: Mentions) -> tuple[str, ...]:
    """The states of a visit that are not the visitors' own."""
    own = {mentions.strangers.country_of(a) for a in visitors} | set(visitors)
    return tuple(w for w in where if w not in own)
