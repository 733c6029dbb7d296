"""The archive as WARC (ISO 28500) and back, by warcio: what other crawlers and libraries read and write."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from communique.errors import ArchiveError, BadResponse
from communique.sources.archive import Archive
from communique.sources.decide import MEMBER
from communique.sources.entry import canonical
from communique.sources.response import Limits, Response
from communique.sources.unpacked import unpacked

_SOURCE = "WARC-Communique-Source"
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


def read_warc(file: Path, limit: int = Limits().body) -> Iterator[tuple[Response, str]]:
    """The HTML, PDF and other answers (status 200) of a WARC file, each with the source it names, empty when none.

    Records that are too large or broken in themselves are left out. Raises ArchiveError when the
    file is no WARC.
    """
    try:
        with file.open("rb") as stream:
            yield from warc_answers(stream, str(file), limit)
    except OSError as error:
        raise ArchiveError(f"{file}: cannot be read ({error.strerror or error})") from None


def warc_answers(stream: BinaryIO, called: str, limit: int = Limits().body) -> Iterator[tuple[Response, str]]:
    """As `read_warc`, from an open stream; `called` is what errors name it."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and (answer := _answer(record, limit)):
                yield answer, record.rec_headers.get_header(_SOURCE) or ""
    except ArchiveLoadFailed as error:
        raise ArchiveError(f"{called}: is not a WARC file ({' '.join(str(error).split())[:100]})") from None


def _answer(record: Any, limit: int) -> Response | None:
    address, http = _address(record), record.http_headers
    if not address or http is None or http.get_statuscode() != "200":
        return None
    body = (
        record.raw_stream.read(limit + 1) if http.get_header("transfer-encoding") is None else _unchunked(record, limit)
    )
    try:
        if len(body) > limit:
            return None
        body = unpacked(body, http.get_header("content-encoding") or "", limit, address)
        seen = dt.datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    except (BadResponse, ValueError, TypeError):
        return None
    headers = tuple((k.lower(), v) for k, v in http.headers if k.lower() not in _PACKING)
    return Response(address, address, 200, headers, body, seen.astimezone(dt.UTC))


def _address(record: Any) -> str:
    """The address of an answer; in a record that this program wrote, with the name of a document of an archive."""
    asked = record.rec_headers.get_header("WARC-Target-URI") or ""
    whole, mark, member = asked.partition(MEMBER)
    address = canonical(whole)
    ours = record.rec_headers.get_header(_SOURCE) is not None
    return f"{address}{mark}{member}" if address and ours else address


def _unchunked(record: Any, limit: int) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader

    body = ChunkedDataReader(record.raw_stream).read(limit + 1)
    return body if isinstance(body, bytes) else b""
