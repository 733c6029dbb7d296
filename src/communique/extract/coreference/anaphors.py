"""Words that go back to somebody: he and she, an office without a name, a noun (“the diplomat”, “her host”).

Takes a parsed passage and a token, gives what of them helps to tell whom they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors.normalization import fold
from communique.extract.coreference.entities import words_of
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.extract.passage_parse import PassageParse
    from communique.language import Token

HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECT = frozenset({"dobj", "pobj", "dative"})
_TURN = re.compile(
    r"\s*(?:For (?:his|her|their|its) (?:own )?part|In (?:turn|response|reply)|On (?:his|her) (?:part|side))\b", re.I
)
_OWNERS = word_set("extract/lexicon", "possessives")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """`ruled` is whom the rules take it for."""

    at: int
    end: int
    word: str
    words: tuple[str, ...]
    """The words of its phrase, the head last."""
    kind: str
    """`he`, `she`, `office` (the rules know the words as one) or `noun`."""
    owner: str
    """`the`, `own` (“his”, “our”), or “” where no article stands."""
    subject: bool
    object: bool
    capital: str
    """The head as it is written, where in capitals: “PS”."""
    ruled: str
    clause: int
    turn: bool
    """Whether the sentence says that somebody else speaks now: “for his part”."""
    proper: bool
    person: bool
    """Whether its words are a person's: no state is “the Chancellor”."""
    told: tuple[str, ...] = ()
    """The countries that its words tell."""
    of: frozenset[str] = frozenset()
    """The words of what it is of, where that has a name: “the secretary general of the *Ramsar Convention*”."""


def anaphor(
    one: PassageParse, head: Token, start: int, ruled: str, kind: str, told: tuple[str, ...], person: bool = True
) -> Anaphor:
    """What `head` and the phrase from character `start` of the document on say."""
    word = fold(head.text)
    kind = "he" if word in HE else "she" if word in SHE else kind
    first = min(start - one.base, head.idx)
    phrase = one.words[first : head.idx + len(head)]
    opening = [t.lower_ for t in head.lefts if t.dep_ in ("det", "poss")][:1]
    led = opening[0] if opening else phrase.partition(" ")[0].lower()
    owner = "the" if led in ("the", "this", "that") else "own" if led in _OWNERS else ""
    turn = bool(_TURN.match(one.words, int(head.sent.start_char)))
    return Anaphor(
        one.offset(head), one.offset(head) + len(head), word, tuple(words_of(phrase)), kind, owner,
        head.dep_ in _SUBJECT, head.dep_ in _OBJECT, head.text if head.text.isupper() else "", ruled,
        clause_of(one, head), turn, head.pos_ == "PROPN", person, told,
        _named_behind(head),
    )  # fmt: skip


def _named_behind(head: Token) -> frozenset[str]:
    """The capitalised words of what hangs on a noun by “of”, where there are two and more."""
    objects = [o for p in head.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj" and o.pos_ == "PROPN"]
    found = frozenset(fold(t.text) for o in objects for t in (*o.lefts, o) if t.text[0].isupper() and t.is_alpha)
    return found if len(found) > 1 else frozenset()


def clause_of(one: PassageParse, head: Token) -> int:
    """Where the verb stands that a noun is a part of, in the document; -1 where none is."""
    over = head
    while over.dep_ in ("conj", "appos") and over.head.pos_ in ("NOUN", "PROPN", "PRON"):
        over = over.head
    verb = over.head
    if over.dep_ == "pobj":
        verb = verb.head
    part = over.dep_ in _SUBJECT | _OBJECT | {"agent"} and verb.pos_ in ("VERB", "AUX")
    return one.offset(verb) if part else -1
