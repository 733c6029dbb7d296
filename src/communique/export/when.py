"""The day of an event, where the reading knows it: by the act's own words, by the contact in which it was said.

Takes an act, its reading and the day of publication; gives a day and how it is known (words, contact, document).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from communique.actors import Registry
from communique.export.parties import contact_of
from communique.extract.lexicon import MATERIAL
from communique.extract.times import times
from communique.model import Act, Reading, When
from communique.model.span import Span

_DONE = MATERIAL | {"sign", "recognise"}
"""What is done and not said in a talk: its contact's day is not its own."""
_BREAK = re.compile(r"[.!?;:]\s|\n")
_NEAR, _REACH = 4, 60
"""Words that may stand between a deed and its day; characters in which they are looked for."""
_OPENS = re.compile(r"(?:\W|[Oo]n\b|[Ii]n\b)*\Z")


def day_of(act: Act, reading: Reading, published: dt.date | None, registry: Registry) -> tuple[str | None, str]:
    """The day of an act and how it is known."""
    if act.kind in _DONE:
        past = {w.start for w in _own(act, reading.text, published) if _one_day(w) and _not_after(w, published)}
        if act.modality == "actual" and len(past) == 1:
            return past.pop(), "words"
    else:
        contact = contact_of(act, reading, registry)
        if contact and contact.date and contact.date.basis != "document" and _one_day(contact.date):
            return contact.date.start, "contact"
    return (published.isoformat(), "document") if published else (None, "")


def _own(act: Act, text: str, published: dt.date | None) -> Iterator[When]:
    """The days in an act's words, close behind them, and at the head of its sentence (“On 24 February, …”)."""
    before = [m.end() for m in _BREAK.finditer(text, max(0, act.span.start - 400), act.span.start)]
    head = before[-1] if before else max(0, act.span.start - 400)
    behind = _BREAK.search(text, act.span.end)
    end = min(behind.start() if behind else len(text), act.span.end + _REACH)
    for time in times(text, Span(head, end), published):
        if time.span.start >= act.span.start:
            if len(text[act.span.end : time.span.start].split()) <= _NEAR:
                yield time.when
        elif _OPENS.match(text[head : time.span.start]):
            yield time.when


def _one_day(when: When) -> bool:
    return when.start == when.end


def _not_after(when: When, published: dt.date | None) -> bool:
    return published is None or when.start <= published.isoformat()
