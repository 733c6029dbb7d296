"""The archive as WARC (ISO 28500) and back, by warcio: what other crawlers and libraries read and write."""

from __future__ import annotations

import datetime as dt
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from communique.errors import ArchiveError, BadResponse, FetchError
from communique.sources.decision import MEMBER
from communique.sources.fetching.content_encoding import unpacked
from communique.sources.fetching.response import Limits, Response
from communique.sources.lists.entry import canonical
from communique.sources.storage.archive import Archive
from communique.sources.storage.archived_responses import records_of

_SOURCE = "WARC-Communique-Source"
_READABLE = re.compile(rb"\s*(?:<|%PDF|\{|[\x20-\x7e\s\xc2-\xf4]{20})")
"""How a body begins that is unpacked already."""
_CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}\s*(?:;[^\r\n]{0,200})?\r\n")
"""How a body begins that is sent in chunks."""
_CUT_LINE = re.compile(r"first line: \['W(?:A(?:R(?:C(?:/[\d.]*)?)?)?)?'\]")
"""What warcio says of a file that ends within its first line."""
_BEGINS = (b"WARC/", b"\x1f\x8b", b"filedesc://")
_REMEDY = {
    b"\x28\xb5\x2f\xfd": "it is packed by zstandard; unpack it with unzstd and name the .warc",
    b"PK\x03\x04": "it is a ZIP archive; unpack it and name the .warc.gz in it (of a .wacz: in archive/)",
}
_OTHERS = ("warcinfo", "request", "metadata", "revisit", "conversion", "continuation", "arc_header")
_NEEDED = ("WARC-Type", "WARC-Target-URI", "WARC-Date", "Content-Length")
"""Headers without which a record's head was cut."""
_PACKING = ("content-encoding", "transfer-encoding", "content-length")


