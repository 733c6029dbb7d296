"""Verbs that change what hangs on them (operators.csv): what is stopped is over, what is hoped is not done.

Takes a verb of a parse, tells what the verbs above it make of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.extract.lexicon import lexicon
from communique.model.contact import Status

if TYPE_CHECKING:
    from communique.language import Token

_STATUS: dict[str, Status] = {"wanted": "possible", "planned": "planned"}


def denied_above(verb: Token) -> bool:
    """“stopped *blocking*”, “does not mean that we will *yield*”."""
    verb = _first(verb)
    above = _above(verb)
    if above is None:
        return False
    effect = lexicon().operators.get(above.lemma_.lower(), "")
    if effect == "ended":
        return bool(verb.tag_ == "VBG")
    return effect == "implied" and verb.dep_ == "ccomp" and any(c.dep_ == "neg" for c in above.children)


def hoped_for(verb: Token) -> Status | None:
    """“would like to *visit*”, “is due to *meet*”, “looks forward to *welcoming*”: how far it is from held."""
    verb = _first(verb)
    above = _above(verb)
    if above is None or verb.dep_ == "ccomp":
        return None
    word = above.lower_ if above.lower_ in lexicon().operators else above.lemma_.lower()
    status = _STATUS.get(lexicon().operators.get(word, ""))
    if word == "look" and not any(c.lower_ == "forward" for c in above.children):
        return None
    return status


def gladly_done(verb: Token) -> bool:
    """“was delighted to *receive*”, “had the pleasure of *meeting*”: told as done, unless it would or will be."""
    verb = _first(verb)
    above = verb.head if verb.dep_ == "acl" else _above(verb)
    if above is None or lexicon().operators.get(above.lower_) != "done":
        return False
    holder = above.head if above.dep_ in ("acomp", "dobj", "attr") else above
    return not any(c.dep_ in ("aux", "neg") and c.tag_ in ("MD", "RB") for c in holder.children)


def _first(verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_:
        verb = verb.head
    return verb


def _above(verb: Token) -> Token | None:
    """The verb or adjective that a verb is a complement of, also behind a preposition."""
    if verb.dep_ in ("xcomp", "ccomp") or (verb.dep_ == "advcl" and verb.head.pos_ == "ADJ"):
        return verb.head  # “*good* to see N.”
    if verb.dep_ == "pcomp" and verb.head.dep_ in ("prep", "advmod"):
        above = verb.head.head
        return above.head if above.lower_ == "forward" else above
    return None
