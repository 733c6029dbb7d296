"""A tree of marked-up words → text and the marks over it: of a page, of what trafilatura made of one, of a mail.

Paragraphs are parted by blank lines, lines within them by line ends, the cells of a table's row by tabs, as a
browser copies them.
"""

from __future__ import annotations

import re
from typing import Any

from communique.documents.characters import as_seen
from communique.documents.mail.quotations import REPLY
from communique.documents.web.preparation import LINE, PARAGRAPH, TAB
from communique.model import Mark, Span
from communique.model.document import MarkKind
from communique.vocabulary import word_list, word_set

_BLOCKS = word_set("documents", "block-elements")
"""Of trafilatura's trees, and of pages themselves where a layout names the text."""
_ROWS, _CELLS = ("row", "tr"), ("cell", "td", "th")
_WITHIN_CELLS = word_set("documents", "within-cells")
_MARKED: dict[str, MarkKind] = {
    "hi": "emphasis", "ref": "link", "head": "heading", "quote": "quotation", "item": "list-item", "del": "struck",
    **dict.fromkeys(("em", "strong", "b", "i"), "emphasis"),
    **dict.fromkeys(word_list("documents", "heading-elements"), "heading"),
    "a": "link", "blockquote": "quotation", "li": "list-item", "s": "struck", "strike": "struck",
}  # fmt: skip
_UNREAD = word_set("documents", "unread-elements")
_CITED = re.compile(r"(?:gmail|yahoo|protonmail|tutanota|zmail)_?-?(?:extra|quote)", re.I)
_STOPS = re.compile(f"({PARAGRAPH}|{LINE}|{TAB})")
_ORDER = ("", " ", "\t", "\n", "\n\n")
"""What may part two words, weakest first."""


class Writer:
    """Text in the making, with the marks over it. What parts words is written when the next word comes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.due = ""
        self.breaks = 0

    def add(self, words: str | None) -> None:
        """Words, their white space made one space, the marks of line ends obeyed."""
        if not words:
            return
        for piece in _STOPS.split(words):
            if piece == PARAGRAPH:
                self.part("\n\n")
            elif piece == TAB:
                self.part("\t")
            elif piece == LINE:
                self.breaks += 1
                self.part("\n" if self.breaks == 1 else "\n\n")
            elif piece:
                self._add(re.sub(r"[ \t\r\n\f\v]+", " ", as_seen(piece)))

    def _add(self, words: str) -> None:
        if words.startswith(" "):
            self.part(" ")
        bare = words.strip(" ")
        if bare:
            if self.parts and self.due:
                self.parts.append(self.due)
                self.length += len(self.due)
            self.due, self.breaks = "", 0
            self.parts.append(bare)
            self.length += len(bare)
        if words.endswith(" "):
            self.part(" ")

    def part(self, by: str) -> None:
        """Part what comes from what was, by the stronger of what is due."""
        self.due = max(self.due, by, key=_ORDER.index)

    def begin(self) -> tuple[int, int]:
        """A place before words to come, for `mark`."""
        return self.length, len(self.parts)

    def mark(self, begun: tuple[int, int], kind: MarkKind, target: str = "") -> None:
        """Mark the words since a place, if there are any."""
        start, at = begun
        if at < len(self.parts) and self.parts[at].isspace():
            start += len(self.parts[at])
        if self.length > start:
            self.marks.append(Mark(Span(start, self.length), kind, target))

    def written(self) -> tuple[str, list[Mark]]:
        """The text and its marks."""
        return "".join(self.parts), self.marks


def walk(node: Any, writer: Writer) -> None:
    """Write a node's words and all within it. Without recursion: pages nest deeper than Python calls."""
    todo: list[tuple[Any, Any]] = [(node, None)]
    while todo:
        one, begun = todo.pop()
        tag = one.tag if isinstance(one.tag, str) else ""
        if begun is not None:
            _leave(one, tag, writer, begun)
            if one is not node:
                writer.add(one.tail)
            continue
        if not tag or tag in _UNREAD:
            if one is not node:
                writer.add(one.tail)
            continue
        _enter(one, tag, writer)
        todo.append((one, writer.begin()))
        writer.add(one.text)
        todo += [(child, None) for child in reversed(one)]


def _enter(node: Any, tag: str, writer: Writer) -> None:
    if tag in _CELLS:
        _flatten(node)
        writer.part("\n\n" if _holds_blocks(node) else "\t" if node.getprevious() is not None else "\n")
    elif tag in _ROWS:
        writer.part("\n")
    elif tag in _BLOCKS:
        writer.part("\n\n")
    elif tag in ("lb", "br"):
        writer.part("\n")


def _leave(node: Any, tag: str, writer: Writer, begun: tuple[int, int]) -> None:
    if kind := _MARKED.get(tag):
        writer.mark(begun, kind, _target(node, tag) if kind in ("link", "heading") else _reply(node, kind))
    if tag in _CELLS:
        writer.part("\n\n" if _holds_blocks(node) else " ")
    elif tag in _ROWS:
        writer.part("\n")
    elif tag in _BLOCKS:
        writer.part("\n\n")


def _flatten(cell: Any) -> None:
    """A cell's only paragraph is the cell itself, and does not part it from the next one."""
    blocks = [child for child in cell if child.tag in _WITHIN_CELLS]
    if len(blocks) == 1 and blocks[0].tag in ("p", "div") and not _holds_blocks(blocks[0]):
        blocks[0].tag = "span"


def _holds_blocks(cell: Any) -> bool:
    """Whether a cell holds paragraphs: the cell of a layout, not of a table of figures."""
    return any(child.tag in _WITHIN_CELLS for child in cell)


def _reply(node: Any, kind: MarkKind) -> str:
    """Whether a block quotation is what a mail answers, as programs of mail mark it."""
    cited = kind == "quotation" and (node.get("type") == "cite" or _CITED.search(node.get("class") or ""))
    return REPLY if cited else ""


def _target(node: Any, tag: str) -> str:
    """A link's address or a heading's level, of trafilatura's elements and of HTML's own."""
    if re.fullmatch(r"h[1-6]", tag):
        return tag[1]
    return str(node.get("target") or node.get("href") or (node.get("rend") or "")[1:])
