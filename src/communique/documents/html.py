"""Web pages: main text, metadata and markup by trafilatura and htmldate.

The text is built from trafilatura's tree, paragraphs parted by blank lines; emphasis, links,
headings, quotations and list items become marks over their words. Nothing of a page is run.
"""

from __future__ import annotations

import re
from typing import Any, cast

from communique.documents.content import Content
from communique.model import Mark, Span
from communique.model.document import MarkKind

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_PAGE = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1|section|main)\b",
    re.I | re.S,
)
_BLOCK_TAGS = {"p", "head", "quote", "item", "list", "table", "row", "code", "fw"}
_MARKED: dict[str, MarkKind] = {
    "hi": "emphasis",
    "ref": "link",
    "head": "heading",
    "quote": "quotation",
    "item": "list-item",
    "del": "struck",
}


def looks_like_page(text: str) -> bool:
    """Whether a text begins as an HTML page or fragment does."""
    return bool(_PAGE.match(text[:2000]))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's head names."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_html(page: str, url: str | None = None) -> Content:
    """The main text of a page with its metadata; all visible text when no main text is found."""
    tree, meta = _extracted(page, url)
    text, marks = _written(tree) if tree is not None else ("", [])
    if not text.strip():
        text, marks = _visible(page), []
    return Content(
        text, "text/html", tuple(marks), meta.get("date") or _date(page, url), meta.get("title"),
        meta.get("author"), None, meta.get("url") or url,
    )  # fmt: skip


def _extracted(page: str, url: str | None) -> tuple[Any, dict[str, str | None]]:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            page, url=url, include_comments=False, include_links=True, include_formatting=True,
            with_metadata=True, favor_precision=False, deduplicate=False,
        )  # fmt: skip
    except Exception:  # trafilatura fails in many ways on odd pages; the visible text is read instead
        return None, {}
    if found is None:
        return None, {}
    return found.body, {"title": found.title, "author": found.author, "date": found.date, "url": found.url}


def _date(page: str, url: str | None) -> str | None:
    from htmldate import find_date

    try:
        return cast("str | None", find_date(page, url=url, original_date=True, extensive_search=False))
    except Exception:  # a page that htmldate cannot parse has no date
        return None


class _Writer:
    """Text in the making, with the marks over it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []

    def add(self, words: str | None) -> None:
        words = re.sub(r"[ \t\r\n\f]+", " ", words or "")
        if words.startswith(" ") and (not self.parts or self.parts[-1].endswith(("\n", " "))):
            words = words[1:]
        if words:
            self.parts.append(words)
            self.length += len(words)

    def close(self) -> None:
        """End a paragraph."""
        while self.parts and self.parts[-1].endswith(" "):
            self.length -= 1
            self.parts[-1] = self.parts[-1][:-1]
            if not self.parts[-1]:
                self.parts.pop()
        if self.parts and not self.parts[-1].endswith("\n\n"):
            self.parts.append("\n\n")
            self.length += 2


def _written(tree: Any) -> tuple[str, list[Mark]]:
    writer = _Writer()
    _walk(tree, writer)
    text = "".join(writer.parts).rstrip()
    return text, [m for m in writer.marks if m.span.end <= len(text)]


def _walk(node: Any, writer: _Writer) -> None:
    tag = node.tag if isinstance(node.tag, str) else ""
    block = tag in _BLOCK_TAGS
    if block:
        writer.close()
    start = writer.length
    if tag == "lb":
        writer.add(" ")
    writer.add(node.text)
    for child in node:
        _walk(child, writer)
        writer.add(child.tail)
    kind = _MARKED.get(tag)
    end = len("".join(writer.parts).rstrip()) if kind else 0
    if kind and end > start:
        target = node.get("target") or (node.get("rend") or "")[1:] if kind in ("link", "heading") else ""
        writer.marks.append(Mark(Span(start, end), kind, target))
    if block:
        writer.close()


def _visible(page: str) -> str:
    from lxml import html

    try:
        tree = html.fromstring(page)
    except Exception:  # not parseable at all: the tags go, the words stay
        return re.sub(r"<[^>]+>", " ", page).strip()
    for node in tree.xpath("//script|//style|//noscript|//template|//head/title"):
        node.drop_tree()
    for node in tree.iter("p", "div", "br", "li", "h1", "h2", "h3", "blockquote", "tr"):
        node.tail = "\n\n" + (node.tail or "")
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in tree.text_content().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
