"""Turns of a transcript: who takes the word where.

Takes a paragraph, gives the places where a speaker's label stands (“Question:”, “Sergey
Lavrov:”, “MS. PSAKI:”, “Q  ”), each with the speaker named in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.actors import Registry
from communique.actors.fold import WORD, key, slug
from communique.model import Span

_ASKS = re.compile(r"(?:Question|Q|Reporter|Journalist|Interviewer|Moderator(?= *\())\b", re.I)
_HONORIFIC = re.compile(r"\b(?:MR|MS|MRS|DR|GEN|SEN|ADM|AMB)\.\s+\Z")
_ANSWERS = re.compile(r"(?:Answer|A)\Z")
# A label: at the start of a paragraph or after a sentence; up to nine words, then a colon.
_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[.!?…”\")\]]\s)|(?<=[.!?…”\")\]]\s\s)|(?<=\n))[ \t]*"
    r"(?P<label>(?:Q|Question|Answer|QUESTION)(?=\s*:)|Q(?=\s{2,}\S)|"
    r"[A-Z][\w.'’\-]*(?:[ \u00a0]+(?:\([^()\n]{2,40}\)|[A-Za-z][\w.,'’\-]*)){0,11})"
    r"(?:\s*\([^()\n]{2,60}\))?(?P<colon>\s*:(?=\s)|(?=\s{2,}))",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker's label and what it says: `asks` for a question's label, `voice` an actor id."""

    label: Span
    body: int
    voice: str
    asks: bool


def turns(text: str, paragraph: Span, registry: Registry, day: str | None, home: str = "") -> list[Turn]:
    """The labels in one paragraph, in order. A colon after other words is not a label.

    `home` is the country whose officials a bare office means (“THE PRESIDENT:”).
    """
    found = []
    for match in _LABEL.finditer(text, paragraph.start, paragraph.end):
        start, label = match.start("label"), match.group("label")
        if honorific := _HONORIFIC.search(text, paragraph.start, start):  # “MR. MUNOZ:”, two spaces between
            start, label = honorific.start(), honorific.group().strip() + " " + label
        asks = bool(_ASKS.fullmatch(label))
        if not match.group("colon") and label != "Q":
            continue
        voice = "unknown:questioner" if asks else _speaker(label, registry, day, home)
        if voice:
            found.append(Turn(Span(start, match.end()), match.end(), voice, asks))
    return found


def _speaker(label: str, registry: Registry, day: str | None, home: str) -> str | None:
    """The actor a label names; an upper-case label of somebody unknown is kept as unknown."""
    if _ANSWERS.fullmatch(label):
        return "unknown:respondent"
    words = label.replace(",", " ").split()
    for start in range(len(words)):
        part = key(" ".join(words[start:]))
        bearers = registry.names.get(part, [])
        full = {k.actor for k in bearers if k.form == "full-name"}
        surnames = {k.actor for k in bearers if k.form == "surname"}
        titled = start > 0
        if len(full) == 1:
            return full.pop()
        if surnames and (titled or label.isupper()):
            active = {p for p in surnames if registry.in_office(p, day)} or surnames
            if len(active) == 1:
                return active.pop()
    if home and label.lower().startswith("the ") and (holder := _holder(label, registry, day, home)):
        return holder
    if label.isupper() and len(WORD.findall(label)) <= 8:
        return f"unknown:{slug(label)}"
    return None


def _holder(label: str, registry: Registry, day: str | None, home: str) -> str | None:
    """Whoever held the office that a label names, where one person did."""
    for title in registry.titles.get(key(label[4:]), ()):
        if not title.scope or home in title.scope:
            found = registry.holders(title.offices, home, day, title.title)
            if len(found) == 1:
                return found[0]
    return None
