"""The front and the end of an official document: what is heading, what is note, what kind of text it is."""

from __future__ import annotations

import re
from itertools import islice

from communique.model import Mark, Span
from communique.model.passage import PassageKind
from communique.passages.author import sentences
from communique.passages.line_kinds import ITEM, is_block
from communique.passages.paragraphs import is_heading
from communique.passages.wordings import wordings
from communique.vocabulary import alternatives

_ANNOUNCED_VERBS = alternatives("passages/data", "announced-verbs")
MOST = 10
"""Paragraphs from the beginning that can belong to the front."""

_LEADING = re.compile(r"[\s>*_#(\[–—•\-]{0,12}")
_SYMBOLS = re.compile(r"[^\w“\"«„(\[]{1,8}(?=\w)")
_ABOUT = re.compile(r"(?:About|ABOUT) (?:the )?[A-Z][^:.\n]{1,60}(?::|\n)")
"""“About the Forum:”: what a body is, under its text."""
_LEAD = 400
"""Characters in which a text says whether it tells of a contact."""
_LONGEST_TITLE = 45
"""Words of a line that says whose remarks follow."""
_OPENING, _SUBJECTLESS = 3, 8
"""Sentences with which a post opens, and the words of each before which a contact is told."""
_SUBJECT = re.compile(r"\b(?:I|[Ww]e|[Tt]he|[Oo]ur|[Tt]his|[Tt]hat|[Hh]e|[Ss]he)\b")
_CLOCK = re.compile(
    r"[\s(*_]{0,6}(?:END\s+)?\d{1,2}[:.]\d\d\s*(?:[AP]\.?M\b|hrs|hours|h\b)|[\s(*_]{0,6}(?:END\b|###|-30-|ENDS\b)"
)
_HELD_BACK = re.compile(rf"\b(?:will|would|to) (?:{_ANNOUNCED_VERBS})\b", re.I)
_I = re.compile(r"\b(?:I|I[’']m|I[’']ve|my|me)\b")
_QUOTED = re.compile(r"[“\"«„][^”\"»“«„]{0,4000}[”\"»“]")
_CAPITALS = re.compile(r"(?:[A-Z(“\"0-9][^\s]*|[a-z]{1,4}|and|with|from|into|over|[–—-])\Z")


def is_note(text: str, span: Span, turns: bool) -> bool:
    """An end mark, a distributor's line, a translation's disclaimer; in a transcript also what is not speech."""
    words = span.of(text)
    symbols = _SYMBOLS.match(words)
    plain = words[symbols.end() if symbols else _at(words) :]
    if not any(c.isalnum() for c in words) or _ABOUT.match(plain):
        return True
    found = wordings("boilerplate").match(plain)
    if found and not (plain[found.end() :].lstrip().startswith(":") and len(words) > 600) and _ends_word(plain, found):
        return True
    return turns and bool(
        _CLOCK.match(words) or (words[0] in "([" and words.rstrip(".")[-1] in ")]" and len(words) < 200)
    )


def _ends_word(plain: str, found: re.Match[str]) -> bool:
    """“End” and “Ends” alone; longer wordings wherever they begin a line."""
    return " " in found.group() or len(plain.strip(" .*_#-–)")) <= len(found.group()) + 1


def is_front(text: str, span: Span, marks: tuple[Mark, ...], following: bool) -> bool:
    """Whether a paragraph before the text proper is a heading: a title, an office, a place, who is quoted below."""
    words = span.of(text).strip()
    if words[-1] == ":" and ITEM.match(text, span.end):
        return False
    if is_heading(text, span, marks, following) or _CLOCK.match(words):
        return True
    plain = words[_at(words) :]
    if not following or len(words.split()) > 120 or (words[-1] in ",:" and wordings("greeting").match(plain)):
        return False
    if is_block(words) or _announces(words):
        return True
    begins = wordings("front").match(plain)
    if begins and (len(plain.split()) <= 12 or plain[-1] in ":," or re.search("following|joint", plain[:40], re.I)):
        return True
    bracketed = words[0] in "([" and words.rstrip(".")[-1] in ")]"
    return bracketed or (words[-1] in ":," and "\n" not in words and len(words.split()) <= 60)


def _announces(words: str) -> bool:
    """A long line without a sentence's end that says early whose remarks follow."""
    said = wordings("speech").search(words)
    return bool(
        said and said.start() < 60 and "\n" not in words and words[-1] not in ".!?:;,…"
        and len(words.split()) <= _LONGEST_TITLE
    )  # fmt: skip


def is_subheading(text: str, span: Span, marks: tuple[Mark, ...], before: Span, after: Span) -> bool:
    """A short line in title's letters between two paragraphs of sentences."""
    if any(m.kind == "heading" and m.span.overlaps(span) for m in marks):
        return True
    line = span.of(text).strip()
    words = line.split()
    return (
        "\n" not in line
        and 1 < len(words) <= 14
        and line[-1] not in ".!?:;,…”\"’')]"
        and line[0].isupper()
        and all(_CAPITALS.match(w) for w in words)
        and sum(w[:1].isupper() for w in words) * 2 > len(words)
        and before.of(text).rstrip()[-1] in '.!?…”"’)]'
        and len(after.of(text).split()) > 14
    )


def kind_of(title: str, body: str) -> PassageKind:
    """`readout` for an account of a contact that was held, `statement` for any other official text."""
    lead = _lead(body)
    tells = bool(wordings("held").search(lead)) and not _coming(lead)
    if re.search(r"\breadout\b", title, re.I):
        return "readout"
    if _I.search(_QUOTED.sub(" ", body)):
        return "statement"
    said = wordings("speech").search(title)
    contact = wordings("contact").search(title)
    if said and not contact:
        return "statement"
    if contact and not said:
        return "readout" if not _coming(lead) else "statement"
    return "readout" if tells else "statement"


def tells_contact(body: str) -> bool:
    """Whether a post opens with a contact of its author's: “Spoke with N.”, “Good morning! Productive talks with N.”"""
    lead = body[:_LEAD]
    parts = (one.of(line) for line in lead.split("\n") for one in sentences(line, Span(0, len(line))))
    for one in islice(parts, _OPENING):
        opening = " ".join(_SUBJECT.split(one)[0].split()[:_SUBJECTLESS])
        told = wordings("held").search(opening) or wordings("contact").search(opening)
        if told and not any(word[:1].isupper() for word in opening[: told.start()].split()[1:]):
            return not _coming(one)
    return False


def _lead(body: str) -> str:
    """The first two sentences, four hundred characters at most."""
    second = next(islice(sentences(body, Span(0, min(len(body), _LEAD))), 1, 2), None)
    return body[: second.end if second else _LEAD]


def _coming(lead: str) -> bool:
    """Whether the lead tells of what is to come before anything that has been."""
    coming, held = _HELD_BACK.search(lead), wordings("held").search(lead)
    return coming is not None and (held is None or coming.start() < held.start())


def _at(words: str) -> int:
    lead = _LEADING.match(words)
    return lead.end() if lead else 0
