"""Lists behind a colon: “agreed to:” and then an item a line; each item is a part of what was agreed.

Takes a passage with its frames, fills the content of the frame that a list ends with the list's items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract.parsed import Parsed
from communique.model import Span

if TYPE_CHECKING:
    from communique.language import Token

_COLON = re.compile(r":[ \t]*\n")
_ITEM = re.compile(r"\s*(?:[-–—•*·▪◦●‣○]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+(?P<words>[^\n]+)")


def lists(text: str, span: Span) -> Iterator[tuple[int, list[Span]]]:
    """Each list of a stretch: where its colon stands, and its items without their marks."""
    at = span.start
    while (colon := _COLON.search(text, at, span.end)) is not None:
        items, at = [], colon.end()
        while (item := _ITEM.match(text, at, span.end)) is not None:
            items.append(Span(*item.span("words")))
            at = item.end()
        if items:
            yield colon.start(), items


def fill_lists(text: str, parsed: Parsed) -> None:
    """Give the items of each list to the wording that it completes."""
    by_head = {f.head.i: f for f in parsed.frames if f.wording.content}
    inside: set[int] = set()
    for colon, items in lists(text, parsed.passage.span):
        before = [t for t in parsed.tokens_in(Span(max(parsed.base, colon - 300), colon)) if not t.is_space]
        first = before[-1].sent.start if before else 0
        leading = next((by_head[t.i] for t in reversed(before) if t.i >= first and t.i in by_head), None)
        if leading is None:
            continue
        leading.content, leading.listed = list(item_words(parsed, items)), True
        inside |= {t.i for t in leading.content}
    parsed.frames = [f for f in parsed.frames if f.head.i not in inside] if inside else parsed.frames


def item_words(parsed: Parsed, items: list[Span]) -> Iterator[Token]:
    """The words of the items, in order."""
    for item in items:
        yield from (t for t in parsed.tokens_in(item) if not t.is_space)
