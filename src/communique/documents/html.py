"""Web pages: main text, metadata and markup by trafilatura and htmldate.

The text is built from trafilatura's tree, paragraphs parted by blank lines; emphasis, links,
headings, quotations and list items become marks over their words. Nothing of a page is run.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from communique.documents.content import Content
from communique.documents.dates import from_text
from communique.documents.furniture import without_furniture
from communique.documents.layout import Layout, xpath
from communique.documents.lead import lead_of
from communique.documents.pagedate import page_date
from communique.model import Mark, Span
from communique.model.document import MarkKind

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_PAGE = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1|section|main)\b",
    re.I | re.S,
)
_BLOCK_TAGS = {
    "p", "head", "quote", "item", "list", "table", "row", "code", "fw",
    "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "ul", "ol", "tr", "figcaption",
}  # fmt: skip
"""Of trafilatura's trees, and of pages themselves where a layout names the text."""
_MARKED: dict[str, MarkKind] = {
    "hi": "emphasis",
    "ref": "link",
    "head": "heading",
    "quote": "quotation",
    "item": "list-item",
    "del": "struck",
    **dict.fromkeys(("em", "strong", "b", "i"), "emphasis"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "a": "link", "blockquote": "quotation", "li": "list-item", "s": "struck",
}  # fmt: skip


def looks_like_page(text: str) -> bool:
    """Whether a text begins as an HTML page or fragment does."""
    return bool(_PAGE.match(text[:2000]))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's head names."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_html(page: str, url: str | None = None, layout: Layout | None = None) -> Content:
    """The main text of a page with its metadata; all visible text when no main text is found.

    `layout` names where the site keeps things; what it names is taken at its word where the page has it.
    """
    tree = _parsed(page)
    text, marks, title, day = "", list[Mark](), None, None
    if layout is not None and tree is not None:
        title, text, marks = _laid_out(tree, layout)
        page = _without(tree, layout) or page
    found, meta = _extracted(page, url)
    if not text.strip():
        text, marks = _written(found) if found is not None else ("", [])
        day = from_text(text)
        text, marks = without_furniture(text, marks, title or meta.get("title"))
        text, marks = _led(text, marks, lead_of(tree, text))
    if not text.strip():
        text, marks = _visible(page), []
    return Content(
        text, "text/html", tuple(marks), page_date(page, tree, url, layout) or (day.isoformat() if day else None),
        title or meta.get("title"),
        meta.get("author"), None, meta.get("url") or url,
    )  # fmt: skip


def _led(text: str, marks: list[Mark], lead: str) -> tuple[str, list[Mark]]:
    """The text after its lead, its marks moved along."""
    if not lead:
        return text, marks
    by = len(lead) + 2
    return f"{lead}\n\n{text}", [replace(m, span=Span(m.span.start + by, m.span.end + by)) for m in marks]


def _parsed(page: str) -> Any:
    from lxml import html

    try:
        return html.document_fromstring(
            re.sub(r"\A\s*<\?xml[^>]*\?>", "", page), parser=html.HTMLParser(huge_tree=False)
        )
    except Exception:  # not parseable at all
        return None


def _laid_out(tree: Any, layout: Layout) -> tuple[str | None, str, list[Mark]]:
    """Title, text and marks of what a layout's selectors name."""
    title = None
    if layout.title:
        titles = (" ".join(node.text_content().split()) for node in tree.xpath(xpath(layout.title)))
        title = next((words for words in titles if words), None)
    if layout.drop:
        for node in tree.xpath(xpath(layout.drop)):
            if node.getparent() is not None:
                node.drop_tree()
    nodes = tree.xpath(xpath(layout.text)) if layout.text else []
    outer = [n for n in nodes if not any(a in nodes for a in n.iterancestors())]
    writer = _Writer()
    for node in outer:
        for idle in node.xpath(".//script | .//style | .//noscript | .//template | .//button | .//form"):
            idle.drop_tree()
        _walk(node, writer)
        writer.close()
    return title, *writer.written()


def _without(tree: Any, layout: Layout) -> str:
    from lxml import html

    return str(html.tostring(tree, encoding="unicode")) if layout.drop else ""


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

    def written(self) -> tuple[str, list[Mark]]:
        """The text and its marks."""
        text = "".join(self.parts).rstrip()
        return text, [m for m in self.marks if m.span.end <= len(text)]


def _written(tree: Any) -> tuple[str, list[Mark]]:
    writer = _Writer()
    _walk(tree, writer)
    return writer.written()


def _walk(node: Any, writer: _Writer) -> None:
    tag = node.tag if isinstance(node.tag, str) else ""
    block = tag in _BLOCK_TAGS
    if block:
        writer.close()
    start = writer.length
    if tag in ("lb", "br"):
        writer.add(" ")
    writer.add(node.text)
    for child in node:
        _walk(child, writer)
        writer.add(child.tail)
    kind = _MARKED.get(tag)
    end = len("".join(writer.parts).rstrip()) if kind else 0
    if kind and end > start:
        target = _target(node, tag) if kind in ("link", "heading") else ""
        writer.marks.append(Mark(Span(start, end), kind, target))
    if block:
        writer.close()


def _target(node: Any, tag: str) -> str:
    """A link's address or a heading's level, of trafilatura's elements and of HTML's own."""
    if re.fullmatch(r"h[1-6]", tag):
        return tag[1]
    return str(node.get("target") or node.get("href") or (node.get("rend") or "")[1:])


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
