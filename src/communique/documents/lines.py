"""A corpus: JSON lines, one document a line, with `text` and what is known of it; tables and feeds by `tables`.

Takes a file, gives one record a line: `text` (required), `title`, `date`, `issuer` and `url` where the
line has them; other keys are not looked at. A line that holds no such document becomes a record with a
fault, which is raised when the record is loaded: one bad line costs one line.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from communique.documents.record import Record, own
from communique.documents.tables import READERS
from communique.errors import DocumentError

__all__ = ["Record", "is_corpus", "read_corpus", "record"]

_LINES = (".jsonl", ".ndjson")


def is_corpus(file: Path) -> bool:
    """Whether a file's name says that it holds many documents: one a line, a row, an object or an entry."""
    return file.suffix.lower() in (*_LINES, *READERS)


def read_corpus(file: Path) -> Iterator[Record]:
    """The records of a file in order; blank lines are none. Raises DocumentError when it cannot be opened."""
    reader = READERS.get(file.suffix.lower())
    if reader is not None:
        yield from reader(file)
        return
    try:
        handle = file.open("rb")
    except FileNotFoundError:
        raise DocumentError(f"{file}: no such file") from None
    except OSError as error:
        raise DocumentError(f"{file}: cannot be read: {error.strerror or error}") from None
    with handle:
        for number, line in enumerate(handle, 1):
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
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
    return Record(place, found["text"], **own(found))


def _edited(place: str, found: dict[str, Any]) -> tuple[tuple[Record, dt.datetime | None], ...]:
    before, after = found.get("before"), found.get("after")
    if not isinstance(before, str) or not isinstance(after, str):
        return ()
    try:
        seen = dt.datetime.fromisoformat(found["seen"]).replace(tzinfo=dt.UTC) if found.get("seen") else None
    except (ValueError, TypeError):
        return ()
    one = Record(place, before, **own(found))
    return (one, seen - dt.timedelta(days=1) if seen else None), (replace(one, text=after), seen)
