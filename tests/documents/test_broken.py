"""A folder of broken files: each costs itself, in one line that names it."""

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest

from communique.documents import load_all
from communique.documents.lines import is_corpus, read_corpus
from communique.errors import DocumentError
from tests.documents.pdf_pages import column, pdf
from tests.documents.test_word import p, r, word

NOISE = random.Random(5).randbytes(3000)


def archive(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files:
            made.writestr(name, data)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD_PDF, GOOD_WORD = pdf([column(50, 700, ["They met."])]), word(p(r("They met.")))
HEAD = b"From: a@b.c\nMIME-Version: 1.0\n"
TYPES = ("[Content_Types].xml", b"x")
BROKEN = {
    "stub.pdf": b"%PDF-1.4\n%%EOF", "half.pdf": GOOD_PDF[:300], "noise.pdf": b"%PDF-1.7" + NOISE, "scan.pdf": pdf([[]]), "empty.pdf": b"",
    "words.pdf": b"They met.", "half.docx": GOOD_WORD[: len(GOOD_WORD) // 2], "zip.docx": b"PK\x03\x04nonsense", "noise.docx": NOISE,
    "words.docx": b"They met.", "blank.docx": word(""), "xml.docx": archive(("word/document.xml", b"<a"), TYPES), "nul.html": b"\0" * 500,
    "empty.html": b"", "blank.html": b"<html><body></body></html>", "bytes.html": bytes(range(256)) * 20,
    "script.html": b"<html><body><script>y</script></body></html>", "blank.eml": HEAD + b"\n", "png.eml": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "parts.eml": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", "picture.eml": HEAD + b"Content-Type: image/png\n\niVBORw0KGgo=\n",
    "words.mbox": b"From nobody\n\n", "empty.zip": b"PK\x05\x06" + b"\0" * 18, "half.zip": archive(("a.txt", b"x"))[:-30],
    "nested.zip": archive(("b.zip", archive(("c.txt", b"x")))), "book.xlsx": archive(("xl/workbook.xml", b"x"), TYPES),
    "slides.pptx": archive(("ppt/presentation.xml", b"x"), TYPES), "text.odt": archive(("mimetype", b"application/vnd.oasis.opendocument.text")),
    "book.epub": archive(("mimetype", b"application/epub+zip")), "empty.txt": b"", "blank.txt": b" \n ", "noise.txt": NOISE, "nul.md": b"\0\1",
    "rich.rtf": b"{\\rtf1 hello}", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "no-text.csv": b"a,b\n1,2\n", "nul.csv": b"\0\0\0",
    "half.json": b"{", "figures.json": b"[1]", "figure.jsonl": b'{"text": 5}\n', "half.rss": b"<rss><channel>", "other.xml": b"<a/>",
    "junk.parquet": b"PAR1junkPAR1", "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "packed.gz": gzip.compress(b"hello"), "crawl.warc": b"WARC/1.0\r\n",
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_line_that_names_it(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(BROKEN[name])
    faults = []
    try:
        for one in (record.load() for record in read_corpus(file)) if is_corpus(file) else load_all(file):
            faults.append(one)
    except DocumentError as error:
        faults.append(error)
    (fault,) = faults
    assert isinstance(fault, DocumentError)
    assert str(fault).startswith(str(file))
    assert "\n" not in str(fault)


def test_a_format_whose_package_is_missing_costs_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    file = tmp_path / "a.pdf"
    file.write_bytes(GOOD_PDF)
    with pytest.raises(DocumentError, match="cannot be read without the package pypdfium2"):
        list(load_all(file))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        ("a.msg", OLE + "__substg1.0_".encode("utf-16-le"), "a message of Outlook, not text; save it as .eml"),
        ("a.pages", archive(("Index/Document.iwa", b"x")), "Pages, Numbers or Keynote"),
        ("a.xps", archive(("FixedDocumentSequence.fdseq", b"x")), "an XPS document"), ("a.ps", b"%!PS-Adobe-3.0\n", "PostScript"),
        ("a.url", b"[InternetShortcut]\r\nURL=https://mfa.example/1\r\n", "read the address in it"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><text>Talks</text></svg>", "a drawing"),
        ("a.ics", b"BEGIN:VCALENDAR\nSUMMARY:Talks\nEND:VCALENDAR\n", "a calendar"),
    ],
)  # fmt: skip
def test_what_is_of_another_kind_is_called_by_it(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(DocumentError, match=says):
        list(load_all(file))


def test_a_member_that_its_archive_puts_before_the_file_is_named_in_one_line() -> None:
    body = bytearray(archive(("no\nte.txt", b"They met."), ("z.txt", b"They spoke.")))
    at = body.index(b"PK\x01\x02")
    body[at + 42 : at + 46] = (0xF0000000).to_bytes(4, "little")  # where the member should begin
    body[-6:-2] = (0xF).to_bytes(4, "little")  # where the list of members should: all offsets are off by as much
    told = [one for one in load_all(bytes(body), name="a.zip") if isinstance(one, DocumentError)]
    assert told
    assert all("\n" not in str(one) and "a.zip" in str(one) for one in told)


def test_a_mail_whose_character_set_is_no_name_is_read() -> None:
    body = b'From: press@mfa.example\nSubject: Call\nContent-Type: text/plain; charset="ut\0b"\n\nThey spoke in Besan\xe7on.\n'
    (one,) = load_all(body, name="call.eml")
    assert not isinstance(one, DocumentError)
    assert "They spoke in Besan" in one.text
