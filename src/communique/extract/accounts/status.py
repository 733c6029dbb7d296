"""How far a contact is that a noun names: held, planned, agreed, offered, possible, cancelled.

Takes the noun of a contact, its words and the frame over it, gives a status.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, cast, get_args

from communique.errors import LexiconError
from communique.extract.accounts.evidence import BY_KIND, arranged
from communique.extract.acts.frame import Frame
from communique.extract.acts.operators import gladly_done
from communique.extract.parsed import Parsed
from communique.extract.times import Time
from communique.model.contact import Status
from communique.vocabulary import word_map, word_set

if TYPE_CHECKING:
    from communique.language import Token

POSSIBLE = frozenset({"possible", "potential", "any", "eventual", "prospective"})
COMING = word_set("extract/lexicon", "coming")
PAST = word_set("extract/lexicon", "past")
LIGHT = word_set("extract/lexicon", "holding-verbs")


def _statuses() -> dict[str, Status]:
    """The status of a contact that is the matter of a noun: “agreement”."""
    found = word_map("extract/lexicon", "status-by-noun")
    if not set(found.values()) <= set(get_args(Status)):
        raise LexiconError(f"extract/lexicon/lists.csv: status-by-noun means {', '.join(get_args(Status))}")
    return cast("dict[str, Status]", found)


_BY_NOUN = _statuses()
_ABOVE = 6
"""Words up from the one of a contact in which a plan for it is looked for."""
_MAKING = word_set("extract/lexicon", "making-verbs")
_SPOKEN_OF = word_set("extract/lexicon", "spoken-of-verbs")
_VIEWS = word_set("extract/lexicon", "view-nouns")


_GOING_ON = word_set("extract/lexicon", "going-on-verbs")


def noun_status(parsed: Parsed, token: Token, frame: Frame | None, modifiers: set[str], when: Time | None) -> Status:
    """How far the contact is; `frame` the one over it, `modifiers` the words on it, `when` its time."""
    verb = token.head
    if frame is not None and frame.wording.kind == "invite" and frame.modality == "actual" and not modifiers & PAST:
        return "invited"  # “invited him to attend the next summit”
    if modifiers & COMING and verb.tag_ == "VB" and token.dep_ == "dobj" and not modifiers & POSSIBLE:
        arranging = verb.lemma_ in LIGHT and verb.dep_ == "acl"  # “readiness to host the next meeting”
        return _BY_NOUN.get(verb.head.lemma_.lower(), "planned") if arranging else "planned"
    to_arrange = verb.tag_ == "VB" and token.dep_ == "dobj" and any(c.lower_ == "to" for c in verb.children)
    to_arrange = to_arrange and verb.lemma_ not in _SPOKEN_OF
    to_arrange = to_arrange and not (verb.lemma_ in ("begin", "start", "open", "end") and modifiers & {"this", "today"})
    if to_arrange and verb.dep_ == "acl" and gladly_done(verb) and not modifiers & (POSSIBLE | COMING):
        return "held"  # “welcomed the opportunity to hold the fifth round”
    if to_arrange and not (frame is not None and frame.wording.kind in BY_KIND):
        return _BY_NOUN.get(verb.head.lemma_.lower(), "possible")
    lemmas = {verb.lemma_, *(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))}
    if lemmas & {"cancel", "postpone", "call off"} and token.dep_ in ("dobj", "nsubjpass"):
        return "cancelled"
    if modifiers & POSSIBLE or _pondered(token, modifiers):
        return "possible"
    if token.dep_ in ("dobj", "attr") and verb.lemma_ in LIGHT | _MAKING and lemmas & {"will", "would", "'ll"}:
        return "planned"
    if not modifiers & PAST and (told := arranged(frame)) is not None:
        return told
    if token.dep_ in ("nsubj", "nsubjpass") and (lemmas & {"will", "would", "are", "is"}) and verb.lemma_ in _GOING_ON:
        infinitive = any(c.lower_ == "to" for c in verb.children)
        if "will" in lemmas or "would" in lemmas or infinitive:
            return "planned"
    if modifiers & COMING:
        return "planned"
    return "held"


def _pondered(token: Token, modifiers: set[str]) -> bool:
    """“its position on *a* three-way *negotiation*”: what somebody has a view of has not been held by that."""
    over = token.head.head if token.dep_ == "pobj" else token
    return "a" in modifiers and over.lemma_.lower() in _VIEWS


def not_planned(token: Token) -> bool:
    """“no plans for a *meeting* between …”: a word under a plan or date that there is not."""
    for word in islice((token, *token.ancestors), _ABOVE):
        if word.pos_ in ("VERB", "AUX"):
            return False
        if word.lemma_ in ("plan", "date") and any(c.lower_ == "no" for c in word.children):
            return True
    return False
