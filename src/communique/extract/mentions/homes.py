"""Whose people a text's persons are: their states and bodies, strangers' by the titles beside their names.

“Mongolian Foreign Minister Mr. T. B.” and “T. B., Foreign Minister of Mongolia” are Mongolia's; a stranger with a title
that names no state is the publisher's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from communique.extract.parsed import Mentions, Parsed, Places
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY
from communique.model.spots import Spots

_ENDS = re.compile(r"\n|[.!?][”\"’)]*\s+(?=[A-Z“\"(])|[;:“”\"]|\b(?:with|and|met|to)\b")
_APPOSED = re.compile(r"\s*[,(]\s*(?:the\s+)?(?=[A-Z])")
_BESIDE, _NAMED = 110, 3
"""Characters before and behind a name in which its titles stand, and how many of its places are looked at."""


class Homes:
    """Gives an actor's state or body, “” where unknown; each is looked for once."""

    def __init__(
        self, parsed: Sequence[Parsed], mentions: Mentions, known: Callable[[str], str], home_at: Callable[[int], str]
    ) -> None:  # fmt: skip
        """`known` tells what tables and the text itself say, `home_at` in whose name the text speaks at a character."""
        self._known, self._home_at, self._strangers = known, home_at, mentions.strangers
        self._places = Places(parsed)
        self._titles = Spots((hit, (hit.span,)) for hit in mentions.strangers.scan.titles)
        self._starts = [m.span.start for m in mentions.all]
        self._mentions = mentions.all
        self._named: dict[str, list[Mention]] = {}
        for mention in mentions.all:
            if mention.kind == "name" and len(mention.actors) == 1:
                self._named.setdefault(mention.actors[0], []).append(mention)
        self._found: dict[str, str] = {}

    def __call__(self, actor: str) -> str:
        if actor not in self._found:
            self._found[actor] = self._known(actor) or self._by_titles(actor)
        return self._found[actor]

    def _by_titles(self, actor: str) -> str:
        own = ""
        for mention in self._named.get(actor, ())[:_NAMED] if actor.startswith(SOMEBODY) else ():
            before, behind = self._beside(mention.span)
            for span in (behind, before):
                if told := self._strangers.countries(span):
                    return told[-1] if span is before else told[0]
            if not own and any(self._titles.over(span) for span in (before, behind)):
                own = self._home_at(mention.span.start)
        return own

    def _beside(self, span: Span) -> tuple[Span, Span]:
        """Where the titles before a name and in apposition behind it stand."""
        one = self._places.at(span.start)
        if one is None:
            return Span(span.start, span.start), Span(span.end, span.end)
        first = max(0, span.start - one.base - _BESIDE, self._last_end(span) - one.base)
        before = one.words[first : span.start - one.base]
        cut = max((m.end() for m in _ENDS.finditer(before)), default=0)
        after = one.words[span.end - one.base : span.end - one.base + _BESIDE]
        opened = _APPOSED.match(after)
        stop = _ENDS.search(after, opened.end()) if opened else None
        end = (stop.start() if stop else len(after)) if opened else 0
        return Span(one.base + first + cut, span.end), Span(span.end, span.end + end)

    def _last_end(self, span: Span) -> int:
        """Where the name of the person before ends."""
        number = bisect_left(self._starts, span.start) - 1
        while number >= 0 and span.start - self._mentions[number].span.start < _BESIDE:
            before = self._mentions[number]
            if before.kind == "name" and any(a.startswith(SOMEBODY) for a in before.actors):
                return min(span.start, before.span.end)
            number -= 1
        return 0
