"""ZIP archives: opened within limits, their members given as bytes under names that are only ever labels."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from communique.errors import DocumentTooLarge, NotText

MAX_MEMBERS = 2_000
MAX_UNPACKED = 100_000_000
"""Bytes of all members together. A member that says it is smaller than it is ends at its word."""
_SYSTEM = "__MACOSX/"


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a ZIP archive does."""
    return data.startswith(b"PK\x03\x04")


def is_word(data: bytes) -> bool:
    """Whether a ZIP archive is a Word document."""
    return is_zip(data) and b"word/" in data and b"[Content_Types].xml" in data


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
            except (zipfile.BadZipFile, OSError, EOFError, zlib.error, RuntimeError) as error:
                yield name, NotText(f"{name}: cannot be unpacked ({error})")


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    listed = sorted(archive.infolist(), key=lambda i: i.filename)
    hidden = (one.is_dir() or one.filename.startswith(_SYSTEM) or _last(one).startswith(".") for one in listed)
    return [one for one, out in zip(listed, hidden, strict=True) if not out]


def _last(one: zipfile.ZipInfo) -> str:
    return one.filename.rsplit("/", 1)[-1]
