"""With whom the verb of a contact says that it was: “spoke with *N.*”, “received *N.*”.

Takes the verb, gives the nouns of those met, or None where it tells of no contact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.extract import tree
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_GUESTS = word_set("extract/lexicon", "guest-verbs")
"""Verbs whose “to” names where, not with whom."""


_MET = word_set("extract/lexicon", "met-verbs")
_PERSONS = word_set("extract/lexicon", "met-persons")


def partners_of(token: Token, several: bool) -> list[Token] | None:
    """With whom: the object or what “with” and “to” govern; None when the verb tells of no contact.

    Of `several` doers none is needed: “the presidents of A and B spoke today”.
    """
    lemma = token.lemma_.lower()
    out: list[Token] = []
    for c in token.children:
        if c.dep_ == "prep" and (c.lower_ == "with" or (c.lower_ == "to" and lemma != "meet")) and lemma not in _GUESTS:
            out += tree.with_conjuncts(tree.governed(c))
        if c.dep_ in ("dobj", "nsubjpass") and lemma in _MET:
            out += tree.with_conjuncts(c)
    if not out and lemma in ("speak", "talk", "meet") and (loose := _loose_partner(token)) is not None:
        out = tree.with_conjuncts(loose)
    if not out and lemma in ("receive", "host") and (guest := _guest(token)) is not None:
        out = [guest]
    if lemma == "welcome" and not (out and any(c.lower_ in ("to", "at", "in") for c in token.children)):
        return None  # what is welcomed is mostly no guest
    if lemma == "call":
        out += [c for c in token.children if c.dep_ == "oprd" and c.pos_ == "PROPN"]
    if lemma in ("speak", "talk", "discuss", "reach", "consult") and not out and not several:
        return None
    if lemma in ("call", "host", "receive", "welcome") and not any(
        t.pos_ in ("PROPN", "PRON") or t.lower_ in _PERSONS for t in out
    ):
        return None
    if lemma in ("travel",) or (
        lemma == "meet"
        and not out
        and not several
        and not any(c.lower_ in ("together",) or c.dep_ == "prep" for c in token.children)
    ):
        return None
    return out


def _guest(token: Token) -> Token | None:
    """“received in the Kremlin President of Finland N. N.”: the last name of the run of names."""
    for t in token.doc[token.i + 1 : token.sent.end]:
        if t.is_punct or t.tag_.startswith("VB"):
            return None
        person = t.ent_type_ == "PERSON"
        if person and (t.i + 1 >= len(token.doc) or t.nbor(1).ent_type_ != "PERSON"):
            return t
    return None


def _loose_partner(token: Token) -> Token | None:
    """The name after “with” where the parse has hung it elsewhere: “spoke today with X to offer …”."""
    after = token.doc[token.i + 1 : min(token.i + 14, token.sent.end)]
    start = next((t.i for t in after if t.lower_ == "with"), None)
    if start is None or any(t.tag_.startswith("VB") for t in token.doc[token.i + 1 : start]):
        return None
    for t in token.doc[start + 1 : token.sent.end]:
        if t.pos_ == "PROPN" and (t.i + 1 >= len(token.doc) or t.nbor(1).pos_ != "PROPN"):
            return t
        if t.tag_.startswith("VB"):
            return None
    return None
