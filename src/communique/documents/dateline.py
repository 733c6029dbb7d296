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

from communique.documents.characters import as_seen
from communique.documents.datelabels import Label, label_behind, label_of
from communique.documents.written import Written, dates_in

_BREAKS = {
    "p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "tr",
    "td", "th", "table", "br", "hr", "header", "footer", "main", "nav", "aside", "blockquote", "figure", "figcaption",
    "form", "time", "address", "center", "pre", "body",
}  # fmt: skip
_UNREAD = {"script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "button"}
_CLOSED_TAGS = {"nav", "footer", "figcaption", "select"}
_CLOSED = re.compile(
    r"relat|sidebar|(?<![\w-])widget|foot|\bnav|menu|teaser|recent|popular|comment|breadcrumb|carousel|latest|more-|similar|recommend"
    r"|trending|pagination|\bprev\b|\bnext\b|cookie|copyright|archive-list|listing|summary-item", re.I
)  # fmt: skip
_DATED = re.compile(r"date|publish|posted|time|byline|meta\b|meta-|-meta|stamp|created|pubd|submitted", re.I)
_CHANGED = re.compile(r"updat|modif|revis|chang", re.I)
_SITE_HEAD = re.compile(r"\b(?:site-?header|masthead|top-?bar|top-?header|header-?top|banner)\b", re.I)
_HEADINGS = ("h1", "h2", "h3")
_FIGURES = re.compile(r"\d\d")
_LONG, _SHORT = 120, 60
_MOST_LINES = 3_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, and where it stands."""

    words: str
    tag: str = ""
    closed: bool = False
    dated: bool = False
    changed: bool = False
    moment: str = ""
    in_link: bool = False


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
        self.lines = _lines(tree)
        self.head = _headline(self.lines, titles)

    @property
    def headline(self) -> str:
        """The words of the page's headline; empty when it has none."""
        return self.lines[self.head].words if self.head is not None else ""

    def dates(self, order: bool | None) -> list[Seen]:
        """The days that the page shows, likeliest first."""
        dated = (at for at, line in enumerate(self.lines) if _FIGURES.search(line.words))
        found = [one for at in dated for one in _of_line(self.lines, at, self.head, order)]
        return sorted(found, key=lambda one: -one.score)


# -- lines --------------------------------------------------------------------------------------


def _lines(tree: Any) -> list[Line]:
    body = tree.find(".//body")
    made = _Lines()
    made.walk(body if body is not None else tree)
    return made.out[:_MOST_LINES]


class _Lines:
    """Lines in the making: words are gathered until a block begins or ends."""

    def __init__(self) -> None:
        self.out: list[Line] = []
        self.parts: list[str] = []

    def walk(self, body: Any) -> None:
        around: list[tuple[str, bool, bool, bool, str, bool]] = [("", False, False, False, "", False)]
        todo: list[tuple[Any, bool]] = [(body, False)]
        while todo and len(self.out) < _MOST_LINES:
            node, left = todo.pop()
            tag = node.tag if isinstance(node.tag, str) else ""
            if left:
                self._flush(around)
                around.pop()
                self._add(node.tail)
                continue
            if not tag or tag in _UNREAD:
                self._add(node.tail)
                continue
            if tag in _BREAKS or tag == "a":
                if tag != "a":
                    self._flush(around)
                around.append(_around(around[-1], node, tag))
                todo.append((node, True))
                self._add(node.text)
                todo += [(child, False) for child in reversed(node)]
            else:
                around[-1] = _touched(around[-1], node)
                self._add(node.text)
                if node.tail:
                    todo.append((_Tail(node.tail), False))
                todo += [(child, False) for child in reversed(node)]
        self._flush(around)

    def _add(self, words: str | None) -> None:
        if words:
            self.parts.append(words)

    def _flush(self, around: list[tuple[str, bool, bool, bool, str, bool]]) -> None:
        words = " ".join(as_seen("".join(self.parts)).split())
        self.parts = []
        if words:
            tag, closed, dated, changed, moment, in_link = around[-1]
            self.out.append(Line(words, tag, closed, dated, changed, moment, in_link))


class _Tail:
    """Words that follow an element, in their turn."""

    tag = None

    def __init__(self, words: str) -> None:
        self.tail = words


def _around(
    outer: tuple[str, bool, bool, bool, str, bool], node: Any, tag: str
) -> tuple[str, bool, bool, bool, str, bool]:
    named = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}"
    body = tag in ("body", "main", "article", "section")
    closed = (
        outer[1] or tag in _CLOSED_TAGS or (not body and bool(_CLOSED.search(named))) or _is_sites(node, tag, named)
    )
    kept = tag if tag in _HEADINGS or outer[0] not in _HEADINGS else outer[0]
    is_time = tag == "time"
    return (
        kept, closed, is_time or bool(_DATED.search(named)) or (outer[2] and tag not in ("article", "section", "div")),
        bool(_CHANGED.search(named)), node.get("datetime") or "" if is_time else "", outer[5] or tag == "a",
    )  # fmt: skip


