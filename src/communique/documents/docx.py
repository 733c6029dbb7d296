"""Word documents (.docx): mammoth makes a page of them, which the writer turns into text and marks.

Tracked insertions count and deletions do not; content controls, text boxes, smart tags, footnotes and tables are read.
What mammoth passes over (simple fields) or takes along (hidden words, marks of footnotes in sentences) is put right in
the tree. python-docx reads the particulars alone: it leaves out insertions, controls, boxes and notes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from communique.documents.content import Content
from communique.documents.web.main_text import written_of
from communique.documents.zipped import DAMAGED, opened
from communique.errors import DocumentTooLarge, EmptyDocument, NotText
from communique.model import Mark
from communique.model.document import MediaType

_MEDIA_TYPE: MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEMPLATES = frozenset(
    {dt.datetime(2013, 12, 23, 23, 15), dt.datetime(2006, 9, 16), dt.datetime(2006, 9, 13, 11, 21, 51)}
)
"""Moments at which templates were made that programs write documents from; no document was published then."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
"""
_EARLIEST = dt.datetime(1990, 1, 1)
"""Before which no such document was made: clocks that were never set."""
_WRAPPERS = tuple(f"{_W}{name}" for name in ("fldSimple", "dir", "bdo"))
_TEXTUAL = ("document", "footnotes", "endnotes")
_MARKED = (".xml", ".rels")
MAX_TAGS = 500_000
"""Tags of all parts: some 500 pages of a word processor's. A small packed file may hold millions, and each costs."""
MAX_CHARACTERS = 5_000_000
_COPIED = dt.timedelta(days=31)
"""After so long a document that was begun is a copy of an older one, written anew."""


def read_docx(data: bytes, called: str) -> Content:
    """The text of a Word document with its title and author, and the day it was made.

    Raises NotText, EmptyDocument, DocumentTooLarge.
    """
    _hold_to_limits(data, called)
    try:
        text, marks = _written(data, called)
    except (ImportError, MemoryError, DocumentTooLarge):
        raise
    except Exception as error:  # mammoth fails in many ways on broken files
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise NotText(
            f"{called}: is a Word document that cannot be read ({reason}); save it again or as text"
        ) from None
    if not text.strip():
        raise EmptyDocument(f"{called}: is a Word document without text")
    made, title, author = _particulars(data)
    return Content(text, _MEDIA_TYPE, tuple(marks), None, title, author, made=made)


def _hold_to_limits(data: bytes, called: str) -> None:
    """The archive's limits hold before anything of it is unpacked, that of tags before anything is made of them."""
    with opened(data, called) as archive:
        try:
            tags = sum(archive.read(name).count(b"<") for name in archive.namelist() if name.endswith(_MARKED))
        except DAMAGED:
            return  # what is wrong with it is told by whoever reads it
    if tags > MAX_TAGS:
        raise DocumentTooLarge(
            f"{called}: is a Word document of {tags:,} tags, more than one may have ({MAX_TAGS:,}); split it"
        )


def _written(data: bytes, called: str) -> tuple[str, list[Mark]]:
    import mammoth
    from lxml import html

    page = mammoth.convert_to_html(
        io.BytesIO(_put_right(data)), style_map=_STYLES, convert_image=lambda image: []
    ).value
    if not page.strip():
        return "", []
    if len(page) > MAX_CHARACTERS:  # the parser would leave out what is over its own limit, and not say so
        raise DocumentTooLarge(
            f"{called}: is a Word document of more than {MAX_CHARACTERS / 1e6:.0f} million characters; split it"
        )
    tree = html.fragment_fromstring(page, create_parent="div")
    for link in list(tree.iter("a")):
        if (link.get("id") or "").startswith(("footnote-ref", "endnote-ref")):
            link.getparent().drop_tree()  # the raised figure in the sentence
        elif (link.get("href") or "").startswith(("#footnote-ref", "#endnote-ref")):
            link.drop_tree()  # the arrow back to it
    return written_of(tree)


def _put_right(data: bytes) -> bytes:
    """The same document, its XML without declarations of entities, its fields open, its hidden words gone."""
    from lxml import etree

    out = io.BytesIO()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            if not name.endswith(_MARKED):
                continue  # pictures and fonts
            part = old.read(name)
            if any(name.startswith(f"word/{kind}") for kind in _TEXTUAL) or b"<!" in part[:10_000]:
                root = etree.fromstring(part, parser)
                _open(root)
                part = etree.tostring(root)
            new.writestr(name, part)
    return out.getvalue()


def _open(root: Any) -> None:
    for node in list(root.iter()):
        if not isinstance(node.tag, str):
            if node.getparent() is not None:
                _remove(node)
        elif node.tag in _WRAPPERS:
            _unwrap(node)
        elif node.tag == f"{_W}ruby":
            _keep_base(node)
        elif node.tag == f"{_W}showingPlcHdr" and node.getparent().tag == f"{_W}sdtPr":
            _empty(node.getparent().getparent())
        elif node.tag == f"{_W}cr":
            node.tag = f"{_W}br"
        elif node.tag == f"{_W}br" and node.get(f"{_W}type") in ("page", "column"):
            del node.attrib[f"{_W}type"]
            node.addprevious(node.makeelement(f"{_W}br"))
        elif (node.tag == f"{_W}r" and _is_hidden(node)) or node.tag == f"{_W}softHyphen":
            _remove(node)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _keep_base(ruby: Any) -> None:
    """The words themselves, without the reading that stands above them."""
    run = ruby.getparent()
    for one in ruby.findall(f"{_W}rubyBase/{_W}r"):
        run.addprevious(one)
    _remove(ruby)


def _empty(control: Any) -> None:
    """A control that nobody filled shows words that ask to be replaced."""
    held = control.find(f"{_W}sdtContent")
    for words in held.iter(f"{_W}t") if held is not None else ():
        words.text = ""


def _unwrap(node: Any) -> None:
    parent = node.getparent()
    at = parent.index(node)
    for child in list(node):
        parent.insert(at, child)
        at += 1
    _remove(node)


def _remove(node: Any) -> None:
    parent, before, tail = node.getparent(), node.getprevious(), node.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def _particulars(data: bytes) -> tuple[str | None, str | None, str | None]:
    """The day a document was made, its title and its author, as far as they can be read."""
    import docx

    try:
        about = docx.Document(io.BytesIO(data)).core_properties
        begun, saved = (_moment(about, name) for name in ("created", "modified"))
        title, author = about.title, about.author
    except MemoryError:
        raise
    except Exception:  # a document of macros or with odd particulars still has its words
        return None, None, None
    made = saved if begun is None or (saved is not None and saved - begun > _COPIED) else begun
    author = None if author == "python-docx" else author
    return made.date().isoformat() if made else None, title or None, author or None


def _moment(about: Any, name: str) -> dt.datetime | None:
    try:
        told = getattr(about, name)
    except (ValueError, AttributeError):
        return None
    moment = told.replace(tzinfo=None) if isinstance(told, dt.datetime) else None
    return None if moment is None or moment in _TEMPLATES or moment < _EARLIEST else moment
