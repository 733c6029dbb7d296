"""ZIP archives: opened within limits, their members given as bytes under names that are only ever labels."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import NoReturn

from communique.errors import DocumentTooLarge, NotText

MAX_MEMBERS = 2_000
MAX_UNPACKED = 100_000_000
"""Bytes of all members together. A member that says it is smaller than it is ends at its word."""
_SYSTEM = "__MACOSX/"
_TOPS = {"word/": "word", "xl/": "excel", "ppt/": "powerpoint"}
_MEMBERS = {"Index/Document.iwa": "apple", "Index.zip": "apple", "FixedDocumentSequence.fdseq": "xps"}
_FOREIGN = {
    "excel": ("an Excel workbook", "CSV with the columns text, date, issuer, title and url"),
    "powerpoint": ("a PowerPoint presentation", "PDF"),
    "opendocument": ("an OpenDocument file", ".docx or PDF"),
    "apple": ("a file of Pages, Numbers or Keynote", ".docx or PDF"),
    "xps": ("an XPS document", "PDF"), "epub": ("an electronic book", "HTML or PDF"),
}  # fmt: skip

DAMAGED = (zipfile.BadZipFile, OSError, EOFError, zlib.error, RuntimeError, ValueError)
"""What unpacking a damaged member may raise; ValueError where the archive puts it before its own first byte."""


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a ZIP archive does."""
    return data.startswith(b"PK\x03\x04")


def is_word(data: bytes) -> bool:
    """Whether a ZIP archive is a Word document."""
    return is_zip(data) and _office(data) == "word"


def is_foreign(data: bytes) -> bool:
    """Whether a ZIP archive is a document of a kind that is not read."""
    return is_zip(data) and _office(data) in _FOREIGN


def refuse(data: bytes, called: str) -> NoReturn:
    """Raises NotText for such a document, with the remedy."""
    what, remedy = _FOREIGN[_office(data)]
    raise NotText(f"{called}: is {what}; save it as {remedy}")


def holds_members(data: bytes) -> bool:
    """Whether a ZIP archive holds files, and is no document itself."""
    return is_zip(data) and not _office(data)


def _office(data: bytes) -> str:
    """What kind of document a ZIP archive is, by its directory; empty for an archive of files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = archive.namelist()[:MAX_MEMBERS]
            kind = archive.read("mimetype")[:100] if "mimetype" in found[:3] and _is_small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError, EOFError, NotImplementedError):
        return "word" if b"word/" in data[:100_000] and b"[Content_Types].xml" in data[:100_000] else ""
    for told, name in ((b"opendocument", "opendocument"), (b"epub", "epub")):
        if told in kind:
            return name
    for member, name in _MEMBERS.items():
        if member in found:
            return name
    if "[Content_Types].xml" not in found:
        return ""
    return next((kind for top, kind in _TOPS.items() if any(name.startswith(top) for name in found)), "")


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    return archive.getinfo(name).file_size < 1000


def opened(data: bytes, called: str) -> zipfile.ZipFile:
    """The archive, once its directory has been held against the limits. Raises NotText, DocumentTooLarge."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError) as error:
        raise NotText(f"{called}: is a ZIP archive (or an Office document) that cannot be opened ({error})") from None
    listed = archive.infolist()
    if len(listed) > MAX_MEMBERS:
        raise DocumentTooLarge(f"{called}: {len(listed):,} files are more than one archive may hold ({MAX_MEMBERS:,})")
    size = sum(one.file_size for one in listed)
    if size > MAX_UNPACKED:
        raise DocumentTooLarge(
            f"{called}: unpacks to {size / 1e6:,.0f} MB, more than one archive may ({MAX_UNPACKED / 1e6:.0f} MB)"
        )
    return archive


def names(data: bytes, called: str) -> list[str]:
    """The files of an archive in order, folders and system files left out."""
    with opened(data, called) as archive:
        return [one.filename for one in _files(archive)]


def members(data: bytes, called: str) -> Iterator[tuple[str, bytes | NotText]]:
    """Each file of an archive, folders and system files left out: its name, its bytes or why they cannot be had."""
    with opened(data, called) as archive:
        for one in _files(archive):
            name = f"{called}#{one.filename}"
            if one.flag_bits & 0x1:
                yield name, NotText(f"{name}: is locked by a password; save an open copy")
                continue
            try:
                yield name, archive.read(one)
            except DAMAGED as error:
                yield name, NotText(f"{name}: cannot be unpacked ({error})")


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    listed = sorted(archive.infolist(), key=lambda i: i.filename)
    hidden = (one.is_dir() or one.filename.startswith(_SYSTEM) or _last(one).startswith(".") for one in listed)
    return [one for one, out in zip(listed, hidden, strict=True) if not out]


def _last(zip_info: zipfile.ZipInfo) -> str:
    return zip_info.filename.rsplit("/", 1)[-1]
