"""Which words of a text a sentence quotes: a predicate that goes on from its subject, or a whole sentence.

All functions take a text and spans of it and give spans, so that what is quoted is always the source's.
"""

from __future__ import annotations

import re

from communique.brief.tables import numbered, verbs
from communique.model import Act, Span
from communique.model.prose import ABBREVIATED, stops
from communique.model.span import trimmed
from communique.vocabulary import alternatives

_PRONOUNS = alternatives("brief/data", "first-person")
LONGEST = 420
"""Characters of one quotation."""
_WORD = re.compile(r"[A-Za-z’']+")
_DENIALS = alternatives("brief/data", "denials")
_DENIED = re.compile(rf"\b(?:{_DENIALS}|refus\w+|declin\w+|reject\w+|den(?:y|ies|ied))\b|n[’']t\b", re.I)
_FIRST_PERSON = re.compile(rf"\b(?:{_PRONOUNS})\b", re.I)
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
_TAIL = ".,;:!?"


def predicate(text: str, act: Act, several: bool) -> Span | None:
    """The words of an act that can follow its doer's name: “urged Russia to de-escalate”; else None.

    They must open with a finite form of a verb that goes with the number of doers, hold the denial of
    what is denied, and not speak in the first person.
    """
    span = whole(text, act.span)
    if not act.cue or span is None or not act.object or min(c.start for c in act.cue) != act.span.start:
        return None
    words = span.of(text)
    first = _WORD.match(words)
    if first is None or len(words) > LONGEST or not _finite(first.group(), several):
        return None
    if act.modality == "denied" and not _DENIED.search(words):
        return None
    if act.modality not in ("actual", "denied") and first.group().lower() not in verbs():
        return None
    return None if _FIRST_PERSON.search(words) or "\n\n" in words or any(stops(words[:-1], abbreviated=True)) else span


def _finite(word: str, several: bool) -> bool:
    """Whether a form can be the predicate of this many."""
    form = word.lower()
    if numbered().get(form, "several" if several else "one") != ("several" if several else "one"):
        return False
    return form in verbs() or (form.endswith("ed") and form not in ("need", "proceed", "succeed", "exceed", "feed"))


def sentence(text: str, span: Span, within: Span) -> Span | None:
    """The whole sentence in which a span stands, None where it is too long to be quoted."""
    start, end = within.start, within.end
    for stop in stops(text, within.start, within.end):
        if stop <= span.start:
            start = stop
        elif stop >= span.end:
            end = stop
            break
    found = trimmed(Span(start, end), text)
    return found if found is not None and found.end - found.start <= LONGEST and balanced(found.of(text)) else None


def balanced(words: str) -> bool:
    """Whether every mark that opens also closes: a quotation begun elsewhere is not quoted by half."""
    return all(words.count(a) == words.count(b) for a, b in _PAIRS) and words.count('"') % 2 == 0


def unstopped(text: str, span: Span) -> Span:
    """A span without the comma or full stop at its end; the sentence that quotes it has its own."""
    while (
        span.end > span.start + 1
        and text[span.end - 1] in ",;:. \n"
        and not ABBREVIATED.search(text, max(span.start, span.end - 12), span.end)
    ):
        span = Span(span.start, span.end - 1)
    return span


def whole(text: str, span: Span) -> Span | None:
    """A span without commas at its ends, and with the mark that closes what it opens."""
    found = trimmed(span, text)
    if found is None:
        return None
    for opening, closing in _PAIRS:
        words = found.of(text)
        if words.count(opening) > words.count(closing):
            at = text.find(closing, found.end, found.end + 3)
            if at < 0:
                return None
            found = Span(found.start, at + 1)
        elif words.count(opening) < words.count(closing):
            return None
    if found.of(text).count('"') % 2:
        return None
    while found.end > found.start + 1 and text[found.end - 1] in _TAIL:
        found = Span(found.start, found.end - 1)
    return found
