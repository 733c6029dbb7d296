"""Introductions: the words with which an author announces somebody else's text.

“Here's the Kremlin's readout of the phone chat:” names an issuer and a kind of text, “And here is
Kyiv's:” an issuer alone; “But before that, Putin conversed with …:” names only a contact, and what
follows inherits its voice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice

from communique.actors import Hit, Registry, Scan
from communique.model import Span
from communique.model.passage import PassageKind
from communique.model.span import trimmed
from communique.passages.author import last_sentence
from communique.passages.wordings import wordings
from communique.vocabulary import alternatives

_ANNOUNCED_ADJECTIVES = alternatives("passages/data", "announced-adjectives")
_TEXT_NOUNS = alternatives("passages/data", "text-nouns")
_ORDER_OPENERS = alternatives("passages/data", "order-openers")
_TITLE_NOUNS = alternatives("passages/data", "title-nouns")
_TEXT_ADJECTIVES = alternatives("passages/data", "text-adjectives")
_TEXT_NOUNS_AND_VERBS = alternatives("passages/data", "text-nouns-and-verbs")
_CONTACT = re.compile(
    r"\b(talk(?:ed|ing)?|spoken?|speaking|convers(?:ed|ation)|call(?:ed)?|met|meeting|phoned?"
    r"|chat(?:ted)?|talks|visit(?:ed)?|hosted|received)\b",
    re.I,
)
_ENDS = re.compile(r"[:—–][\s\"“*_]*\Z")
_TAIL = 40
"""Characters of marks and blanks behind a colon."""
_COLONS = 20
"""Colons of a sentence: one with more is a list, and announces nothing by each of them."""
_TEXT = rf"(?:{_TEXT_NOUNS})"
_HERE = re.compile(
    r"\bhere(?:[’']s| is| are)\b|\bbelow (?:is|are)\b|\b(?:is|are) below\b|\bas follows\b|"
    rf"\b(?:this|these|the following) (?:(?:{_ANNOUNCED_ADJECTIVES}) ){{0,2}}{_TEXT}",
    re.I,
)
_BARE = re.compile(r"\A(?:[’']s?)?(?:\s+(?:own|one|too))?[\s*_]*[:—–][\s\"“]*\Z")
_SOURCE = re.compile(r"\b(?:from|according to|via|courtesy of)\s+(?:the\s+)?\Z", re.I)
_SHORT = 8
"""Words up to which “from the Kremlin:” announces a text and does not only name a source."""
_ORDER = re.compile(rf"\A(?:{_ORDER_OPENERS})\b")


@dataclass(frozen=True, slots=True)
class Introduction:
    """An announced text: its kind, its voice (None: whoever spoke last), the announcing words.

    `firm` when the words point to a text of the voice's (“here is N.'s readout”), not only to something said.
    """

    kind: PassageKind
    voice: str | None
    span: Span
    firm: bool = False


def introduction(text: str, span: Span, scan: Scan, registry: Registry, day: str | None) -> Introduction | None:
    """What the last sentence of a stretch announces, or None if it announces nothing. Without a colon
    only plain words will do: whose text, which kind, and that it stands here.
    """
    start = last_sentence(text, span)
    if text.count(":", start, span.end) > _COLONS:
        return None
    at, sentence = Span(start, span.end), text[start : span.end]
    colon = bool(_ENDS.search(text[max(span.start, span.end - _TAIL) : span.end]))
    voice, marker = _issuer(text, start, span.end, scan, registry, day)
    readout, statement = wordings("text-readout").search(sentence), wordings("text-statement").search(sentence)
    here = bool(_HERE.search(sentence))
    if colon and voice is None and start > span.start and (earlier := _earlier(text, span, start, scan, registry, day)):
        return earlier
    if not colon:
        plain = voice and here and (readout or statement) and marker != "bare" and len(sentence.split()) <= 30
        return Introduction("readout" if readout else "statement", voice, at, firm=True) if plain else None
    if marker == "bare" or (marker == "from" and len(sentence.split()) <= _SHORT):
        return Introduction("readout", voice, at, firm=True)
    if readout and (voice or wordings("points").search(sentence)) and marker != "said":
        return Introduction("readout", voice, at, firm=voice is not None)
    if voice and statement:
        return Introduction("statement", voice, at, firm=here or marker == "")
    if _CONTACT.search(sentence):
        return Introduction("readout", None, at)
    if statement or wordings("points").search(sentence):
        return Introduction("statement", voice, at, firm=here and voice is not None)
    return None


def tells_of_others(intro: Introduction, voice: str, scan: Scan, registry: Registry, day: str | None) -> bool:
    """“Erdoğan had spoken with Zelenskyy:” after a text of the Élysée: others met, and it tells nothing of that."""
    home = registry.country(voice)
    hits = (hit for hit in scan.names if hit.span.within(intro.span))
    sides = {registry.country(actor) for hit in hits if (actor := _publisher(hit, registry, day))} - {None}
    return home is not None and len(sides) > 1 and home not in sides


def _earlier(text: str, span: Span, start: int, scan: Scan, registry: Registry, day: str | None) -> Introduction | None:
    """What the sentence before a last one announces: “Here is N.'s readout. It is said to be short:”."""
    before = trimmed(Span(span.start, start), text)
    told = introduction(text, before, scan, registry, day) if before else None
    return replace(told, span=Span(told.span.start, span.end)) if told and told.firm else None


def breaks_in(text: str, intro: Introduction) -> bool:
    """Whether an introduction shows that the author has taken over from a pasted text."""
    return intro.firm or (intro.kind == "readout" and bool(_ORDER.match(intro.span.of(text))))


def titles_text(text: str, span: Span, scan: Scan, registry: Registry, day: str | None) -> Introduction | None:
    """A heading that is an introduction: “The Kremlin's readout”."""
    words = span.of(text)
    voice, _ = _issuer(text, span.start, span.end, scan, registry, day)
    if voice is None or voice.startswith("person:") or len(words.split()) > 8:
        return None
    if re.search(rf"\b(?:{_TITLE_NOUNS})\b", words, re.I):
        kind: PassageKind = "statement" if "statement" in words.lower() else "readout"
        return Introduction(kind, voice, span, firm=True)
    return None


_OWNER = re.compile(
    rf"\A(?:['’]s?)?\s*(?:(?:{_TEXT_ADJECTIVES})['’]?s? ){{0,4}}(?:readout|account|summary|read[- ]out"
    rf"|version|press release|statement|remarks?|{_TEXT_NOUNS_AND_VERBS})",
    re.I,
)
_BEFORE = re.compile(r"(?:\bfrom|\bby|\baccording to|\bvia|\bof|\bout of)\s+(?:the\s+)?\Z", re.I)


def _issuer(text: str, start: int, end: int, scan: Scan, registry: Registry, day: str | None) -> tuple[str | None, str]:
    """The actor whose text is announced: “the Kremlin's readout”, “according to the Élysée”, “now Kyiv's:”."""
    first = bisect_left(scan.names, start, key=lambda hit: hit.span.start)
    for hit in islice(scan.names, first, None):
        if hit.span.start >= end:
            break
        after = text[hit.span.end : end]
        bare = _BARE.match(after) and (after[:1] in "’'" or hit.span.end - start < 30)
        owner = _OWNER.match(after)
        before = bool(_BEFORE.search(text[start : hit.span.start]))
        actor = _publisher(hit, registry, day) if owner or before or bare else None
        if actor and bare and not actor.startswith("person:"):
            return actor, "bare"
        if actor and _SOURCE.search(text[start : hit.span.start]):
            return actor, "from"
        if actor and (owner or before):
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
