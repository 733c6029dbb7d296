"""Introductions: the words with which an author announces somebody else's text.

“Here's the Kremlin's readout of the phone chat:” names an issuer and a kind of text; “But
before that, Putin conversed with …:” names only a contact, and what follows inherits its voice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.actors import Hit, Registry, Scan
from communique.model import Span
from communique.model.passage import PassageKind

_READOUT = re.compile(
    r"\b(readouts?|account|summary|read[- ]out|version|press release|communiqu[eé]|report of|"
    r"chat|call|conversation|phone|meeting|talks)\b",
    re.I,
)
_STATEMENT = re.compile(
    r"\b(statement|remarks?|comment|reply|answer|response|tweet|post|speech|said|says|wrote|writes|read|reads|text|declaration|letter|message)\b",
    re.I,
)
_CONTACT = re.compile(
    r"\b(talk(?:ed|ing)?|spoken?|speaking|convers(?:ed|ation)|call(?:ed)?|met|meeting|phoned?|chat(?:ted)?|talks|visit(?:ed)?|hosted|received)\b",
    re.I,
)
_ENDS = re.compile(r"[:—–][\s\"“]*\Z")
_POINTS = re.compile(r"\b(?:here(?:[’']s| is| are)|this is|the following|as follows|below|reads?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Introduction:
    """An announced text: its kind, its voice (None: whoever spoke last), the announcing words."""

    kind: PassageKind
    voice: str | None
    span: Span


def introduction(text: str, span: Span, scan: Scan, registry: Registry, day: str | None) -> Introduction | None:
    """What the last sentence of a paragraph announces, or None if it announces nothing."""
    words = span.of(text)
    if not _ENDS.search(words):
        return None
    start = _last_sentence(text, span)
    sentence = Span(start, span.end).of(text)
    voice, marker = _issuer(text, start, span.end, scan, registry, day)
    if _READOUT.search(sentence) and (voice or _POINTS.search(sentence)) and marker != "said":
        return Introduction("readout", voice, Span(start, span.end))
    if voice and _STATEMENT.search(sentence):
        return Introduction("statement", voice, Span(start, span.end))
    if _CONTACT.search(sentence):
        return Introduction("readout", None, Span(start, span.end))
    if _STATEMENT.search(sentence) or _POINTS.search(sentence):
        return Introduction("statement", voice, Span(start, span.end))
    return None


def _last_sentence(text: str, span: Span) -> int:
    ends = [m.end() for m in re.finditer(r"[.!?]['\"”’)]*\s+(?=[A-Z“\"])", span.of(text))]
    return span.start + (ends[-1] if ends else 0)


_OWNER = re.compile(
    r"\A(?:['’]s?)?\s*(?:own |official |english |full |brief |short |press |latest |version of the |"
    r"(?:foreign ministry|government|side)['’]?s? )*"
    r"(?:readout|account|summary|read[- ]out|version|press release|statement|remarks?|communiqu|reply|comment|"
    r"response|text|report|take|side|said|says|wrote|writes|announced|put|published|issued|reported|reports|"
    r"posted|tweeted|made|gave|has|had|answered|replied|declared|also|then|later|today)",
    re.I,
)
_BEFORE = re.compile(r"(?:\bfrom|\bby|\baccording to|\bvia|\bof|\bout of)\s+(?:the\s+)?\Z", re.I)


def _issuer(text: str, start: int, end: int, scan: Scan, registry: Registry, day: str | None) -> tuple[str | None, str]:
    """The actor whose text is announced: “the Kremlin's readout”, “according to the Élysée”."""
    for hit in scan.names:
        if not start <= hit.span.start < end:
            continue
        owner = _OWNER.match(text[hit.span.end : end])
        before = bool(_BEFORE.search(text[start : hit.span.start]))
        if not owner and not before:
            continue
        actor = _publisher(hit, registry, day)
        if actor:
            return actor, "said" if owner and actor.startswith("person:") else ""
    return None, ""


def _publisher(hit: Hit, registry: Registry, day: str | None) -> str | None:
    for form in ("name", "full-name", "adjective", "seat"):
        for known in hit.known:
            if known.form == form:
                return known.actor
    surnames = {k.actor for k in hit.known if k.form == "surname"}
    active = {p for p in surnames if registry.in_office(p, day)} or surnames
    return active.pop() if len(active) == 1 else None
