"""Whom a deed is done to, where no addressee is named: who stands in its object or around it.

“Police arrested Palestinian students”, “withdrew its troops from Gaza”: event data call this the
recipient. In official accounts, whose acts are said to the other party, it is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.frame import Frame
from communique.extract.lexicon import lexicon
from communique.extract.mentions.strangers import is_set
from communique.extract.parsed import Mentions, Parsed
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_TOWARDS = word_set("extract/lexicon", "affecting-prepositions")
_GIVING = frozenset({"offer", "promise", "aid", "agree", "accept"})


def affected(parsed: Parsed, frame: Frame, by: tuple[str, ...], mentions: Mentions) -> tuple[str, ...]:
    """The first party in the deed's object, else in what hangs on its verb, that is not the doer."""
    own = with_countries(by, mentions)
    heads = list(_heads(frame))
    for head in heads:
        if frame.wording.kind in _GIVING and head.dep_ == "dobj" and _given_to(head.head, heads):
            continue  # what is given, not to whom
        found = _party(parsed, head, own, mentions)
        if found:
            return found
    return ()


def with_countries(actors: tuple[str, ...], mentions: Mentions) -> set[str]:
    """The actors and the countries they belong to."""
    return set(actors) | {c for a in actors if (c := _country(a, mentions))}


def _given_to(verb: Token, heads: list[Token]) -> bool:
    return any(h.dep_ == "pobj" and h.head.lower_ in ("to", "for", "with") and h.head.head == verb for h in heads)


def _heads(frame: Frame) -> Iterator[Token]:
    """Noun phrases from the nearest on: object, addressed phrase, then the rest of the clause."""
    head = frame.head
    seen: set[int] = {t.i for t in frame.cue}
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
    about = frame.content if frame.by_speaker else [*objects, *inner, *governed, *frame.content]
    for token in about:
        if (
            token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
            and token.i not in seen
            and token.ent_type_ not in ("DATE", "TIME")
        ):
            seen.add(token.i)
            yield token


def _party(parsed: Parsed, head: Token, own: set[str], mentions: Mentions) -> tuple[str, ...]:
    """Whoever a noun phrase stands for; else the first party that its words name: people, a mention,
    a country told by an adjective. A region is taken only where nobody else is named.
    """
    named = [a for a in parsed.actors(head, mentions) if a not in own]
    if named and not named[0].startswith("region:"):
        return tuple(named)
    for token in sorted([head, *(t for t in head.subtree if t.i != head.i)], key=lambda t: (t.i != head.i, t.i)):
        if token.ent_type_ in ("DATE", "TIME") or token.dep_ == "punct" or _on_behalf(token):
            continue
        found = _person(parsed, token, own, mentions)
        if found:
            return found
    return tuple(named)


def _person(parsed: Parsed, token: Token, own: set[str], mentions: Mentions) -> tuple[str, ...]:
    mention = mentions.at(parsed.offset(token))
    if mention is not None:
        out = tuple(a for a in mention.actors if a not in own and not a.startswith("region:"))
        return () if mention.kind == "pronoun" or len(out) < len(mention.actors) else out[:2]
    if is_human(token) and not _owned(token) and not is_set(token):
        stranger = mentions.strangers.named(parsed, token)
        return (stranger,) if stranger not in own else ()
    return tuple(c for c in mentions.strangers.countries(parsed.tokens_span(token, token)) if c not in own)[:1]


def _on_behalf(token: Token) -> bool:
    """“on behalf of the King”: for whom, not to whom."""
    return any(a.lower_ == "behalf" for a in token.ancestors)


def is_human(token: Token) -> bool:
    """Whether a noun names people to whom something is done: “students”, “Palestinians”."""
    known = lexicon().people
    human = bool(known.get(token.lemma_.lower()) or known.get(token.lower_)) or token.tag_ == "NNPS"
    return human and token.pos_ in ("NOUN", "PROPN")


def acts(token: Token) -> bool:
    """Whether a stranger so named can do something: a name, people, a body; “the website” and “a ruling” cannot."""
    known = lexicon().people
    named = token.pos_ != "NOUN" or bool(token.ent_type_) or token.tag_ == "NNPS"
    return named or token.lemma_.lower() in known or token.lower_ in known


def _owned(token: Token) -> bool:
    """“its troops”, “his supporters”: people of the doer's own."""
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children)


def _country(actor: str, mentions: Mentions) -> str:
    stranger = mentions.strangers.actors.get(actor)
    if stranger is None:
        return mentions.strangers.country_of(actor) or ""
    return f"country:{stranger.country}" if stranger.country else ""
