"""The date that a reader of a page sees: beside its headline, labelled as published, at the head of its text.

Takes a page's tree, gives the dated lines of it with how likely each is the day of publication. Dates of other stories,
of footers and of sentences are told by where they stand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from communique.documents.days.date_labels import Label, is_label, label_behind, label_of
from communique.documents.days.written import Written, dates_in
from communique.documents.web.lines import HEADINGS, Line, lines_of
from communique.vocabulary import alternatives

_PAGE_NOUNS = alternatives("documents", "page-nouns")
_FIGURES = re.compile(r"\d\d")
_SOMETHING = re.compile(
    r"(?P<what>(?:[^.:;|·•]|\.(?=\d)){3,60})\b(?:was|were|been|wurden?|été|fue|fueron|stato|stata) "
    r"(?:first |originally |erstmals )?[^\W\d_]{4,14}(?: (?:on|am|le|el|il))?\s*\Z", re.I
)  # fmt: skip
_THE_PAGE = re.compile(
    rf"\b(?:{_PAGE_NOUNS})\b", re.I
)  # fmt: skip
"""What a page calls itself."""
_LONG, _SHORT, _SENTENCE = 120, 60, 9


@dataclass(frozen=True, slots=True)
class Seen:
    """A day seen on a page; `score` is how likely it is that of publication, `label` what stands before it."""

    day: dt.date
    score: float
    label: Label = ""
    other: dt.date | None = None
    moment: str = ""


class Shown:
    """The lines of a page. `titles` are what its head calls it, by which its headline is told."""

    def __init__(self, tree: Any, titles: Sequence[str]) -> None:
        self.lines = lines_of(tree)
        self.head = _headline(self.lines, titles)
        self.is_calendar = any(is_label(words) == "other" for words in (self.headline, *titles))

    @property
    def headline(self) -> str:
        """The words of the page's headline; empty when it has none."""
        return self.lines[self.head].words if self.head is not None else ""

    def dates(self, order: bool | None) -> list[Seen]:
        """The days that the page shows, likeliest first."""
        dated = (at for at, line in enumerate(self.lines) if _FIGURES.search(line.words))
        found = [one for at in dated for one in _of_line(self.lines, at, self.head, order)]
        return sorted(found, key=lambda one: -one.score)

    def own(self, order: bool | None) -> list[Seen]:
        """Those that may be the page's own: of a calendar of events only what says so."""
        return [one for one in self.dates(order) if one.label or not self.is_calendar]


def _headline(lines: Sequence[Line], titles: Sequence[str]) -> int | None:
    """The heading that is the page's: the one its title repeats, else the first of the highest rank."""
    from rapidfuzz.fuzz import partial_ratio

    heads = [(at, line) for at, line in enumerate(lines) if line.tag in HEADINGS and len(line.words) > 3][:40]
    best, best_score = None, 0.0
    for at, line in heads:
        alike = max(
            (partial_ratio(line.words.casefold()[:200], title.casefold()[:250]) for title in titles if title),
            default=0.0,
        )
        score = (
            alike * min(1.0, len(line.words) / 25) - (25 if line.closed else 0) + {"h1": 12, "h2": 4}.get(line.tag, 0)
        )
        if score > best_score:
            best, best_score = at, score
    return best


# -- dates --------------------------------------------------------------------------------------


def _of_line(lines: Sequence[Line], at: int, head: int | None, order: bool | None) -> Iterator[Seen]:
    line = lines[at]
    near = head is not None and -6 <= at - head <= 12
    words = line.words[:400]
    previous = 0
    short = near or line.dated or bool(label_of(_FIGURES.split(words, maxsplit=1)[0]))
    for number, one in enumerate(dates_in(words, order, short)):
        behind = label_behind(words[one.end :], words[max(0, one.start - 60) : one.start])
        label = (
            label_of(words[previous : one.start])
            or (_label_above(lines, at) if number == 0 and one.start < 12 else "")
            or behind
        )
        previous = one.end
        if not behind and label == "published" and _is_of_something(words[: one.start], len(words)):
            label = ""
        if label == "other":
            continue
        score = (
            _place(at, head)
            + _manner(line, words, one, number)
            + {"published": 2.0, "updated": -2.5}.get(label, 0.0)
            + (1.5 if behind else 0.0)
        )
        yield Seen(one.day, score, label, one.other, line.moment if number == 0 else "")


def _is_of_something(before: str, length: int) -> bool:
    """Whether “released on” and its like stand in a sentence on something that was: “Version 5.2 was released on …”."""
    if length > _LONG and len(before) > 45:
        return True
    told = _SOMETHING.search(before)
    return told is not None and not _THE_PAGE.search(told["what"])


def _place(at: int, head: int | None) -> float:
    """How near a line stands to the headline."""
    if head is None:
        return 1.0 if at < 12 else 0.0
    away = at - head
    if 0 <= away <= 4:
        return 2.5
    if -5 <= away < 0:
        return 1.5
    return 1.0 if 0 < away <= 12 else 0.0 if away <= 40 else -0.5


def _manner(line: Line, words: str, written: Written, number: int) -> float:
    """What a line looks like: a date by itself is one of publication, a date in a sentence is not."""
    rest = len(re.findall(r"[^\W\d_]{2,}", words[: written.start] + words[written.end :]))
    score = 1.0 if line.dated else 0.0
    score -= 2.0 if line.changed else 0.0
    score -= 3.0 if line.closed else 0.0
    score -= 0.5 if number else 0.0
    if len(words) <= _SHORT or rest <= 4:
        score += 0.5
    elif len(words) > _LONG or (rest > _SENTENCE and words.rstrip().endswith(".") and written.end < len(words) - 1):
        score -= 0.5 if written.start < 45 and not re.match(r"(?:on|in|by|since|until)\s", words, re.I) else 3.0
    elif not line.dated:
        score -= 1.0
    if line.in_link and line.tag not in HEADINGS:
        score -= 1.0
    return score


def _label_above(lines: Sequence[Line], at: int) -> Label:
    """The label in a cell or a line of its own before the date's."""
    above = lines[at - 1].words if at else ""
    return label_of(above) if len(above) <= 40 else ""
