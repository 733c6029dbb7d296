"""What stands about a page's text and is none of it: its headline again, its date line, share bars, press contacts.

Only lines at the edges are taken away, and headings from which on nothing is text; `furniture.csv`
has their words. A text that would be left empty is left as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

from communique.documents.days.written import is_month, written_date
from communique.model import Mark, Span
from communique.vocabulary import alternatives

_WORDS_AROUND_DATES = alternatives("documents", "words-around-dates")


def _plain(words: str) -> str:
    one = " ".join(words.split())
    return one.strip(" .|-–—").casefold() or one


with (files("communique.documents") / "furniture.csv").open("r", encoding="utf-8") as _table:
    _ROWS = [(_plain(row["words"]), row["where"]) for row in csv.DictReader(_table)]
_HEAD = {words for words, where in _ROWS if where in ("head", "both")}
_TAIL = {words for words, where in _ROWS if where in ("tail", "both")}
_END = {words for words, where in _ROWS if where == "end"}
_LINES = 8
"""Lines at an edge that are looked at."""
_DATED = re.compile(
    rf"{_WORDS_AROUND_DATES}|hits?|views?|am|pm|[a-z]{{3,9}}day",
    re.I,
)
_CODE = re.compile(r"(?:[-–—]{1,3}\s*)?[A-Z]{2,6}(?:/[A-Z]{2,6})?|[-–—*#]{1,3}\s*(?:[a-z0-9]{1,4}\s*)?[-–—*#]{1,3}")
"""An agency's sign or a row of dashes, which ends a text."""
_ROW = re.compile(r"#{2,4}|# # #|\*{3}|\* \* \*|-{3}|- - -|-?30-")
"""What press offices set under the last line of a text."""
_DESK = re.compile(r"[A-Z]{2,6}(?:/[A-Z][\w. ]{1,24}){1,3}")
"""Who wrote it for an agency: “WAM/A. Writer/B. Desk”."""
_SIGNED = re.compile(r"\s[-–—]{1,2} ?[A-Z]{2,6}\b[^.!?”\"]{0,70}\Z")
"""An agency's sign with what its desk adds, at the end of a last paragraph."""
_NUMBERED = re.compile(r"press release\W{1,3}(?:\(\d{4}\)\W?)?(?:n[.ºo]{0,2}\W?)?\d[\d/-]*", re.I)
_COUNTED = re.compile(
    r"(?:this page (?:was|has been) |page )?(?:viewed|views|visits|hits|visitors)\W{0,3}\d[\d,.]*\b", re.I
)
"""How often a page was looked at, which is other at every look."""
_SENTENCE = re.compile(r"[.!?…:;][”\"')\]]*\Z")
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z]{1,6})*/\d\S*|[A-Z ]{4,30}N[.ºo]? ?\d\S*|[\d\s./:–-]+")


def without_furniture(text: str, marks: Sequence[Mark], title: str | None) -> tuple[str, list[Mark]]:
    """The text without what stands about it, its marks moved along."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    first, last = _edges([text[a:b] for a, b in lines], title)
    if first >= last:
        return text, list(marks)
    start, end = lines[first][0], lines[last - 1][1]
    if signed := _SIGNED.search(text, lines[last - 1][0] + 1, end):
        end = signed.start()
    kept = Span(start, end)
    moved = [replace(m, span=Span(m.span.start - start, m.span.end - start)) for m in marks if m.span.within(kept)]
    return text[start:end], moved


def _edges(lines: list[str], title: str | None) -> tuple[int, int]:
    first, last = 0, len(lines)
    heading = _plain(title or "")
    first = _start(lines[: min(last, _LINES)], heading)
    for at in range(max(first + 1, last * 2 // 5), last):
        if _ends(lines[at]):
            last = at
            break
    while last > first + 1 and len(lines) - last < 2 * _LINES and _leads_out(lines[last - 1]):
        last -= 1
    return first, last


def _start(lines: list[str], heading: str) -> int:
    """Where text begins: after the headline and date lines, and what stands before these without being a sentence."""
    first = 0
    for at, line in enumerate(lines):
        if _leads_in(line, heading):
            first = at + 1
        elif len(line) > 120 or _SENTENCE.search(line.strip()):
            break
    return first


def _ends(line: str) -> bool:
    """Whether a line heads what is no text any more: “Media enquiries”, “Photos (2)”, “For enquiries: A. Grey”."""
    if len(line) > 120:
        return False
    if _ROW.fullmatch(line.strip()):
        return True
    words = _plain(re.sub(r"(?<!\s)\s*\(\d+\)\s*$", "", line)).rstrip(":")
    return words in _END or (":" in line and _plain(line.partition(":")[0]) in _END)


def _leads_in(line: str, heading: str) -> bool:
    words = _plain(line)
    headline = bool(heading) and (words == heading or (heading.startswith(words) and len(words) > 0.6 * len(heading)))
    numbered = _SYMBOL.fullmatch(line.strip()) or _NUMBERED.fullmatch(line.strip())
    return headline or words in _HEAD or _only_date(line) or _begins_with_date(line) or bool(numbered)


def _leads_out(line: str) -> bool:
    label = _plain(line.partition(":")[0]) if ":" in line and len(line) <= 120 else _plain(line)
    return (
        label in _TAIL
        or _plain(line) in _TAIL
        or _only_date(line)
        or (len(line) <= 90 and bool(_COUNTED.match(line.strip())))
        or any(form.fullmatch(line.strip()) for form in (_CODE, _DESK))
    )


def _only_date(line: str) -> bool:
    """Whether a short line holds a date and, beside it, nothing but times and what dates are introduced by."""
    if len(line) > 90 or written_date(line, day_first=True) is None:
        return False
    words = re.findall(r"[^\W\d_]+", line)
    return all(is_month(w) or _DATED.fullmatch(w) for w in words)


def _begins_with_date(line: str) -> bool:
    """Whether a short line that is no sentence opens with a date: “Friday, 4 March 2022 · 204 views · Cooperation”."""
    if len(line) > 80 or _SENTENCE.search(line.strip()) or len(re.findall(r"[^\W\d_]+", line)) > 6:
        return False
    opening = re.sub(r"^[^\W\d_]{3,9}day,?\s+", "", line.strip(), flags=re.I)[:18]
    return bool(re.match(r"\d|[^\W\d_]{3,9}\.?\s+\d", opening)) and written_date(line[:40], day_first=True) is not None
