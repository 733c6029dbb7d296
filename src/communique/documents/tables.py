"""Tables, JSON and feeds as corpora: each row, object or entry a document, with what it says of it.

Takes a file, gives its records as `lines` does. CSV (any separator, any encoding) and Parquet have the columns text,
date, issuer, title and url; JSON is one object, a list of them or a JSON Feed; RSS and Atom are read by feedparser.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.documents.days.written import written_date
from communique.documents.decode import decode
from communique.documents.prose import looks_like_feed
from communique.documents.record import COLUMNS, Record, of_object, order_of
from communique.documents.web.main_text import read_whole
from communique.errors import DocumentError, DocumentTooLarge

MAX_TABLE = 100_000_000
"""Bytes of a table or a feed that is read as a whole; JSON lines and Parquet are read piece by piece."""
_NO_TEXT = "has no column “text”; a table needs one, and may have date, issuer, title and url"
_ROWS = 256
_SEPARATED = re.compile(r"sep=(.)\r?\n", re.I)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_ENTITY = re.compile(rb"<!ENTITY", re.I)


def read_csv(file: Path) -> Iterator[Record]:
    """The rows of a CSV file, each in its place `FILE:ROW`; the header is row 1."""
    data = _bytes(file)
    text = decode(data, str(file)).lstrip("\ufeff") if data.strip() else ""
    csv.field_size_limit(MAX_TABLE)
    told = _SEPARATED.match(text)  # Excel's own line
    text = text[told.end() :] if told else text
    head = re.sub(r'"[^"\n]*"', "", text.split("\n", 1)[0])
    separator = told[1] if told else max(",;\t|", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = {(name or "").strip().casefold(): name for name in rows.fieldnames or ()}
        if "text" not in names:
            yield Record(str(file), fault=_NO_TEXT if data.strip() else "is empty")
            return
        held = [{column: row.get(names[column]) for column in COLUMNS if column in names} for row in rows]
        if not held:
            yield Record(str(file), fault="has no rows")
        order = order_of(str(row.get("date") or "") for row in held)
        for number, found in enumerate(held, 2):
            if any(found.values()):
                yield of_object(f"{file}:{number}", found, order)
    except csv.Error as error:
        yield Record(str(file), fault=f"is not CSV that can be read ({error})")


def read_parquet(file: Path) -> Iterator[Record]:
    """The rows of a Parquet file, each in its place `FILE:ROW`."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise DocumentError(f"{file}: needs the package pyarrow: pip install 'communique[parquet]'") from None
    try:
        with pq.ParquetFile(file) as table:
            present = {name: column for name in table.schema_arrow.names
                       if (column := name.strip().casefold()) in COLUMNS}  # fmt: skip
            if "text" not in present.values():
                yield Record(str(file), fault=_NO_TEXT)
                return
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=list(present)):
                for row in batch.to_pylist():
                    number += 1
                    yield of_object(f"{file}:{number}", {present[name]: _cell(value) for name, value in row.items()})
    except (pa.ArrowException, OSError) as error:
        told = " ".join(str(error).split())[:100]
        yield Record(str(file), fault=f"is not a Parquet file that can be read ({told})")


def _cell(value: Any) -> Any:
    return value.isoformat()[:10] if isinstance(value, dt.date) else value


def read_json(file: Path) -> Iterator[Record]:
    """The object of a JSON file, the objects of its list, or the entries of a JSON Feed."""
    data = _bytes(file)
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError):
        found = _lines(data)
        if not found:
            yield Record(str(file), fault="is not JSON")
            return
    if isinstance(found, dict) and isinstance(found.get("items"), list):
        for number, one in enumerate(found["items"], 1):
            yield _item(f"{file}:{number}", one if isinstance(one, dict) else {})
    elif isinstance(found, list) and not any(isinstance(one, dict) for one in found):
        yield Record(
            str(file), fault='is a list without objects; each needs a form like {"text": …, "date": …, "url": …}'
        )
    elif isinstance(found, list):
        for number, one in enumerate(found, 1):
            yield of_object(f"{file}:{number}", one)
    else:
        yield of_object(str(file), found)


def _lines(data: bytes) -> list[Any]:
    """The objects of JSON lines that are called .json; none where a line is no object."""
    try:
        found = [json.loads(line) for line in data.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []
    return found if all(isinstance(one, dict) for one in found) else []


def _item(place: str, one: dict[str, Any]) -> Record:
    """An entry of a JSON Feed."""
    page = one.get("content_html")
    text = read_whole(page)[0] if isinstance(page, str) else one.get("content_text") or one.get("summary")
    day = str(one.get("date_published") or "")[:10]
    return of_object(place, {"text": text, "title": one.get("title"), "date": day, "url": one.get("url")})


def read_feed(file: Path) -> Iterator[Record]:
    """The entries of an RSS or Atom file."""
    data = _bytes(file)
    if not looks_like_feed(data):
        yield Record(str(file), fault="is XML, but no feed; save what it holds as text, HTML or CSV")
        return
    if _ENTITY.search(data):
        yield Record(str(file), fault="declares XML entities, which could be a bomb; it is not read")
        return
    import feedparser

    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except MemoryError:
        raise
    except Exception as error:  # feedparser fails in many ways on odd bytes
        yield Record(str(file), fault=f"is a feed that cannot be read ({' '.join(str(error).split())[:80]})")
        return
    if not found.entries:
        yield Record(str(file), fault="is a feed without entries")
    for number, one in enumerate(found.entries, 1):
        bodies = [part.get("value") or "" for part in one.get("content") or ()] + [str(one.get("summary") or "")]
        text = read_whole(max(bodies, key=len))[0] if any(bodies) else ""
        yield of_object(f"{file}:{number}", {
            "text": text or None, "title": _title(one), "url": one.get("link"), "date": _day(one),
        })  # fmt: skip


def _title(one: Any) -> str | None:
    """An entry's title as it is shown."""
    words = str(one.get("title") or "")
    return read_whole(words)[0] if re.search(r"&#?\w+;|<\w", words) else words or None


def _day(one: Any) -> str | None:
    """The day that an entry writes, where it is written: of half past one in Tokyo, Tokyo's."""
    for name in ("published", "updated"):
        words = str(dict.get(one, name) or "")
        if _ISO.match(words):
            return words[:10]
        if found := written_date(words):
            return found.isoformat()
        told: time.struct_time | None = dict.get(one, f"{name}_parsed")
        if told:
            return time.strftime("%Y-%m-%d", told)
    return None


READERS = {
    ".csv": read_csv, ".tsv": read_csv, ".parquet": read_parquet, ".json": read_json, ".rss": read_feed,
    ".atom": read_feed, ".xml": read_feed, ".rdf": read_feed,
}  # fmt: skip


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size >= MAX_TABLE:
            raise DocumentTooLarge(f"{file}: is more than a table may be ({MAX_TABLE / 1e6:.0f} MB); split it")
        return file.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{file}: no such file") from None
    except OSError as error:
        raise DocumentError(f"{file}: cannot be read: {error.strerror or error}") from None
