"""Who “the former” and “the latter” are: people or states named a sentence or two before.

Takes a stretch of text and the mentions found before it by name, office and metonym; gives
mentions. Where there are no two there is no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.model import Mention, Span

_PAIR = re.compile(
    r"\b[Tt]he (?P<which>former|latter)\b"
    r"(?=\s*(?:['’]s\b|[,.]|said\b|told\b|spoke\b|(?:\w+ly\s+)?\w+(?:s|ed)\b))"
)
"""Before a verb or a mark: “the former president” is none of the two."""
_NEAR = 500
"""Characters within which the two named last are still meant."""


def anaphors(text: str, span: Span, before: Sequence[Mention]) -> list[Mention]:
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
            if end - mention.span.start > _NEAR:
                break
            if actor.startswith((wanted, "unknown:") if wanted == "person:" else wanted) and actor not in last:
                last.append(actor)
            if len(last) == 2:
                return last[1], last[0]
    return None
