"""Signed quotations: “…” – N. N., with who signs each.

Takes a passage with its quotations, gives those behind which a dash, a bracket or a line of its own names
one party and tells nothing else of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.extract.parsed import Mentions, Parsed
from communique.model import Span
from communique.model.ids import SOMEBODY

_SIGN = re.compile(r"\s{0,4}(?P<sign>[—–―‒~]|-{1,2}(?=\s)|\(|\n)\s{0,4}")
_SHORTEST = 8
_OVER = re.compile(r"[.!?;](?=\s|$)|[“„«»‹❝「『\"]")
_LONGEST = 160
"""Characters of a signature with the signer's offices."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LEAD = re.compile(r"(?:(?:the|by|H\.?E\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+)*\w{0,24}\s{0,2}", re.I)


@dataclass(frozen=True, slots=True)
class Signed:
    """A quotation with the words of its signature and whom they name."""

    quote: Span
    cue: Span
    source: Span
    actors: tuple[str, ...]


def signed(text: str, parsed: Parsed, mentions: Mentions) -> Iterator[Signed]:
    """The signed quotations of a passage, in order."""
    bounds = [*(q.start for q in parsed.quoted[1:]), parsed.passage.span.end]
    for quote, stop in zip(parsed.quoted, bounds, strict=False):
        if quote.end - quote.start < _SHORTEST:
            continue
        ends_passage = not text[quote.end : parsed.passage.span.end].strip()
        sign = _SIGN.match(text, quote.end, len(text) if ends_passage else stop)
        if sign is None or (ends_passage and sign["sign"] in "(\n"):
            continue
        found = _signature(text, parsed, sign, len(text) if ends_passage else stop, mentions)
        if found is not None:
            cue = found[0] if sign["sign"] in "(\n" else Span(*sign.span("sign"))
            yield Signed(quote, cue, *found)


def _signature(
    text: str, parsed: Parsed, sign: re.Match[str], stop: int, mentions: Mentions
) -> tuple[Span, tuple[str, ...]] | None:
    """The words that sign, and whom they name: one party, of which they tell nothing."""
    close = text.find(")" if sign["sign"] == "(" else "\n", sign.end(), min(stop, sign.end() + _LONGEST))
    line = Span(sign.end(), close if close >= 0 else min(stop, sign.end() + _LONGEST))
    named = [m for m in mentions.within(line) if m.kind in ("name", "office")]
    if not named or not _LEAD.fullmatch(text, line.start, named[0].span.start):
        return None
    over = _OVER.search(text, named[0].span.end, line.end)
    end = over.start() if over else line.end
    line = Span(line.start, line.start + len(text[line.start : end].rstrip(" \t.;,")))
    if any(t.tag_ in _FINITE for t in parsed.tokens_in(line)):
        return None
    people = [m for m in named if m.actors[0].startswith(SOMEBODY) and m.span.within(line)] or named
    return line, people[0].actors


def keep_within(parsed: Parsed, quotes: Sequence[Span]) -> None:
    """What is done within a signed quotation has nothing outside of it for its object."""
    starts = [q.start for q in quotes]
    for frame in parsed.frames if quotes else ():
        at = parsed.offset(frame.head)
        quote = quotes[bisect_right(starts, at) - 1]
        if quote.start <= at < quote.end:
            frame.content = [t for t in frame.content if parsed.offset(t) < quote.end - 1]
            frame.to = [t for t in frame.to if quote.start <= parsed.offset(t) < quote.end]
