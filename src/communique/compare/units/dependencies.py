"""What the parse of a sentence tells of a word: its list, its report, how much it says by itself.

Takes tokens of one sentence; `top` are the verbs on the level of the sentence (its reports).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_EMPTY = frozenset({"DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART", "PRON", "PUNCT", "SPACE"})
_UP = frozenset({"pobj", "dobj", "prep", "attr", "agent", "pcomp", "xcomp", "ccomp", "obj", "oprd", "dative"})
_LIGHT = word_set("compare/data", "light-nouns")


STANDS = word_set("compare/data", "stance-nouns")
"""Nouns for what somebody holds or wants: “…, and the need for …” is a thing of its own."""


def first_of(token: Token) -> Token:
    """The first thing of the list in which a token stands."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def edge_of(token: Token) -> Token:
    """Where a joined thing begins, without what joins it."""
    edge: Token = token.left_edge
    return edge if edge.i > first_of(token).i else token


def items_of(first: Token) -> list[Token]:
    return [first, *(t for t in first.subtree if t.dep_ == "conj" and first_of(t) == first)]


def commas(first: Token, items: Sequence[Token]) -> bool:
    return any(t.text == "," for t in first.doc[first.i : items[-1].i])


def own_words(token: Token) -> int:
    """Words of content that are a thing's own, without what is joined to it."""
    joined = {t.i for child in token.children if child.dep_ == "conj" for t in child.subtree}
    return sum(t.pos_ not in _EMPTY and t.i not in joined for t in token.subtree)


def described(token: Token, second: Token) -> bool:
    """Whether a thing of two says enough to be spoken of alone; what follows both is said of both."""
    own = {c.dep_ for c in token.children if c.dep_ != "conj" and (token == second or c.i < second.i)}
    return bool(own & {"prep", "acl", "relcl", "amod", "compound", "nummod", "poss", "pcomp"}) and own_words(token) > 1


def in_subject(token: Token) -> bool:
    for above in (token, *token.ancestors):
        if above.dep_ in SUBJECTS:
            return True
        if above.pos_ in ("VERB", "AUX") and above != token:
            return False
    return False


def content_of(tokens: Sequence[Token]) -> int:
    return sum(t.pos_ not in _EMPTY for t in tokens)


def topical(first: Token, top: Sequence[Token]) -> bool:
    """Whether a list hangs on a report by what it is about: “discussed …”, “thanked for …”."""
    token = first
    while token not in top:
        if token.dep_ not in _UP or token.head == token:
            return False
        if (
            token.head not in top
            and token.dep_ == "prep"
            and token.lower_ == "of"
            and token.head.lemma_.lower() not in _LIGHT
        ):
            return False
        token = token.head
    return True


def depth_of(first: Token, top: Sequence[Token]) -> int:
    """How many things and deeds stand between a list and its report; “including” opens the list anew."""
    token, found = first.head, 0
    while token not in top and token.head != token:
        if token.lower_ == "including":
            break
        found += token.pos_ in ("NOUN", "PROPN", "VERB")
        token = token.head
    return found


def report_above(token: Token, top: Sequence[Token]) -> Token | None:
    """The report under which a token stands; it itself, if it is one."""
    for above in (token, *token.ancestors):
        if above in top:
            return above
    return top[0] if top else None
