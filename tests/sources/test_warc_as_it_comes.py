"""WARC files of other crawlers: cut short, unpacked already, resources, ARC, gzipped as a whole."""

import datetime as dt
import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from communique.errors import ArchiveError, FetchError
from communique.sources import Archive
from communique.sources.storage.replay import import_warc
from communique.sources.storage.warc import read_warc

PAGE = b"<html><body><h1>Call</h1><p>The ministers spoke about grain and agreed to meet again in December.</p></body></html>"
AT = "2022-03-04T10:00:00Z"


def warc(body: bytes = PAGE, kind: str = "response", headers: tuple[tuple[str, str], ...] = (), **told: str) -> bytes:
    out = io.BytesIO()
    http = (
        StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *headers], "HTTP/1.1")
        if kind == "response"
        else None
    )
    writer = WARCWriter(out, gzip=False)
    writer.write_record(writer.create_warc_record(
        "https://mfa.example/1", kind, payload=io.BytesIO(body), length=len(body), http_headers=http,
        warc_content_type="" if http else "text/html", warc_headers_dict={"WARC-Date": AT, **told},
    ))  # fmt: skip
    return out.getvalue()


def read(tmp_path: Path, data: bytes, name: str = "a.warc") -> list[bytes | str]:
    file = tmp_path / name
    file.write_bytes(data)
    return [str(one) if isinstance(one, FetchError) else one.body for one, _ in read_warc(file)]


@pytest.mark.parametrize(
    "data",
    [
        warc(headers=(("Content-Encoding", "gzip"),)), warc(headers=(("Content-Encoding", "br"),)),
        warc(gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"),)), warc(kind="resource"),
    ],
)  # fmt: skip
def test_a_body_is_read_packed_or_unpacked_and_a_resource_too(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path, data) == [PAGE]


@pytest.mark.parametrize(
    "data", [warc()[:-60], warc(headers=(("Content-Length", "4000"),)), warc(**{"WARC-Truncated": "length"})]
)
def test_a_record_cut_short_is_named_and_a_whole_one_mends_it(tmp_path: Path, data: bytes) -> None:
    (fault,) = read(tmp_path, data)
    assert isinstance(fault, str)
    assert fault.startswith("https://mfa.example/1: is cut short in ")
    whole = tmp_path / "whole.warc"
    whole.write_bytes(warc())
    with Archive(tmp_path / "archive") as archive:
        assert import_warc(archive, [tmp_path / "a.warc"])["failed"] == 1
        assert archive.page("https://mfa.example/1") is None
        assert import_warc(archive, [whole])["new"] == 1


def test_an_arc_file_is_read(tmp_path: Path) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    head = b"filedesc://x.arc 0.0.0.0 20220304100000 text/plain 76\n1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n"
    record = b"https://mfa.example/1 1.2.3.4 20220304100000 text/html %d\n" % len(http) + http + b"\n"
    assert read(tmp_path, head + record, "a.arc") == [PAGE]


def test_a_file_gzipped_as_a_whole_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="unpack it with gunzip"):
        read(tmp_path, gzip.compress(warc() + warc(kind="resource")), "a.warc.gz")


def test_the_moment_of_a_record_is_its_own(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(warc())
    ((one, _),) = read_warc(file)
    assert not isinstance(one, FetchError)
    assert one.seen == dt.datetime(2022, 3, 4, 10, tzinfo=dt.UTC)


def test_a_body_in_chunks_that_breaks_off_is_named(tmp_path: Path) -> None:
    cut = b"%x\r\n%s" % (len(PAGE), PAGE[:60])
    (fault,) = read(tmp_path, warc(cut, headers=(("Transfer-Encoding", "chunked"),)))
    assert "is cut short" in str(fault)


def test_a_body_said_to_come_in_chunks_is_read_whole_or_in_chunks(tmp_path: Path) -> None:
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    for body in (PAGE, chunks):
        assert read(tmp_path, warc(body, headers=(("Transfer-Encoding", "chunked"),))) == [PAGE]


def test_a_packed_body_whose_header_is_lost_is_unpacked(tmp_path: Path) -> None:
    assert read(tmp_path, warc(gzip.compress(PAGE))) == [PAGE]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty or cut short"), (gzip.compress(warc())[:60], "empty or cut short"),
        (warc() + b"noise of another kind\n", "breaks off after 1 record"), (warc(kind="conversion"), "not the pages"),
        (warc(kind="resource").replace(b"https://mfa.example/1", b"file:///var/tmp/a.html"), "read the file itself"),
    ],
    ids=["nothing", "packed and cut", "noise behind", "conversions", "a file's own"],
)  # fmt: skip
def test_what_cannot_be_taken_in_is_named(tmp_path: Path, data: bytes, says: str) -> None:
    assert says in str(read(tmp_path, data)[-1])


@pytest.mark.parametrize(
    ("data", "says"), [(b"\x28\xb5\x2f\xfdxxxx", "unzstd"), (b"PK\x03\x04xxxx", "archive/"), (PAGE, "begins as none")]
)
def test_another_kind_of_file_is_no_warc(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(ArchiveError, match=says):
        read(tmp_path, data)


def test_a_record_that_goes_on_behind_its_end_was_cut_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = warc(kind="resource")
    short = whole.replace(b"Content-Length: %d" % len(PAGE), b"Content-Length: %d" % (len(PAGE) - 10))
    first, second, third = read(tmp_path, whole + short + whole)
    assert (first, third) == (PAGE, PAGE)
    assert "is cut short" in str(second)
    assert not capsys.readouterr().err


@pytest.mark.parametrize("packed", [False, True])
def test_wherever_a_file_is_cut_something_says_so(tmp_path: Path, packed: bool) -> None:
    one, two = (gzip.compress(record) if packed else record for record in (warc(), warc(kind="resource")))
    whole = one + two
    between = range(len(one), len(one) + 1) if packed else range(len(one) - 4, len(one) + 1)
    for end in range(30, len(whole) - 8, 7):
        if end not in between:
            told = read(tmp_path, whole[:end], "a.warc.gz" if packed else "a.warc")
            assert any(isinstance(each, str) for each in told), end