def export_warc(archive: Archive, file: Path) -> int:
    """Write every archived answer as a response record (gzip when the name ends in .gz); gives their number."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    count = 0
    try:
        with file.open("wb") as out:
            writer = WARCWriter(out, gzip=file.name.endswith(".gz"))
            for answer, source in archive.answers():
                headers = [(k, v) for k, v in answer.headers if k not in _PACKING]
                headers.append(("content-length", str(len(answer.body))))
                http = StatusAndHeaders(f"{answer.status} OK", headers, "HTTP/1.1")
                day = answer.seen.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                record = writer.create_warc_record(
                    answer.asked, "response", payload=io.BytesIO(answer.body), length=len(answer.body),
                    http_headers=http, warc_headers_dict={"WARC-Date": day, _SOURCE: source},
                )  # fmt: skip
                writer.write_record(record)
                count += 1
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be written ({error.strerror or error})") from None
    return count


def read_warc(file: Path, limit: int = Limits().body) -> Iterator[tuple[Response | FetchError, str]]:
    """The HTML, PDF and other answers (status 200) of a WARC or ARC file, each with the source it names, empty if none.

    A record that is cut short or cannot be unpacked is a FetchError in its place: it is not what the site answered,
    and a whole one of another file mends it. Records that are too large or not of status 200 are left out. Raises
    ArchiveError when the file is no WARC.
    """
    try:
        with file.open("rb") as stream:
            yield from warc_answers(stream, str(file), limit)
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be read ({error.strerror or error})") from None


def warc_answers(
    stream: BinaryIO, called: str, limit: int = Limits().body
) -> Iterator[tuple[Response | FetchError, str]]:  # fmt: skip
    """As `read_warc`, from an open stream; `called` is what errors name it."""
    from warcio.exceptions import ArchiveLoadFailed

    if told := _no_warc(stream):
        raise ArchiveError(f"{called}: is not a WARC file ({told})")
    kinds: Counter[str] = Counter()
    given = faulty = False
    records = records_of(stream)
    try:
        for answer, source in _measured(records, kinds, limit, called):
            given, faulty = True, isinstance(answer, FetchError)
            yield answer, source
    except ArchiveLoadFailed as error:
        told = " ".join(str(error).split())
        if "gzip" in told and "chunk" in told.lower():
            told = "it is gzipped as a whole, not record by record; unpack it with gunzip and name the .warc"
        elif kinds:
            yield (
                FetchError(f"{called}: breaks off after {kinds.total()} records, which are read; what follows is none"),
                "",
            )
            return
        elif _CUT_LINE.search(told):
            yield FetchError(f"{called}: holds no whole record: it is empty or cut short"), ""
            return
        raise ArchiveError(f"{called}: is not a WARC file ({_printable(told)})") from None
    except (AttributeError, ValueError, TypeError):  # warcio, of a record whose head was cut
        yield FetchError(f"{called}: ends in the head of a record; the records before it are read"), ""
        return
    except (EOFError, zlib.error) as error:
        if not kinds:
            raise ArchiveError(f"{called}: is not a WARC file that can be unpacked ({error})") from None
        yield FetchError(f"{called}: ends in the middle of a record; the records before it are read"), ""
        return
    if records.cut and any(kinds) and not faulty:
        yield FetchError(f"{called}: ends in the head of a record; the records before it are read"), ""
    if not any(kinds[kind] for kind in kinds if kind):
        yield FetchError(f"{called}: holds no whole record: it is empty or cut short"), ""
    elif kinds["conversion"] and not given:
        yield FetchError(f"{called}: holds texts that were made of pages, not the pages; import the WARC itself"), ""


def _measured(
    records: Any, kinds: Counter[str], limit: int, called: str
) -> Iterator[tuple[Response | FetchError, str]]:  # fmt: skip
    """The answers, each once it is known that its record ends where it says: one that goes on was cut."""
    held: tuple[Response | FetchError, str] | None = None
    wrong = 0
    walk = iter(records)
    while True:
        fault: Exception | None = None
        try:
            record = next(walk, None)
        except Exception as error:  # told by the caller, after what was read before it
            record, fault = None, error
        if held:
            yield _cut(held, called) if records.err_count > wrong else held
        if fault is not None:
            raise fault
        if record is None:
            return
        wrong = records.err_count
        kinds[record.rec_type] += 1
        wanted = record.rec_type not in _OTHERS
        answer = _answer(record, limit, called) if wanted else None
        held = (answer, record.rec_headers.get_header(_SOURCE) or "") if answer else None


def _cut(held: tuple[Response | FetchError, str], called: str) -> tuple[FetchError, str]:
    answer, source = held
    if isinstance(answer, FetchError):
        return answer, source
    return FetchError(f"{answer.asked}: is cut short in {called}; a whole record of it mends that"), source


def _no_warc(stream: BinaryIO) -> str:
    """Why a file is no WARC by its first bytes; empty when it may be one, or cannot be looked at before it is read."""
    if not stream.seekable():
        return ""
    at = stream.tell()
    head = stream.read(16)
    stream.seek(at)
    if not head or head.startswith(_BEGINS):
        return ""
    return next((remedy for magic, remedy in _REMEDY.items() if head.startswith(magic)), "it begins as none does")


def _printable(told: str) -> str:
    return re.sub(r"[^\x20-\x7e]+|\\x[0-9a-f]{2}", "?", told)[:100]


def _answer(record: Any, limit: int, called: str) -> Response | FetchError | None:
    address, http = _address(record), record.http_headers
    resource = record.rec_type == "resource"
    if any(not record.rec_headers.get_header(name) for name in _NEEDED):
        return FetchError(f"{called}: a record is cut short in its head, and left out")
    if resource and not address:
        told = record.rec_headers.get_header("WARC-Target-URI")
        return FetchError(f"{_printable(told)}: is at no address of the web, and is left out; read the file itself")
    if (
        address
        and not resource
        and (http is None or len(http.get_statuscode() or "") != 3)
        and _is_short(record, None, b"")
    ):
        return FetchError(f"{address}: is cut short in {called}; a whole record of it mends that")
    if not address or (not resource and (http is None or http.get_statuscode() != "200")):
        return None
    chunked = http is not None and http.get_header("transfer-encoding") is not None
    try:
        body = _unchunked(record, limit) if chunked else record.raw_stream.read(limit + 1)
        if len(body) > limit:
            return None
        if not chunked and _is_short(record, http, body):
            return FetchError(f"{address}: is cut short in {called}; a whole record of it mends that")
        if http is not None:
            body = _unpacked(body, http.get_header("content-encoding") or "", limit, address)
        seen = dt.datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    except BadResponse as error:
        return FetchError(str(error))
    except (EOFError, zlib.error):
        return FetchError(f"{address}: is cut short in {called}; a whole record of it mends that")
    except (ValueError, TypeError):
        return None
    kind = record.rec_headers.get_header("Content-Type") or ""
    told = http.headers if http is not None else [("content-type", kind)]
    headers = tuple((k.lower(), v) for k, v in told if k.lower() not in _PACKING)
    return Response(address, address, 200, headers, body, seen.astimezone(dt.UTC))


def _is_short(record: Any, http: Any, body: bytes) -> bool:
    """Whether a body has fewer bytes than its record or its server says, or the record that it was cut."""
    if record.rec_headers.get_header("WARC-Truncated"):
        return True
    if getattr(record.raw_stream, "limit", 0) > 0:  # what warcio still waits for
        return True
    stated = (http.get_header("content-length") or "") if http is not None else ""
    packed = http is not None and bool(http.get_header("content-encoding"))
    return not packed and stated.isdigit() and len(body) < int(stated)


def _unpacked(body: bytes, encodings: str, limit: int, address: str) -> bytes:
    """The body freed of its encoding; as it is where the crawler freed it and left the header."""
    told = encodings or ("gzip" if body[:2] == b"\x1f\x8b" else "")  # some crawlers keep the body and drop the header
    try:
        return unpacked(body, told, limit, address)
    except BadResponse:
        if not encodings:
            return body
        if body[:2] == b"\x1f\x8b" or not _READABLE.match(body):
            raise
        return body


def _address(record: Any) -> str:
    """The address of an answer; in a record that this program wrote, with the name of a document of an archive."""
    asked = record.rec_headers.get_header("WARC-Target-URI") or ""
    whole, mark, member = asked.partition(MEMBER)
    address = canonical(whole)
    ours = record.rec_headers.get_header(_SOURCE) is not None
    return f"{address}{mark}{member}" if address and ours else address


def _unchunked(record: Any, limit: int) -> bytes:
    """The body freed of its chunks; as it is where the crawler freed it. Raises EOFError where it breaks off."""
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader

    raw: bytes = record.raw_stream.read(2 * limit)
    if not _CHUNK.match(raw):
        return raw[: limit + 1]
    try:
        body = ChunkedDataReader(io.BytesIO(raw), raise_exceptions=True).read(limit + 1)
    except ChunkedDataException:
        raise EOFError from None
    return body if isinstance(body, bytes) else b""
