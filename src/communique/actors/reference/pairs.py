"""“The former”, “the latter”: the two persons, or the two states or bodies, that the text named last.

Takes the parse of a passage and what the document names, gives mentions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.reference.spoken import Around
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY

if TYPE_CHECKING:
    from communique.language import Doc

_WORDS = ("former", "latter")
_NEAR = 600
"""Characters back to which the two stand."""
_NOUN = frozenset({"amod", "compound", "advmod"})


def pairs(doc: Doc, base: int, around: Around) -> list[Mention]:
    """The mentions of one of two in a passage."""
    found = []
    for token in doc:
        if token.lower_ not in _WORDS or token.dep_ in _NOUN or token.i == 0:
            continue
        article = doc[token.i - 1]
        two = _two(base + article.idx, around) if article.lower_ == "the" else ()
        if two:
            span = Span(base + article.idx, base + token.idx + len(token))
            found.append(Mention(span, "pronoun", (two[_WORDS.index(token.lower_)],)))
    return found


def _two(at: int, around: Around) -> tuple[str, ...]:
    """The two named last before a place, in the order of the text: both of them persons, or neither."""
    named: list[str] = []
    for mention in around.named.before(at, _NEAR):
        if mention.kind not in ("name", "office", "metonym") or len(mention.actors) != 1:
            continue
        actor = mention.actors[0]
        alike = not named or actor.startswith(SOMEBODY) == named[0].startswith(SOMEBODY)
        if alike and actor not in named:
            named.append(actor)
        if len(named) == len(_WORDS):
            return (named[1], named[0])
    return ()
