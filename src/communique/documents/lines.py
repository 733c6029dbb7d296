"""A corpus as JSON lines: one document a line, with `text` and what is known of it.

Takes a file, gives one record a line: `text` (required), `title`, `date`, `issuer` and `url` where the
line has them; other keys are not looked at. A line that holds no such document becomes a record with a
fault, which is raised when the record is loaded: one bad line costs one line.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from communique.documents import load
from communique.errors import DocumentError
from communique.model import Document

_OWN = ("title", "date", "issuer", "url")


@dataclass(frozen=True, slots=True)
class Record:
    """One line: `place` is `FILE:LINE`, `fault` says why it cannot be read (empty: it can).

    `edited` are the versions of a line that holds none of its own: of an edited page, with `before` and
    `after`, each with the moment at which it was seen where the line says `seen`.
    """

    place: str
    text: str = ""
    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    url: str | None = None
    fault: str = ""
    edited: tuple[tuple[Record, dt.datetime | None], ...] = ()

    def load(
        self, date: str | None = None, title: str | None = None, issuer: str | None = None, url: str | None = None
    ) -> Document:
        """The document; what the caller states outranks the line. Raises DocumentError and ImpossibleDate."""
        if self.fault:
            raise DocumentError(f"{self.place}: {self.fault}")
        return load(
            self.text, date=date or self.date, title=title or self.title, issuer=issuer or self.issuer,
            url=url or self.url, name=self.place,
        )  # fmt: skip


def is_corpus(file: Path) -> bool:
    """Whether a file's name says that it holds one document a line."""
    return file.suffix.lower() in (".jsonl", ".ndjson")


def read_corpus(file: Path) -> Iterator[Record]:
    """The records of a file in order; blank lines are none. Raises DocumentError when it cannot be opened."""
    try:
        handle = file.open("rb")
    except FileNotFoundError:
        raise DocumentError(f"{file}: no such file") from None
    except OSError as error:
        raise DocumentError(f"{file}: cannot be read: {error.strerror or error}") from None
    with handle:
        for number, line in enumerate(handle, 1):
            if line.strip():
                yield record(f"{file}:{number}", line)


def record(place: str, line: bytes) -> Record:
    """The record of one line that is not blank."""
    try:
        found: Any = json.loads(line)
    except (ValueError, RecursionError):
        return Record(place, fault="is not JSON")
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        fault = 'has no “text”; a line is an object like {"text": …, "date": …, "url": …}'
        return Record(place, fault=fault, edited=_edited(place, found) if isinstance(found, dict) else ())
    return Record(place, found["text"], **_own(found))


def _own(found: dict[str, Any]) -> dict[str, Any]:
    return {key: str(found[key]) for key in _OWN if found.get(key) not in (None, "")}


def _edited(place: str, found: dict[str, Any]) -> tuple[tuple[Record, dt.datetime | None], ...]:
    before, after = found.get("before"), found.get("after")
    if not isinstance(before, str) or not isinstance(after, str):
        return ()
    try:
        seen = dt.datetime.fromisoformat(found["seen"]).replace(tzinfo=dt.UTC) if found.get("seen") else None
    except (ValueError, TypeError):
        return ()
    one = Record(place, before, **_own(found))
    return (one, seen - dt.timedelta(days=1) if seen else None), (replace(one, text=after), seen)
