"""“The former”, “the latter”: the two persons, or the two states or bodies, that the text named last.

Takes a stretch of text with the mentions before it, or the parse of a passage with what the document names; gives
mentions. Where there are no two there is none. The words before a verb or a mark are told by the text alone and go back
to persons first; the parse knows the others, whose two are named in one breath.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from communique.actors.anaphora.discourse import Around
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY

if TYPE_CHECKING:
    from communique.language import Doc

_PAIR = re.compile(
    r"\b[Tt]he (?P<which>former|latter)\b"
    r"(?=\s*(?:['’]s\b|[,.]|said\b|told\b|spoke\b|(?:\w+ly\s+)?\w+(?:s|ed)\b))"
)
"""Before a verb or a mark: “the former president” is none of the two."""
_NEAR_A_VERB = 500
"""Characters within which the two named last are still meant."""
_WORDS = ("former", "latter")
_NEAR_IN_PARSE = 600
"""Characters back to which the two stand."""
_NOUN = frozenset({"amod", "compound", "advmod"})


def former_latter_by_text(text: str, span: Span, before: Sequence[Mention]) -> list[Mention]:
    """The wordings of `span` that go back to somebody among `before` (mentions up to its end, in order)."""
    found = []
    for match in _PAIR.finditer(text, *span):
        pair = _last_two(before, match.start())
        if pair:
            found.append(Mention(Span(*match.span()), "pronoun", (pair[match["which"] == "latter"],)))
    return found


def _named(before: Sequence[Mention], end: int) -> Iterable[Mention]:
    """Mentions of one actor by name or office that end before `end`, the last first."""
    return (m for m in reversed(before) if m.span.end <= end and len(m.actors) == 1 and m.kind in ("name", "office"))


def _last_two(before: Sequence[Mention], end: int) -> tuple[str, str] | None:
    """The two persons named last, in the order of the text; two states where no persons are."""
    for wanted in ("person:", "country:"):
        last: list[str] = []
        for mention in _named(before, end):
            actor = mention.actors[0]
            if end - mention.span.start > _NEAR_A_VERB:
                break
            if actor.startswith((wanted, "unknown:") if wanted == "person:" else wanted) and actor not in last:
                last.append(actor)
            if len(last) == 2:
                return last[1], last[0]
    return None


def former_latter_by_parse(doc: Doc, base: int, around: Around) -> list[Mention]:
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
    for mention in around.named.before(at, _NEAR_IN_PARSE):
        if mention.kind not in ("name", "office", "metonym") or len(mention.actors) != 1:
            continue
        actor = mention.actors[0]
        alike = not named or actor.startswith(SOMEBODY) == named[0].startswith(SOMEBODY)
        if alike and actor not in named:
            named.append(actor)
        if len(named) == len(_WORDS):
            return (named[1], named[0])
    return ()
