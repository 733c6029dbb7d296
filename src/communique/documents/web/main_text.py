"""Web pages: main text, metadata and markup by trafilatura and htmldate.

The page's tree is made ready (`prepared`), trafilatura finds the main text in it, the writer turns that into text and
marks. Nothing of a page is run.
"""

from __future__ import annotations

import copy
import datetime as dt
import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape as html_unescaped
from typing import Any

from communique.documents.characters import as_seen
from communique.documents.content import Content
from communique.documents.days.metadata import body_stated
from communique.documents.days.pages import page_date
from communique.documents.days.publication import from_text
from communique.documents.web.furniture import without_furniture
from communique.documents.web.lead import lead_of
from communique.documents.web.neighbours import revised
from communique.documents.web.parting import part
from communique.documents.web.preparation import prepare, words_of
from communique.documents.web.selectors import Layout, xpath
from communique.documents.web.writer import Writer, walk
from communique.model import Mark, Span
from communique.vocabulary import alternatives

_PAGE_ELEMENTS = alternatives("documents", "page-elements")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}+=\s{0,9}+[\"']?\s{0,9}+([\w-]{2,20})", re.I)
_CLOSED_AT_ONCE = re.compile(r"<(html|body)\b([^<>]{0,500})/>", re.I)
"""A page that is closed before it begins, which browsers pass over."""
_PAGE = re.compile(rf"<(?:!doctype\s+html|{_PAGE_ELEMENTS})\b", re.I)
_DECLARED = re.compile(r"\s*+(?:<\?xml[^>]*+>)?\s*+", re.I)
_BEGINNING = 60
_LATER, _BODY = re.compile(r"<!doctype html|<html[\s>]", re.I), re.compile(r"<body[\s>]", re.I)


def looks_like_page(text: str) -> bool:
    """Whether a text begins as an HTML page or fragment does, or as one that a server's warnings stand before."""
    head = text[:2000]
    at = _DECLARED.match(head).end()  # type: ignore[union-attr]
    while head.startswith("<!--", at) and (end := head.find("-->", at + 4)) >= 0:
        at = len(head) - len(head[end + 3 :].lstrip())
    if _PAGE.match(head, at):
        return True
    return text.lstrip()[:1] == "<" and bool(_LATER.search(text[:8000])) and bool(_BODY.search(text))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's head names."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_html(page: str, url: str | None = None, layout: Layout | None = None) -> Content:
    """The main text of a page with its metadata; all visible text when no main text is found.

    `layout` names where the site keeps things; what it names is taken at its word where the page has it.
    """
    tree = _parsed(page)
    if tree is None:
        return Content(_bare(page), "text/html", url=url)
    if layout is not None:
        _drop(tree, layout)
    told = page_date(page, tree, url, layout)
    day = told.day
    title = _title(tree, layout) if layout is not None else None
    held = body_stated(tree, url)
    prepare(tree)
    text, marks = _laid_out(tree, layout) if layout is not None else ("", [])
    if held and not text.strip() and not _shows(tree, held):
        text = held
    found, meta = _extracted(tree, url)
    if found is not None:
        part(found, tree)
    title = title or meta.get("title")
    if not text.strip():
        text, marks = _written([found] if found is not None else [])
        day = day or (None if told.is_calendar else _iso(from_text(text)))
        text, marks = without_furniture(text, marks, title)
        text, marks = _led(text, marks, lead_of(tree, text))
    if not text.strip():
        text, marks = _written([tree])
    if not text.strip():
        deeper = _parsed(page, deep=True)  # nested deeper than the parser goes by itself
        text, marks = written_of(deeper) if deeper is not None else ("", [])
    return Content(
        text,
        "text/html",
        tuple(marks),
        day,
        title,
        meta.get("author"),
        None,
        meta.get("url") or url,
        not_before=told.not_before,
        is_calendar=told.is_calendar,
    )


def _shows(tree: Any, words: str) -> bool:
    """Whether a page shows the beginning of a text that its metadata hold."""
    shown, _ = _written([tree])
    return "".join(words.split())[:_BEGINNING] in "".join(shown.split())


def read_whole(page: str) -> tuple[str, list[Mark]]:
    """All that a page or a fragment of one shows, in its order: of a mail, of a feed's entry, where nothing is beside
    the text.
    """
    tree = _parsed(page)
    if tree is None:
        return _bare(page), []
    return written_of(tree)


def written_of(tree: Any) -> tuple[str, list[Mark]]:
    """All that a tree shows, in its order, and the marks over it."""
    prepare(tree)
    return _written([tree])


def _bare(page: str) -> str:
    """The words of what cannot be parsed, without its tags."""
    return as_seen(html_unescaped(re.sub(r"<[^<>]+>", " ", page))).strip()


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _led(text: str, marks: list[Mark], lead: str) -> tuple[str, list[Mark]]:
    """The text after its lead, its marks moved along."""
    if not lead:
        return text, marks
    by = len(lead) + 2
    return f"{lead}\n\n{text}", [replace(m, span=Span(m.span.start + by, m.span.end + by)) for m in marks]


def _parsed(page: str, deep: bool = False) -> Any:
    from lxml import html

    try:
        return html.document_fromstring(
            _CLOSED_AT_ONCE.sub(r"<\1\2>", re.sub(r"\A\s*<\?xml[^>]*\?>", "", page), count=2),
            parser=html.HTMLParser(huge_tree=deep),
        )
    except MemoryError:
        raise
    except Exception:  # not parseable at all
        return None


def _drop(tree: Any, layout: Layout) -> None:
    """Take away what a layout says is never text."""
    for node in tree.xpath(xpath(layout.drop)) if layout.drop else ():
        if node.getparent() is not None:
            node.drop_tree()


def _title(tree: Any, layout: Layout) -> str | None:
    nodes = tree.xpath(xpath(layout.title)) if layout.title else []
    return next((words for node in nodes if (words := words_of(node))), None)


def _laid_out(tree: Any, layout: Layout) -> tuple[str, list[Mark]]:
    """Text and marks of what a layout's selector names."""
    nodes = tree.xpath(xpath(layout.text)) if layout.text else []
    outer = set(nodes)
    for idle in (form for node in nodes for form in node.xpath(".//form")):
        idle.drop_tree()
    return _written([n for n in nodes if not any(a in outer for a in n.iterancestors())])


def _written(nodes: Sequence[Any]) -> tuple[str, list[Mark]]:
    writer = Writer()
    for node in nodes:
        writer.part("\n\n")
        walk(node, writer)
    return writer.written()


def _extracted(tree: Any, url: str | None) -> tuple[Any, dict[str, str | None]]:
    from trafilatura import bare_extraction, external

    external.revise_paragraph_classification = revised  # the same in time with the page's length
    for told in ("trafilatura", "htmldate"):
        logging.getLogger(told).setLevel(logging.CRITICAL)  # their remarks on bad pages are not the user's business
    try:
        found = bare_extraction(
            copy.deepcopy(tree), url=url, include_comments=False, include_links=True, include_formatting=True,
            with_metadata=True, favor_precision=False, deduplicate=False,
        )  # fmt: skip
    except MemoryError:
        raise
    except Exception:  # trafilatura fails in many ways on odd pages; the visible text is read instead
        return None, {}
    if found is None:
        return None, {}
    meta = {"title": found.title, "author": found.author, "date": found.date, "url": found.url}
    return found.body, {name: _plain(words) for name, words in meta.items()}


def _plain(words: str | None) -> str | None:
    """Words of the metadata without the marks that were set into the tree."""
    return " ".join(as_seen(words).split()) if words else None