def _is_sites(node: Any, tag: str, named: str) -> bool:
    """Whether an element is the head of the site and not of the page: what it shows is today's day, if any."""
    if tag == "aside" or (tag != "header" and not _SITE_HEAD.search(named)):
        return tag == "aside"
    return next(node.iter("h1", "h2"), None) is None and next(node.iterancestors("main", "article"), None) is None


def _touched(outer: tuple[str, bool, bool, bool, str, bool], node: Any) -> tuple[str, bool, bool, bool, str, bool]:
    """An inline element's own name, which tells of the words in it."""
    named = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}"
    return (*outer[:2], outer[2] or bool(_DATED.search(named)), *outer[3:])


def _headline(lines: Sequence[Line], titles: Sequence[str]) -> int | None:
    """The heading that is the page's: the one its title repeats, else the first of the highest rank."""
    from rapidfuzz.fuzz import partial_ratio

    heads = [(at, line) for at, line in enumerate(lines) if line.tag in _HEADINGS and len(line.words) > 3][:40]
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
    for number, one in enumerate(dates_in(words, order, short=near or line.dated)):
        behind = label_behind(words[one.end :], words[max(0, one.start - 60) : one.start])
        label = (
            label_of(words[previous : one.start])
            or (_label_above(lines, at) if number == 0 and one.start < 12 else "")
            or behind
        )
        previous = one.end
        if not behind and label == "published" and len(words) > _LONG and one.start > 45:
            label = ""  # a sentence on something that was released
        if label == "other":
            continue
        score = (
            _place(at, head)
            + _manner(line, words, one, number)
            + {"published": 2.0, "updated": -2.5}.get(label, 0.0)
            + (1.5 if behind else 0.0)
        )
        yield Seen(one.day, score, label, one.other, line.moment if number == 0 else "")


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


def _manner(line: Line, words: str, one: Written, number: int) -> float:
    """What a line looks like: a date by itself is one of publication, a date in a sentence is not."""
    rest = len(re.findall(r"[^\W\d_]{2,}", words[: one.start] + words[one.end :]))
    score = 1.0 if line.dated else 0.0
    score -= 2.0 if line.changed else 0.0
    score -= 3.0 if line.closed else 0.0
    score -= 0.5 if number else 0.0
    if len(words) <= _SHORT or rest <= 4:
        score += 0.5
    elif len(words) > _LONG:
        score -= 0.5 if one.start < 45 and not re.match(r"(?:on|in|by|since|until)\s", words, re.I) else 3.0
    elif not line.dated:
        score -= 1.0
    if line.in_link and line.tag not in _HEADINGS:
        score -= 1.0
    return score


def _label_above(lines: Sequence[Line], at: int) -> Label:
    """The label in a cell or a line of its own before the date's."""
    above = lines[at - 1].words if at else ""
    return label_of(above) if len(above) <= 40 else ""
