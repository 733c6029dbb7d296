"""Bytes → Document: one file per format, dates, language.

`load` takes a text, a page's bytes or a file, gives a Document whose text is what all spans
index. A text that is clean already stays as it is, byte for byte.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from communique.documents.content import Content
from communique.documents.dates import from_text, given, parsed
from communique.documents.decode import decode
from communique.documents.html import declared_charset, looks_like_page, read_html
from communique.documents.language import language_of
from communique.documents.markdown import has_front_matter, read_markdown
from communique.documents.plain import read_plain
from communique.errors import DocumentError, DocumentTooLarge, EmptyDocument
from communique.model import Document

__all__ = ["MAX_BYTES", "load"]

MAX_BYTES = 10_000_000
"""The largest document read as one: a book of some 1,500,000 words."""


def load(
    source: str | bytes | Path, *, date: str | dt.date | None = None, title: str | None = None,
    issuer: str | None = None, url: str | None = None, name: str | None = None,
) -> Document:  # fmt: skip
    """Read a document: a str is a text, bytes are sniffed, a Path is a file.

    What the caller states outranks the document's own metadata. `name` is what errors call it
    (a file's path by default). Raises DocumentError (missing, not text, empty, too large) and
    ImpossibleDate.
    """
    called = name or (str(source) if isinstance(source, Path) else "the text")
    day = given(date) if date is not None else None
    content = _content(source, called, url)
    if not content.text.strip():
        raise EmptyDocument(f"{called}: holds no text")
    published, basis = _published(day, content)
    return Document(
        text=content.text, date=published, date_basis=basis, title=title or content.title,
        author=content.author, issuer=issuer or content.issuer, url=url or content.url,
        source=name or (str(source) if isinstance(source, Path) else None),
        language=language_of(content.text), media_type=content.media_type, marks=content.marks,
    )  # fmt: skip


def _content(source: str | bytes | Path, called: str, url: str | None) -> Content:
    if isinstance(source, str):
        _within(len(source.encode("utf-8", "surrogatepass")), called)
        return _read(source, "", url)
    if isinstance(source, Path):
        data = _file(source, called)
        suffix = source.suffix.lower()
    else:
        data, suffix = source, ""
    _within(len(data), called)
    if not data.strip():
        raise EmptyDocument(f"{called}: is empty")
    return _read(decode(data, called, declared_charset(data)), suffix, url)


def _file(path: Path, called: str) -> bytes:
    try:
        if path.is_file():
            _within(path.stat().st_size, called)
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{called}: no such file") from None
    except IsADirectoryError:
        raise DocumentError(f"{called}: is a folder; name the files in it") from None
    except OSError as error:
        raise DocumentError(f"{called}: cannot be read: {error.strerror or error}") from None


def _within(size: int, called: str) -> None:
    if size >= MAX_BYTES:
        raise DocumentTooLarge(
            f"{called}: {size / 1e6:.0f} MB is more than one document may have ({MAX_BYTES / 1e6:.0f} MB); split it"
        )


def _read(text: str, suffix: str, url: str | None) -> Content:
    if suffix in (".html", ".htm", ".xhtml") or (suffix not in (".txt", ".md", ".markdown") and looks_like_page(text)):
        return read_html(text, url)
    if suffix in (".md", ".markdown") or has_front_matter(text.replace("\r\n", "\n")):
        return read_markdown(text)
    return read_plain(text)


def _published(day: dt.date | None, content: Content) -> tuple[dt.date | None, str]:
    if day is not None:
        return day, "given"
    told = parsed(content.date) if content.date else None
    if told is not None:
        return told, "metadata"
    found = from_text(content.text)
    return (found, "text") if found is not None else (None, "none")
