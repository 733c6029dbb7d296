"""The lines of a page, each with where it stands: in a heading, a link, a part that is none of the page's text.

Takes a page's tree. A line ends where a block begins or ends and behind a link; what an element is called tells whether
dates are kept in it (`dated`), changes (`changed`), or what stands beside the page (`closed`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from communique.documents.characters import as_seen
from communique.vocabulary import alternatives, word_set

_FURNITURE_CLASSES = alternatives("documents", "furniture-classes")
_BREAKS = word_set("documents", "breaking-elements")
_UNREAD = word_set("documents", "unread-on-page")
_CLOSED_TAGS = {"nav", "footer", "figcaption", "select"}
_CLOSED = re.compile(rf"relat|sidebar|(?<![\w-])widget|foot|\bnav|{_FURNITURE_CLASSES}|\bprev\b|\bnext\b", re.I)
_DATE_CLASSES = alternatives("documents", "date-classes")
_DATED = re.compile(rf"{_DATE_CLASSES}|meta\b", re.I)
_CHANGED = re.compile(r"updat|modif|revis|chang", re.I)
_SITE_HEAD = re.compile(r"\b(?:site-?header|masthead|top-?bar|top-?header|header-?top|banner)\b", re.I)
HEADINGS = ("h1", "h2", "h3")
_SET_APART = re.compile(r"\d\|\d|[^\W\d_]\|\d|\d\|(?!st|nd|rd|th|er)[^\W\d_]")
"""Elements side by side that hold a day, a month and a year each, and no space."""
_MOST_LINES, _LEAF = 3_000, 10


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


def lines_of(tree: Any) -> list[Line]:
    """The lines of a page, top down."""
    body = tree.find(".//body")
    made = _Lines()
    made.walk(body if body is not None else tree)
    return _leaves(made.out[:_MOST_LINES])


def _leaves(lines: list[Line]) -> list[Line]:
    """The lines; day, month and year that stand in three under one another, as on a calendar's leaf, are one."""
    out = list(lines)
    for at in range(len(lines) - 2):
        three = [line.words for line in lines[at : at + 3]]
        if all(len(words) <= _LEAF for words in three) and sum(words.isdigit() for words in three) == 2:
            out[at] = replace(lines[at], words=" ".join(three), dated=True)
    return out


class _Lines:
    """Lines in the making: words are gathered until a block begins or ends."""

    def __init__(self) -> None:
        self.out: list[Line] = []
        self.parts: list[str] = []
        self.before = 0

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
                if tag == "a":
                    self.before = len("".join(self.parts).strip())
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
            if self.parts and _SET_APART.search(f"{self.parts[-1][-1:]}|{words[:3]}"):
                self.parts.append(" ")
            self.parts.append(words)

    def _flush(self, around: list[tuple[str, bool, bool, bool, str, bool]]) -> None:
        words = " ".join(as_seen("".join(self.parts)).split())
        self.parts = []
        if words:
            tag, closed, dated, changed, moment, in_link = around[-1]
            in_link = in_link and 2 * self.before <= len(words)  # what ends in a short link is none
            self.out.append(Line(words, tag, closed, dated, changed, moment, in_link))
        self.before = 0


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
    kept = tag if tag in HEADINGS or outer[0] not in HEADINGS else outer[0]
    is_time = tag == "time"
    return (
        kept, closed, is_time or bool(_DATED.search(named)) or (outer[2] and tag not in ("article", "section", "div")),
        bool(_CHANGED.search(named)), node.get("datetime") or "" if is_time else "",
        outer[5] or tag == "a",
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
