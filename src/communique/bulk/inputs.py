"""Files → items: a corpus's lines, a table's rows, a WARC's answers, an archive's members, or a file as one document,
in their order.

Takes the addresses that `addresses.found` gives; yields each item with how many bytes of input lie behind it.
What is wrong with one line or file is an item with a fault; the others are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.bulk.addresses import kind_of, opened, size
from communique.bulk.items import Item, item_of
from communique.documents import MAX_ARCHIVE, MAX_BYTES, address_of, parts
from communique.documents.lines import Record, record
from communique.documents.unpack import holds_several, suffix_of
from communique.errors import ArchiveError, DocumentError, FetchError, InputError

if TYPE_CHECKING:
    from communique.sources.fetching.response import Response

_LONGEST = 64_000_000
"""Bytes of a line, as JSON: a document of the greatest size in the widest writing fits."""
_COLUMNS = ("text", "title", "date", "issuer", "url")
_ROWS = 256
_UNREADABLE = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript",
               "application/x-javascript", "application/json")  # fmt: skip
"""Content types of a crawl that hold no document; they are left out without a word."""

Placed = tuple[Item, int]


def items(addresses: Sequence[str]) -> Iterator[Placed]:
    """Every document of the files, with the bytes of input up to its end."""
    before = 0
    for address in addresses:
        read = {"corpus": _corpus, "parquet": _table, "warc": _pages, "file": _file}[kind_of(address)]
        try:
            for item, upto in read(address):
                yield item, before + upto
        except (OSError, EOFError, ArchiveError) as error:
            yield Item(address, fault=f"cannot be read: {_told(error)}"), before
        before += size(address)


def _told(error: Exception) -> str:
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(told.split()) or type(error).__name__


def _file(address: str) -> Iterator[Placed]:
    """A file as one document, or the documents of an archive or a mailbox at `ADDRESS#MEMBER`, as `add` takes them."""
    with opened(address) as (stream, _):
        body = stream.read(MAX_BYTES)
        if holds_several(body):
            body += stream.read(MAX_ARCHIVE - len(body))
    try:
        for label, data in parts(body, address):
            yield _part(address, label, data), len(body)
    except DocumentError as error:
        yield Item(address, fault=_reason(error, address)), len(body)


def _part(address: str, label: str, data: bytes | DocumentError) -> Item:
    place = address_of(address, label, address) or address
    if isinstance(data, DocumentError):
        return Item(place, fault=_reason(data, label))
    return Item(place, "file", body=data, suffix=suffix_of(label).lower())


def _reason(error: Exception, called: str) -> str:
    """What is wrong, without the name that the item tells."""
    return _told(error).removeprefix(f"{called}: ")


def _corpus(address: str) -> Iterator[Placed]:
    with opened(address) as (stream, raw):
        for number, line in enumerate(_lines(stream), 1):
            place = f"{address}#{number}"
            if len(line) >= _LONGEST:
                yield Item(place, fault="is longer than one document may be"), raw.tell()
            elif line.strip():
                one = record(place, line)
                for version, seen in one.edited or ((one, None),):
                    yield item_of(version, place, seen.isoformat() if seen else None), raw.tell()


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long the beginning."""
    while line := stream.readline(_LONGEST):
        yield line
        while len(line) == _LONGEST and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST)


def _table(address: str) -> Iterator[Placed]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise InputError(f"{address}: needs the package pyarrow: pip install 'communique[parquet]'") from None
    whole, number = size(address), 0
    try:
        with opened(address) as (stream, _), pq.ParquetFile(stream) as table:
            present = [name for name in _COLUMNS if name in table.schema_arrow.names]
            rows = max(1, table.metadata.num_rows)
            for batch in table.iter_batches(batch_size=_ROWS, columns=present):
                for row in batch.to_pylist():
                    number += 1
                    place = f"{address}#{number}"
                    yield item_of(_record(place, row), place, None), whole * number // rows
    except pa.ArrowException as error:
        yield Item(f"{address}#{number + 1}", fault=f"is not a Parquet file that can be read: {_told(error)}"), whole


def _record(place: str, row: dict[str, Any]) -> Record:
    if not isinstance(row.get("text"), str):
        return Record(place, fault="has no “text”; a row needs a column “text” that holds text")
    told: dict[str, Any] = {name: _words(row[name]) for name in _COLUMNS[1:] if row.get(name) not in (None, "")}
    return Record(place, row["text"], **told)


def _words(value: Any) -> str:
    """A cell as text: of a moment the day."""
    return str(value.isoformat())[:10] if hasattr(value, "isoformat") else str(value)


def _pages(address: str) -> Iterator[Placed]:
    from communique.sources.members import members
    from communique.sources.storage.warc import warc_answers

    with opened(address) as (stream, raw):
        for answer, _ in warc_answers(stream, address):
            if isinstance(answer, FetchError):
                yield Item(address, fault=_reason(answer, address)), raw.tell()
            elif not answer.media_type.startswith(_UNREADABLE):
                for asked, one in members(answer) or [(answer.asked, answer)]:
                    yield _page(asked, one), raw.tell()


def _page(asked: str, answer: Response | FetchError) -> Item:
    if isinstance(answer, FetchError):
        return Item(asked, fault=_reason(answer, asked))
    return Item(
        asked, "page", body=answer.body, content_type=answer.header("content-type") or "", url=asked,
        seen=answer.seen.isoformat(),
    )  # fmt: skip
