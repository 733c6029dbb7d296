"""Quotation marks: where quoted words begin and end, also when a mark is missing or plain."""

from __future__ import annotations

import re

from communique.model import Span

_OPEN = {"“": "”", "„": "“”", "«": "»"}
_MOST = 6_000
"""Characters after which an unclosed quotation is taken to end with its paragraph."""
_SHORT = 60
"""Characters that single marks without punctuation at their end may hold."""


def quotations(text: str, span: Span) -> list[Span]:
    """The quoted stretches of a passage, marks included, outermost ones only.

    Typographic marks pair by shape; plain ones alternate within a paragraph. A quotation that
    goes on in the next paragraph (which opens with a mark again) ends with each paragraph. A
    mark without a partner is left alone.
    """
    found: list[Span] = []
    for match in re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", text[span.start : span.end]):
        found += _in_paragraph(text, Span(span.start + match.start(), span.start + match.end()))
    return found


def _in_paragraph(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    i = span.start
    while i < span.end:
        char = text[i]
        end = -1
        if char in _OPEN:
            end = _closing(text, i, span.end, _OPEN[char])
            if end < 0 and char == "“" and i == span.start:
                end = span.end  # goes on in the next paragraph
        elif char in "'‘" and _may_open(text, i):
            end = _single(text, i, span.end)
        elif char == '"' and not (i > 0 and text[i - 1].isalnum()):
            end = _plain(text, i, min(span.end, i + _MOST))
        if end > i + 2:
            found.append(Span(i, end))
            i = end
        else:
            i += 1
    return found


def _plain(text: str, start: int, stop: int) -> int:
    """The end of plain marks, which look alike: the next one, but for a few words marked inside (the term "X" is)."""
    at = text.find('"', start + 1, stop)
    while at > 0 and _opens(text, at):
        inner = text.find('"', at + 1, min(stop, at + _SHORT))
        after = text.find('"', inner + 1, stop) if inner > 0 and not _opens(text, inner) else -1
        if after < 0 or (_opens(text, after) and not _opens_few(text, after, stop)):
            break
        at = after
    return at + 1 if at > 0 else -1


def _opens_few(text: str, at: int, stop: int) -> bool:
    """Whether the mark opens a few words that end before another mark does."""
    inner = text.find('"', at + 1, min(stop, at + _SHORT))
    return inner > 0 and not _opens(text, inner) and text.find('"', inner + 1, stop) > 0


def _opens(text: str, at: int) -> bool:
    """Whether a plain mark stands where words begin: after white space, before a letter or figure."""
    return text[at - 1].isspace() and text[at + 1 : at + 2].isalnum()


def _may_open(text: str, at: int) -> bool:
    """A single mark before a letter, after white space or an opening: not the apostrophe in a word."""
    before = text[at - 1] if at else " "
    return (before.isspace() or before in "([—–-:") and text[at + 1 : at + 2].isalnum()


def _single(text: str, start: int, stop: int) -> int:
    """The end of British single quotation marks: first where a mark follows punctuation (“we are
    ready.'”), else, for a few words, where it ends a word. An apostrophe alone (’tis) opens nothing.
    """
    close = "’" if text[start] == "‘" else "'"
    first = -1
    for i in range(start + 2, min(stop, start + _MOST)):
        if text[i] != close or text[i + 1 : i + 2].isalnum():
            continue
        if text[i - 1] in ",.?!…":
            return i + 1
        if first < 0 and text[i - 1] != "s":
            first = i + 1
    return first if 0 < first - start <= _SHORT else -1


def _closing(text: str, start: int, stop: int, marks: str) -> int:
    depth = 0
    for i in range(start, min(stop, start + _MOST)):
        if text[i] == text[start]:
            depth += 1
        elif text[i] in marks or (text[i] == '"' and depth == 1):
            depth -= 1
            if depth == 0:
                return i + 1
    return -1
