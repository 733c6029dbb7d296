"""What `add` takes in: files, folders and corpora of JSON lines, as documents one after the other.

A line of a corpus with `before` and `after` (an edited page) is two versions of one address, the
second seen on the day `seen`. What cannot be read is an item with its fault: it costs itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from communique.documents import address_of, load, parts
from communique.documents.lines import Record, is_corpus, read_corpus
from communique.documents.unpack import held, suffix_of
from communique.errors import CommuniqueError, DocumentError
from communique.model import Document, Given

SUFFIXES = frozenset({
    ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml", ".jsonl", ".ndjson",
    ".csv", ".tsv", ".parquet", ".rss", ".atom",
})  # fmt: skip
"""The files that are one document each, or a corpus."""
SEVERAL = frozenset({".zip", ".mbox"})
"""The files that hold several documents. A folder gives them beside the others."""


@dataclass(frozen=True, slots=True)
class Item:
    """One document, or why there is none. `seen` is set where the source says when it was seen."""

    name: str
    document: Document | None = None
    raw: bytes | None = None
    seen: dt.datetime | None = None
    fault: str = ""


def found(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths name, folders searched through, in order."""
    out: list[Path] = []
    for path in paths:
        if path.is_dir():
            out += sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES | SEVERAL and p.is_file())
        else:
            out.append(path)
    return list(dict.fromkeys(out))


def count(paths: Sequence[Path]) -> int:
    """How many documents there will be, for a progress bar: a line of a corpus, a file of an archive is one."""
    total = 0
    for path in found(paths):
        if path.suffix.lower() in (".jsonl", ".ndjson") and path.is_file():
            with path.open("rb") as handle:
                total += sum(1 + (b'"before"' in line and b'"after"' in line) for line in handle if line.strip())
        else:
            total += held(path) if path.suffix.lower() in SEVERAL else 1
    return total


def intake(paths: Sequence[Path], given: Given) -> Iterator[Item]:
    """Every document, loaded."""
    for path in found(paths):
        if is_corpus(path):
            yield from _corpus(path, given)
        else:
            yield from _file(path, given)


def _file(path: Path, given: Given) -> Iterator[Item]:
    called = str(path)
    try:
        for label, data in parts(path, called):
            yield _part(label, data, called, path, given)
    except CommuniqueError as error:
        yield Item(called, fault=str(error))


def _part(label: str, data: bytes | DocumentError, called: str, path: Path, given: Given) -> Item:
    """One document of a file; its address is the file's with the member after `#`, where it names none itself."""
    if isinstance(data, DocumentError):
        return Item(label, fault=str(data))
    try:
        one = load(
            data, date=given.date, title=given.title, issuer=given.issuer, url=address_of(given.url, label, called),
            name=label, suffix=suffix_of(label),
        )  # fmt: skip
    except CommuniqueError as error:
        return Item(label, fault=str(error))
    source = one.url or address_of(path.resolve().as_uri(), label, called)
    return Item(label, replace(one, source=source), data)


def _corpus(path: Path, given: Given) -> Iterator[Item]:
    try:
        for record in read_corpus(path):
            yield from _record(record, given)
    except DocumentError as error:
        yield Item(str(path), fault=str(error))


def _record(record: Record, given: Given) -> Iterator[Item]:
    for one, seen in record.edited or ((record, None),):
        yield _loaded(one, given, seen)


def _loaded(record: Record, given: Given, seen: dt.datetime | None) -> Item:
    try:
        one = record.load(given.date, given.title, given.issuer, given.url)
    except CommuniqueError as error:
        return Item(record.place, fault=str(error))
    return Item(record.place, replace(one, source=one.url or _place(record.place)), seen=seen)


def _place(place: str) -> str:
    path, _, line = place.rpartition(":")
    return f"{Path(path).resolve().as_uri()}#{line}"
