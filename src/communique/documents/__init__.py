"""Bytes → Document: one file per format, dates, language.

`load` takes a text, a page's bytes or a file, gives a Document whose text is what all spans
index. A text that is clean already stays as it is, byte for byte.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from communique.documents.added import format_of
from communique.documents.characters import as_seen
from communique.documents.content import Content
from communique.documents.days.publication import from_text, given, parsed
from communique.documents.decode import OLD_OFFICE, decode
from communique.documents.docx import read_docx
from communique.documents.language import language_of
from communique.documents.mail.messages import begins_with_header, is_mail, read_mail
from communique.documents.markdown import has_front_matter, read_markdown
from communique.documents.pdf.text_layer import is_pdf, read_pdf
from communique.documents.plain import read_plain
from communique.documents.prose import refuse_as_prose
from communique.documents.publishers import published_by
from communique.documents.unpack import holds_several, suffix_of, unpack
from communique.documents.web.main_text import declared_charset, looks_like_page, read_html
from communique.documents.web.selectors import Layout
from communique.documents.zipped import is_foreign, is_word, refuse
from communique.errors import (
    CommuniqueError,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    ImpossibleDate,
    NotText,
    Unreadable,
)
from communique.model import Document

__all__ = ["MAX_BYTES", "Content", "Layout", "address_of", "load", "load_all", "parts"]

_BINARY = ((is_pdf, read_pdf), (is_word, read_docx), (is_foreign, refuse), (is_mail, read_mail))
"""Formats told by their first bytes: the test, and the reader of bytes into a Content."""
_CLAIMED = {
    ".docx": "a Word document",
    ".pdf": "a PDF",
    ".zip": "a ZIP archive",
    ".mbox": "a mailbox",
    ".eml": "a mail",
}
"""What a suffix says that bytes must then begin as."""
_TEXTUAL = (".txt", ".md", ".markdown")
"""Suffixes that settle that a file is text."""

MAX_BYTES = 10_000_000
"""The largest document read as one: a book of some 1,500,000 words."""
_FIRST, _LAST = dt.date(1000, 1, 1), dt.date(8999, 12, 31)
"""Days of publication: those that are counted from one of them are in the calendar too."""
MAX_ARCHIVE = 100_000_000
"""Bytes of an archive or a mailbox: its documents are read one by one."""


def load(
    source: str | bytes | Path, *, date: str | dt.date | None = None, title: str | None = None,
    issuer: str | None = None, url: str | None = None, name: str | None = None, layout: Layout | None = None,
    suffix: str | None = None, charset: str | None = None,
) -> Document:  # fmt: skip
    """Read a document: a str is a text, bytes are sniffed, a Path is a file.

    What the caller states outranks the document's own metadata, and an empty string states nothing; a document
    that names no issuer gets the publisher of its address, where the table of publishers has one. `name` is
    what errors call it (a file's path by default); `layout` tells where a site's pages keep text, title and date;
    `suffix` is that of the file from which bytes come (“.md”), where they come from one; `charset` is what a server
    says of bytes that do not say it themselves. A str stays as it is; of bytes what nobody sees (soft hyphens, marks
    of direction) is taken away.
    Raises DocumentError (missing, not text, empty, too large) and ImpossibleDate.
    """
    called = name or (str(source) if isinstance(source, Path) else "the text")
    day = given(date) if date and (not isinstance(date, str) or date.strip()) else None
    if day and not _FIRST <= day <= _LAST:
        raise ImpossibleDate(f"{day} is no day on which anything was published")
    try:
        content = _content(source, called, url, layout, suffix, charset)
        told = language_of(content.text)
    except (CommuniqueError, MemoryError):
        raise
    except Exception as error:  # a library's fault on odd bytes costs this document, whatever it is
        raise Unreadable(f"{called}: cannot be read ({type(error).__name__})") from error
    if not content.text.strip():
        raise EmptyDocument(f"{called}: holds no text")
    published, basis = _published(day, content)
    address = url or content.url
    return Document(
        text=content.text, date=published, date_basis=basis, title=title or content.title,
        author=content.author, issuer=issuer or content.issuer or published_by(address), url=address,
        source=name or (str(source) if isinstance(source, Path) else None),
        language=told, media_type=content.media_type, marks=content.marks,
        not_before=None if published else content.not_before,
    )  # fmt: skip


def load_all(
    source: bytes | Path, *, date: str | dt.date | None = None, title: str | None = None, issuer: str | None = None,
    url: str | None = None, name: str | None = None, layout: Layout | None = None,
) -> Iterator[Document | DocumentError]:  # fmt: skip
    """The documents of a file: those of an archive (ZIP) or a mailbox each by itself, any other as one.

    A member is called `FILE#MEMBER`, and `url#MEMBER` is its address where there are several. One bad
    document is left out: its DocumentError stands in its place. Raises DocumentError when the file as a
    whole cannot be read.
    """
    called = name or (str(source) if isinstance(source, Path) else "the text")
    for label, data in parts(source, called):
        if isinstance(data, DocumentError):
            yield data
            continue
        own, suffix = (name, None) if label == called and not isinstance(source, Path) else (label, suffix_of(label))
        try:
            yield load(
                data, date=date, title=title, issuer=issuer, url=address_of(url, label, called), name=own,
                layout=layout, suffix=suffix,
            )  # fmt: skip
        except DocumentError as error:
            if label == called:
                raise
            yield error


def parts(source: bytes | Path, called: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """The parts of a file that are documents each: what to call it, and its bytes or why they cannot be had."""
    data = _file(source, called, MAX_ARCHIVE) if isinstance(source, Path) else source
    if holds_several(data):
        _within(len(data), called, MAX_ARCHIVE)
        yield from unpack(data, called)
    else:
        yield called, data


def address_of(url: str | None, label: str, called: str) -> str | None:
    """The address of a part: that of the whole, and after `#` which of them it is."""
    return url if url is None or label == called else url + quote(label.removeprefix(called), safe="#/")


def _content(
    source: str | bytes | Path, called: str, url: str | None, layout: Layout | None, suffix: str | None = None,
    charset: str | None = None,
) -> Content:  # fmt: skip
    if isinstance(source, str):
        _within(len(source.encode("utf-8", "surrogatepass")), called)
        return _read(source, "", url, layout)
    if isinstance(source, Path):
        data = _file(source, called)
        suffix = source.suffix
    else:
        data = source
    suffix = (suffix or "").lower()
    _within(len(data), called)
    if not data.strip():
        raise EmptyDocument(f"{called}: is empty")
    try:
        return _sniffed(data, called, url, layout, suffix, charset)
    except ImportError as error:
        raise DocumentError(
            f"{called}: cannot be read without the package {error.name or error}; install communique again with pip"
        ) from None


def _sniffed(
    data: bytes, called: str, url: str | None, layout: Layout | None, suffix: str, charset: str | None
) -> Content:
    """The content of bytes by what they begin with, then by their suffix."""
    if added := format_of(data, suffix):
        return added.read(data, called)
    if suffix not in _TEXTUAL:
        for told, read in _BINARY:
            if told(data):
                return read(data, called)
        if suffix == ".eml" and begins_with_header(data):
            return read_mail(data, called)
        if holds_several(data):
            return _only(data, called, url, layout)
        refuse_as_prose(data, called, suffix)
        if (claimed := _CLAIMED.get(suffix)) and not data.startswith(OLD_OFFICE):
            raise NotText(f"{called}: is called {claimed} and is none; it is broken or misnamed: save it again")
    return _read(as_seen(decode(data, called, declared_charset(data) or charset)), suffix, url, layout)


def _only(data: bytes, called: str, url: str | None, layout: Layout | None) -> Content:
    """The one document that an archive or a mailbox holds."""
    held = list(islice(unpack(data, called), 2))
    if len(held) != 1:
        what = "several documents" if held else "no document"
        raise DocumentError(f"{called}: is a ZIP archive or mailbox with {what}; name them one by one")
    label, inner = held[0]
    if isinstance(inner, DocumentError):
        raise inner
    if holds_several(inner):
        raise DocumentTooLarge(f"{label}: is an archive within an archive; unpack it first")
    return _content(inner, label, url, layout)


def _file(path: Path, called: str, most: int = MAX_BYTES) -> bytes:
    try:
        if path.is_file():
            _within(path.stat().st_size, called, most)
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{called}: no such file") from None
    except IsADirectoryError:
        raise DocumentError(f"{called}: is a folder; name the files in it") from None
    except OSError as error:
        raise DocumentError(f"{called}: cannot be read: {error.strerror or error}") from None


def _within(size: int, called: str, most: int = MAX_BYTES) -> None:
    if size >= most:
        what = "one document" if most == MAX_BYTES else "an archive"
        raise DocumentTooLarge(
            f"{called}: {size / 1e6:.0f} MB is more than {what} may have ({most / 1e6:.0f} MB); split it"
        )


def _read(text: str, suffix: str, url: str | None, layout: Layout | None) -> Content:
    if suffix in (".html", ".htm", ".xhtml") or (suffix not in _TEXTUAL and looks_like_page(text)):
        return read_html(text, url, layout)
    if suffix in (".md", ".markdown") or has_front_matter(text.replace("\r\n", "\n")):
        return read_markdown(text)
    return read_plain(text)


def _published(day: dt.date | None, content: Content) -> tuple[dt.date | None, str]:
    if day is not None:
        return day, "given"
    told = parsed(content.date) if content.date else None
    found = None if told or content.is_calendar else from_text(content.text)
    made = parsed(content.made) if content.made else None
    for one, basis in ((told, "metadata"), (found, "text"), (made, "metadata")):
        if one is not None and _FIRST <= one <= _LAST:
            return one, basis
    return None, "none"
