"""Nouns that tell of an act without a verb: “the mention by X of Y”, “X's pledge to …”, “talks between X and Y”.

Takes a parsed passage and the lexicon, gives frames whose head is the noun. Who does it stands
after “by” or “between”, or owns the noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.frame import Frame
from communique.extract.lexicon import Lexicon, Wording
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Doc, Token

_TAKING_PLACE = word_set("extract/lexicon", "taking-place-verbs")

_DONE = frozenset({"was", "were", "has", "have", "had"})


def noun_wordings(noun: Token, lexicon: Lexicon) -> Iterator[Wording]:
    """The wordings that a noun may stand for, by its form as written, then by its lemma."""
    for form in dict.fromkeys((noun.lower_, noun.lemma_.lower())):
        yield from lexicon.nouns.get(form, ())


def nominal_frames(doc: Doc, lexicon: Lexicon) -> list[Frame]:
    """One frame for each noun of saying or doing whose doer the words name."""
    found = []
    for token in doc:
        if token.tag_ in ("NN", "NNS"):
            frame = _said_by(token, lexicon) or _owned(token, lexicon) or _between(token, lexicon)
            if frame is not None:
                found.append(frame)
    return found


def _said_by(token: Token, lexicon: Lexicon) -> Frame | None:
    """“the mention by Joseph Biden of the possibility …”."""
    doer = _by(token)
    if doer is None:
        return None
    for wording in noun_wordings(token, lexicon):
        if wording.stance and not wording.tail:
            frame = Frame(wording, token, [token], tree.with_conjuncts(doer), source=doer)
            frame.content = _content(token, doer, wording)
            return frame if frame.content else None
    return None


def _owned(token: Token, lexicon: Lexicon) -> Frame | None:
    """“Russia's refusal to extend the deal drew criticism”: the subject of its sentence, with its own content."""
    owner = tree.child(token, "poss")
    if owner is None or owner.pos_ != "PROPN" or token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for wording in noun_wordings(token, lexicon):
        content = _own_clause(token)
        if wording.stance and not wording.tail and content:
            return Frame(wording, token, [token], tree.with_conjuncts(owner), content=content, source=owner, noun=True)
    return None


def _own_clause(token: Token) -> list[Token]:
    for c in token.children:
        if c.dep_ in ("acl", "relcl") and c.i > token.i and any(g.lower_ in ("to", "that") for g in c.children):
            return tree.tokens_between(token.doc, c.left_edge.i, c.right_edge.i)
    return []


def _between(token: Token, lexicon: Lexicon) -> Frame | None:
    """“Talks between X and Y began”: both do it; a meeting only wished for or planned is not held."""
    if token.dep_ not in ("nsubj", "nsubjpass") or token.head.lemma_ not in _TAKING_PLACE:
        return None
    if any(c.dep_ in ("aux", "neg") and c.lower_ not in _DONE for c in token.head.children):
        return None
    parted = tree.preposition(token, "between") or tree.preposition(token, "among")
    governed = tree.governed(parted) if parted is not None else None
    if governed is None:
        return None
    for wording in noun_wordings(token, lexicon):
        if wording.kind == "discuss" and not wording.tail:
            return Frame(wording, token, [token], tree.with_conjuncts(governed), source=governed, noun=True)
    return None


def _by(token: Token) -> Token | None:
    """The doer after “by”, also when the parse has hung it on the verb."""
    for following in token.doc[token.i + 1 : token.i + 4]:
        if following.lower_ == "by" and following.dep_ in ("agent", "prep"):
            doer = tree.governed(following)
            return doer if doer is not None and doer.pos_ in ("PROPN", "PRON") else None
        if following.pos_ not in ("ADV", "ADJ") and not following.is_space:
            return None
    return None


def _content(token: Token, doer: Token, wording: Wording) -> list[Token]:
    for holder in (token, doer):
        for slot in wording.content:
            start = tree.preposition(holder, slot)
            if start is not None and start.i > token.i and (inner := tree.governed(start)) is not None:
                return tree.tokens_between(token.doc, inner.left_edge.i, inner.right_edge.i)
    return []
