"""Nouns that stand for whose they are, as mentions: “President N. N.'s *administration*” is his country, “my
*representatives*” are the speaker's, “the *working groups* of the A and B governments” are A and B.

Takes a parsed passage and its mentions, gives mentions where nothing is named. A text or somebody's envoys stand
for him only where they do something.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.lexicon.owned import owned_nouns
from communique.extract.parsed import Mentions, Parsed
from communique.model import Mention

if TYPE_CHECKING:
    from communique.language import Token

_DOERS = frozenset({"nsubj", "nsubjpass"})
_WHOSE = ("of", "from", "by")


def owned(parsed: Parsed, mentions: Mentions, behalf: Callable[[str], str]) -> list[Mention]:
    """The mentions by such nouns; `behalf` gives the country or body of an actor."""
    found = []
    for token in parsed.doc:
        means = owned_nouns().get(_noun(token)) or owned_nouns().get(token.lower_)
        if means is None or token.pos_ not in ("NOUN", "PROPN") or mentions.at(parsed.offset(token)) is not None:
            continue
        if means != "country" and token.dep_ not in _DOERS:
            continue
        actors = _owners(parsed, token, mentions)
        if means != "owner":
            actors = tuple(dict.fromkeys(place for a in actors if (place := behalf(a))))
        if actors:
            found.append(Mention(parsed.span(token), "metonym", actors))
    return found


def _noun(token: Token) -> str:
    """The noun with the word before it: “working groups”."""
    return f"{token.nbor(-1).lower_} {token.lower_}" if token.i else token.lower_


def _owners(parsed: Parsed, noun: Token, mentions: Mentions) -> tuple[str, ...]:
    owner = tree.child(noun, "poss")
    if owner is not None:
        return parsed.actors(owner, mentions)
    held = (tree.governed(p) for word in _WHOSE if (p := tree.preposition(noun, word)) is not None)
    whose = next((g for g in held if g is not None), None)
    if whose is not None:
        return parsed.all_actors(tree.with_conjuncts(whose), mentions) or _states_told(parsed, whose, mentions)
    return _states_told(parsed, noun, mentions)


def _states_told(parsed: Parsed, noun: Token, mentions: Mentions) -> tuple[str, ...]:
    """“the *A* and *B* governments”: the countries that words before a noun in the plural tell."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return ()
    told = mentions.strangers.countries(parsed.tokens_span(noun.left_edge, noun))
    return tuple(told) if len(told) > 1 else ()
