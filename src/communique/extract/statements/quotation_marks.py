"""Quotation marks: where quoted words begin and end, also when a mark is missing or plain."""

from __future__ import annotations

import re

from communique.model import Span

_OPEN = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "❝": "❞",
    "‚": "‘’",
    "»": "«",
    "›": "‹",
    "”": "”",
}
_TURNED = frozenset("»›”‚")
"""Marks that close elsewhere: they open where words begin."""
_MOST = 6_000
"""Characters after which an unclosed quotation is taken to end with its paragraph."""
_SHORT = 60
"""Characters that single marks without punctuation at their end may hold."""
_DEEP = 8
"""Quotations within one another that are told apart."""
_AFTER_STOP = {mark: re.compile(rf"(?<=[,.?!…]){mark}(?!\w)") for mark in "’'"}
_AFTER_WORD = {mark: re.compile(rf"(?<![s\s]){mark}(?!\w)") for mark in "’'"}
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")


def quotations(text: str, span: Span) -> list[Span]:
    """The quoted stretches of a passage, marks included, outermost ones only.

    Typographic marks pair by shape, in either direction (»…«, ”…”); plain ones alternate within a
    paragraph. A quotation that goes on in the next paragraph (which opens with a mark again) ends with
    each paragraph. A mark without a partner is left alone.
    """
    found: list[Span] = []
    for match in _PARAGRAPH.finditer(text[span.start : span.end]):
        found += _in_paragraph(text, Span(span.start + match.start(), span.start + match.end()))
    return found


def _in_paragraph(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    sought: dict[str, int] = {}  # to where a closing mark has been looked for in vain
    i = span.start
    while i < span.end:
        char = text[i]
        end = -1
        if char in _OPEN and (char not in _TURNED or _may_open(text, i)):
            end = _closing(text, i, span.end, _OPEN[char], sought)
            if end < 0 and char == "“" and i == span.start:
                end = span.end  # goes on in the next paragraph
        elif char in "'‘" and _may_open(text, i):
            end = _single(text, i, span.end, sought)
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
    """A mark before a letter, after white space or an opening: not the apostrophe in a word."""
    before = text[at - 1] if at else " "
    return (before.isspace() or before in "([—–-:") and text[at + 1 : at + 2].isalnum()


def _single(text: str, start: int, stop: int, sought: dict[str, int]) -> int:
    """The end of British single quotation marks: first where a mark follows punctuation (“we are
    ready.'”), else, for a few words, where it ends a word. An apostrophe alone (’tis) opens nothing.
    """
    close = "’" if text[start] == "‘" else "'"
    limit = min(stop, start + _MOST)
    begin = max(start + 2, sought.get(close, 0))
    match = _AFTER_STOP[close].search(text, begin, limit) if begin < limit else None
    if match:
        return match.end()
    sought[close] = limit
    match = _AFTER_WORD[close].search(text, start + 2, min(limit, start + _SHORT))
    return match.end() if match else -1


def _closing(text: str, start: int, stop: int, marks: str, sought: dict[str, int]) -> int:
    """The end of a quotation that opens with a mark of its own; those within it are passed over."""
    limit, depth, at = min(stop, start + _MOST), 1, start + 1
    if sought.get(marks, 0) >= limit:
        return -1
    opening = text[start] if text[start] not in marks else ""
    while depth:
        closing = min((p for mark in marks if (p := text.find(mark, at, limit)) >= 0), default=-1)
        plain = text.find('"', at, closing if closing >= 0 else limit) if depth == 1 else -1
        inner = text.find(opening, at, closing if closing >= 0 else limit) if opening else -1
        if inner >= 0 and (plain < 0 or inner < plain) and depth < _DEEP:
            depth, at = depth + 1, inner + 1
        elif plain >= 0:
            return plain + 1
        elif closing >= 0:
            depth, at = depth - 1, closing + 1
        else:
            if depth == 1:
                sought[marks] = limit
            return -1
    return at
