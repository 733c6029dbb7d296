"""Lines that are no sentences: places, days, offices, names, titles. Blocks of them open an official text or close it.

Takes a paragraph's words, tells whether it is made of such lines, and how many of a text's last paragraphs sign it off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Span
from communique.passages.wordings import wordings

ITEM = re.compile(r"\s{0,8}(?:[-–—•*·▪◦●‣○]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)/])[ \t]")
"""How an item of a list begins."""
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_TH = r"(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}{_TH}(?:\s+of)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}{_TH},?\s+\d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)\b",
    re.I,
)
_MARKUP = " \t\u00a0*_>#"
_PICTURED = re.compile(r"\s{0,3}(?:#\w{1,40}|[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001ffff])\Z")
"""The last of what a post closes its lines with."""
_LONGEST_CLOSING = 44
"""Characters of one such, with the blanks before it."""
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,4}+\Z")
_LONGEST, _LONGEST_ALONE, _LONGEST_DATED, _LONGEST_SIGNED = 32, 25, 12, 14
"""Words of a line among others, of one alone, of a place and a day, of a line that closes a text."""
_LAST = 3
"""Paragraphs from the end that can close a text."""
_SMALL = 3
"""Letters up to which a word of a title may begin small."""


def plain_end(line: str) -> str:
    """A line without the flags, pictures and tags that close it: “Fine talks in Riga. 🇱🇻 #Baltic”."""
    end = last = len(line.rstrip())
    while found := _PICTURED.search(line, max(0, end - _LONGEST_CLOSING), end):
        end = found.start()
    return line[:end] if end < last else line


def is_line(line: str) -> bool:
    """Whether a line is no sentence: it begins large and has no end of a sentence; “Washington, D.C.” ends in none."""
    plain = plain_end(line).strip(_MARKUP)
    if not plain or ITEM.match(line) or len(plain.split()) > _LONGEST:
        return False
    begins = plain[0].isupper() or plain[0].isdigit() or plain[0] in '@“"(['
    return begins and (plain[-1] not in ".!?:;,…" or is_dated(plain) or bool(_INITIALS.search(plain)))


def is_block(words: str) -> bool:
    """Whether a paragraph is made of such lines; a comma may part one from the next."""
    *before, last = [line.strip(_MARKUP) for line in words.strip().split("\n")]
    if not before and len(last.split()) > _LONGEST_ALONE:
        return False
    return is_line(last) and all(is_line(line.rstrip(",")) for line in before if line)


def is_dated(line: str) -> bool:
    """“Oslo, 15 January 2025”, “Dated: 14 October 2024”: a place and a day, or a day alone."""
    day = _DAY.search(line)
    if not day or len(line.split()) > _LONGEST_DATED:
        return False
    rest = f"{line[: day.start()]} {line[day.end() :]}"
    return not any(word[:1].islower() and len(word) > _SMALL for word in rest.split())


def signed_off(text: str, spans: Sequence[Span]) -> int:
    """How many of the last paragraphs close a text: who issues it, where and when; never all of it."""
    count = 0
    for span in reversed(spans[max(1, len(spans) - _LAST) :]):
        if not _closes(span.of(text)):
            break
        count += 1
    return count


def _closes(words: str) -> bool:
    """An office, alone or with a name, a place and a day; of a place and a day alone readers make no note."""
    lines = [line.strip(_MARKUP[:-1]) for line in words.strip().split("\n")]
    office = any(wordings("body").search(line) and not is_dated(line) for line in lines)
    return office and all(is_dated(line) or _signs(line) for line in lines)


def _signs(line: str) -> bool:
    """An office in a title's letters, or a name beside one; no greeting."""
    words = [word.strip("()[],.–—-") for word in line.split()]
    named = all(word[:1].isupper() or word[:1].isdigit() or len(word) <= _SMALL for word in words)
    return is_line(line) and len(words) <= _LONGEST_SIGNED and named and not wordings("greeting").search(line)
