"""Whose words a text is that his office publishes: “Remarks by N.”, “I, N. N., have …”.

Takes a title or the lines before the text, and who speaks in the document; gives a person, or "".
"""

from __future__ import annotations

import re

from communique.model import Span
from communique.passages.labels import Label
from communique.passages.speakers import Speakers
from communique.passages.wordings import wordings
from communique.vocabulary import alternatives

_ENDING_TITLES = alternatives("passages/data", "ending-titles")
_AFTER_NAMES = alternatives("passages/data", "after-names")
_OWN = re.compile(r"\b(?:by|of|from)\s+(?:the\s+)?(?P<who>[^\n]{2,120})", re.I)
_FOR_OTHERS = re.compile(r"\bspokes(?:person|man|woman)\b|\bpress (?:secretary|officer)\b", re.I)
"""Who speaks for his office, not for himself."""
_UNTIL = re.compile(
    rf"(?<!\s)\s+(?:{_ENDING_TITLES}|answers?|answered|responds?)\b|[,:;–—(]|[’']s?\s|\bRemarks\b"
    rf"|\bOpening\b|\bJoint\b|\bInterview\b|\bPress\b",
    re.I,
)
_TO_WHOM = re.compile(
    r"\s{0,3}+(?:to the (?:press|media|nation|people)|to (?:journalists|reporters)|delivered|made|given)?\s{0,3}+"
)
"""What may stand between “Statement” and “by N.”."""
_AFTER_NAME = re.compile(rf"\s(?:{_AFTER_NAMES})\b|[:;–—(]")
_APPOSED = 3
"""Parts between commas in which a name can follow its office."""
_NAMED_I = re.compile(r"\bI, (?P<who>[^,\n]{3,60}), ")


def own_words(title: str, speakers: Speakers, for_others: bool = False) -> str:
    """The person whose remarks the title announces: “Remarks by N.”, “Secretary N. at a press availability”.

    Who speaks for his office is only given where asked for (`for_others`), and then also a stranger.
    """
    told = wordings("told").search(title) or wordings("speech").search(title)
    if not told or (_FOR_OTHERS.search(title) and not for_others):
        return ""
    by = _OWN.search(title, told.end())
    near = by is not None and bool(_TO_WHOM.fullmatch(title[told.end() : by.start()]))
    if by and near and for_others and (apposed := _apposed(by["who"], speakers)):
        return apposed
    for words in (by["who"] if by and near else "", title):
        stop = _UNTIL.search(words)
        who = words[: stop.start()] if stop else words
        person = _person(who.strip(), speakers, for_others) if who.strip() else ""
        if person:
            return person
        if by and near:
            return ""
    return ""


def _apposed(words: str, speakers: Speakers) -> str:
    """“the Head of Government, Ms. N. N., following …”: the name behind an office that names nobody."""
    office, *parts = words.split(",")[: 1 + _APPOSED]
    if speakers.name_in(office):
        return ""
    for part in parts:
        stop = _AFTER_NAME.search(part)
        if named := speakers.name_in(part[: stop.start()] if stop else part):
            return named
    return ""


def says_i(body: str, speakers: Speakers) -> str:
    """Who names himself beside his “I”."""
    found = _NAMED_I.search(body)
    return speakers.name_in(found["who"]) if found else ""


def _person(words: str, speakers: Speakers, stranger: bool) -> str:
    named = speakers.named(Label(Span(0, 1), words, (), True, ":"))
    if named is None and words[:1].islower():
        named = speakers.named(Label(Span(0, 1), f"The {words}", (), True, ":"))
    if named is None or named.role != "speaks":
        return ""
    known = named.voice.startswith("person:") or (stranger and named.trust > 2 and "-" in named.voice)
    return named.voice if known else ""
