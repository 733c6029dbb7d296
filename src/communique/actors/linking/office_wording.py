"""What an office's words mean, and whether two wordings mean one office.

Takes office phrases, gives `Wording`s to be remembered and compared: “the Minister” may be the one whom the
text called “Minister for Foreign Affairs”, never the one it called “Deputy Minister”.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.actors.mentions.office_phrases import Phrase
from communique.actors.normalization import key
from communique.actors.registry.entries import LEADING, Title, bears
from communique.actors.word_roles import BELOW, head, words
from communique.model import Term

OTHER = "other"
_ACTING = words("acting")


@dataclass(frozen=True, slots=True)
class Wording:
    """One office's words: the bare ones, what they can mean, what parts it from the holder."""

    words: str
    titles: tuple[Title, ...]
    offices: frozenset[str]
    noun: str
    below: frozenset[str]
    former: bool
    acting: bool
    field: str
    scope: str


def wording(phrase: Phrase, text: str) -> Wording:
    """The wording of a phrase."""
    said = key(phrase.title.span.of(text))
    offices = {o for title in phrase.title.titles for o in title.offices}
    if "leader" in offices:
        offices = (offices - {"leader"}) | {*LEADING, "de-facto-leader", "head-of-body"}
    if phrase.below:  # “Deputy Secretary” is the Deputy Secretary of State
        offices = {f"deputy-{office}" for office in offices} | (offices & {OTHER})
    below = phrase.below | (set(said.split()) & BELOW)
    return Wording(
        said, phrase.title.titles, frozenset(offices), head(said), below, phrase.former,
        phrase.acting or said.split()[0] in _ACTING, phrase.field,
        phrase.scope,
    )  # fmt: skip


def same_office(asked: Wording, borne: Wording) -> bool:
    """Whether the office that the text speaks of may be the one that somebody has been named with."""
    if asked.below != borne.below or asked.former != borne.former:
        return False
    if asked.field and not _within(asked.field, f"{borne.field} {borne.words}"):
        return False
    if asked.scope and borne.scope and asked.scope != borne.scope:
        return False
    if asked.words == borne.words or _bare(asked.words) == _bare(borne.words):
        return True
    if asked.noun and borne.noun and asked.noun != borne.noun:
        return False
    shared = asked.offices & borne.offices
    if OTHER in borne.offices or OTHER in asked.offices:
        return borne.words.endswith(asked.words) or borne.words.startswith(asked.words)
    return bool(shared - {OTHER})


def serves(term: Term, asked: Wording) -> bool:
    """Whether a term of the registry is of the office that the words mean: by its kind or by its title's words."""
    below = set(key(term.title).split()) & BELOW
    if asked.field:
        return _within(f"{asked.words} {asked.field}", key(term.title)) and asked.below == below
    if asked.below or below:
        wanted = {f"deputy-{o}" for o in asked.offices} | asked.offices
        kind = term.office in wanted - {OTHER} and (not asked.below or not below or asked.below == below)
        return _noun_fits(term, asked) and (kind or (asked.below == below and _within(asked.words, key(term.title))))
    if not _noun_fits(term, asked):
        return False
    return _of_kind(term, asked) or _titled_so(term, asked)


def _titled_so(term: Term, asked: Wording) -> bool:
    """Whether the words stand in a term's title; one word alone only in that of an office without a kind."""
    return (term.office == OTHER or " " in asked.words) and _within(asked.words, key(term.title))


def _of_kind(term: Term, asked: Wording) -> bool:
    """Whether a term's office is of a kind that the words mean in its country."""
    for title in asked.titles:
        kinds = set(title.offices) - {OTHER}
        kind = term.office in (asked.offices if "leader" in kinds else kinds)
        if kind and (not title.scope or term.of in title.scope) and (not title.title or bears(term.title, title.title)):
            return True
    return False


def acting(term: Term) -> bool:
    """Whether a term is one for the time being, by its title."""
    return bool(set(key(term.title).split()[:1]) & _ACTING)


def _noun_fits(term: Term, asked: Wording) -> bool:
    """“Foreign Minister” is not what a Secretary of State is called."""
    noun = head(term.title)
    return not asked.noun or not noun or noun == asked.noun


def _bare(words_: str) -> frozenset[str]:
    """The words that tell: “Head of the President's Office” is the Head of the Office of the President."""
    return frozenset(words_.split()) - {"of", "for", "the", "and", "s"}


def _within(words_: str, wider: str) -> bool:
    return _bare(words_) <= set(wider.split())
