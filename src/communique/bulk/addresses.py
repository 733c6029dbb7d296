"""Addresses: files, folders, globs and whatever fsspec reaches (s3://, gs://, hdfs://, memory://), in one order.

`found` takes what the caller names and gives the files, sorted and each once, so that the order in which they
are named does not matter. `opened` gives a file's bytes, unpacked where its name says that it is packed.
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import unquote, urlsplit

from communique.errors import BulkError, InputError
from communique.ledger.intake.input_files import SEVERAL, SUFFIXES

CORPORA = (".jsonl", ".ndjson")
_PACKED = (".gz", ".bz2", ".zst")
_MAGIC = frozenset("*?[")


def remote(address: str) -> bool:
    """Whether an address is one of fsspec's, and not a path of this machine."""
    return "://" in address and not address.startswith("file://")


def filesystem(address: str) -> tuple[Any, str]:
    """Fsspec's file system of an address, and the path in it. Raises InputError where the extra is missing."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise InputError(f"{address}: needs the package fsspec: pip install 'communique[parquet]'") from None
    try:
        found: tuple[Any, str] = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise InputError(f"{address}: cannot be reached: {' '.join(str(error).split())}") from None
    return found


def path_of(address: str) -> Path:
    """The path of a local address."""
    return Path(unquote(urlsplit(address).path)) if address.startswith("file://") else Path(address).expanduser()


def kind_of(address: str) -> str:
    """What a file holds by its name: `corpus`, `parquet`, `warc` or `file` (a document, or an archive of several)."""
    name = address.lower()
    if name.endswith((".warc", ".warc.gz")):
        return "warc"
    if _unpacked_name(name).endswith(CORPORA):
        return "corpus"
    return "parquet" if name.endswith((".parquet", ".parq")) else "file"


def taken(address: str) -> bool:
    """Whether a file that lies in a folder is read."""
    return kind_of(address) != "file" or Path(address).suffix.lower() in SUFFIXES | SEVERAL


def found(inputs: Sequence[str]) -> list[str]:
    """The addresses of the files that the inputs name, sorted, each once. Raises InputError for what is not there."""
    named: set[str] = set()
    for one in inputs:
        files = _remote_files(one) if remote(one) else [p.resolve().as_uri() for p in _local_files(one)]
        if not files:
            raise InputError(f"{one}: names no file that can be read")
        named.update(files)
    return sorted(named)


def _local_files(told: str) -> list[Path]:
    path = path_of(told)
    if path.is_dir():
        return [p for p in path.rglob("*") if p.is_file() and taken(p.name) and not _hidden(p, path)]
    if path.exists():
        return [path]
    if not _MAGIC & set(told):
        raise InputError(f"{told}: no such file or folder")
    fixed = Path(*(parts := path.parts)[: next(n for n, part in enumerate(parts) if _MAGIC & set(part))])
    return [p for p in fixed.glob(str(path.relative_to(fixed))) if p.is_file()]


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _remote_files(told: str) -> list[str]:
    files, path = filesystem(told)
    try:
        if _MAGIC & set(path):
            paths = [p for p in files.glob(path) if files.isfile(p)]
        elif files.isdir(path):
            paths = [p for p in files.find(path) if taken(p)]
        elif files.exists(path):
            paths = [path]
        else:
            raise InputError(f"{told}: no such file or folder")
    except OSError as error:
        raise InputError(f"{told}: cannot be reached: {error.strerror or error}") from None
    return [str(files.unstrip_protocol(p)) for p in paths]


def size(address: str) -> int:
    """A file's bytes, as it lies there; 0 where nobody says."""
    if not remote(address):
        path = path_of(address)
        return path.stat().st_size if path.is_file() else 0
    files, path_there = filesystem(address)
    return int(files.size(path_there) or 0)


@contextmanager
def opened(address: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """A file's bytes, unpacked, and the file as it lies there, whose `tell` says how far it was read."""
    if remote(address):
        files, path = filesystem(address)
        handle = files.open(path, "rb")
    else:
        handle = path_of(address).open("rb")
    with handle:
        yield _unpacked(handle, address), handle


def _unpacked_name(name: str) -> str:
    return name[: -len(suffix)] if (suffix := Path(name).suffix) in _PACKED else name


def _unpacked(handle: BinaryIO, address: str) -> BinaryIO:
    suffix = Path(address).suffix.lower()
    if suffix not in _PACKED or kind_of(address) != "corpus":
        return handle
    if suffix == ".gz":
        return cast("BinaryIO", gzip.GzipFile(fileobj=handle))
    if suffix == ".bz2":
        return cast("BinaryIO", bz2.BZ2File(handle))
    from communique.zstd import ZstdFile

    return cast("BinaryIO", ZstdFile(handle))


class Folder:
    """Where a bulk reading is written: a folder of this machine, or one that fsspec reaches.

    A file is written whole or not at all: under another name first, then moved into place; a store of objects
    does the same by itself.
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/") or "/"
        self.remote = remote(address)

    def read(self, name: str) -> bytes | None:
        """A file's bytes, None where there is none."""
        try:
            if self.remote:
                files, path = filesystem(self.address)
                return cast("bytes", files.cat_file(f"{path}/{name}"))
            return (path_of(self.address) / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BulkError(f"{self.address}/{name}: cannot be read: {error.strerror or error}") from None

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place. Raises BulkError where the folder cannot be written to."""
        try:
            if self.remote:
                files, path = filesystem(self.address)
                files.makedirs(f"{path}/{name}".rpartition("/")[0], exist_ok=True)
                files.pipe_file(f"{path}/{name}", data)
            else:
                _replace(path_of(self.address) / name, data)
        except OSError as error:
            raise BulkError(f"{self.address}/{name}: cannot be written: {error.strerror or error}") from None

    def size(self, name: str) -> int | None:
        """A file's bytes, None where there is none; on a store of objects only whether it should be looked at."""
        try:
            return (path_of(self.address) / name).stat().st_size
        except OSError:
            return None

    def names(self, folder: str = "") -> list[str]:
        """The names of the files and folders right in it, or in a folder of it, sorted."""
        if self.remote:
            files, path = filesystem(self.address)
            there = f"{path}/{folder}".rstrip("/")
            return sorted(p.rstrip("/").rsplit("/", 1)[-1] for p in files.ls(there, detail=False)) \
                if files.isdir(there) else []  # fmt: skip
        path_here = path_of(self.address) / folder
        return sorted(p.name for p in path_here.iterdir()) if path_here.is_dir() else []

    def remove(self, name: str) -> None:
        """Take a file away."""
        if self.remote:
            files, path = filesystem(self.address)
            files.rm_file(f"{path}/{name}")
        else:
            (path_of(self.address) / name).unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
    import os
    import secrets

    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
