"""PDF, Word, mail, mailboxes and archives, each made by the test that reads it."""

import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from communique.documents import load, load_all
from communique.errors import DocumentError, DocumentTooLarge, EmptyDocument, NotText

LINES = [
    "The Prime Minister spoke to the King of Norway this morning and warmly thanked",
    "him for the invitation to the Oslo talks, which will open in the spring of the",
    "coming year.",
    "They agreed to speak again after the summer, when both governments have formed",
    "their delegations and named their nego-",
    "tiators.",
]


def pdf(pages: list[list[str]], made: str = "D:20250212093000Z") -> bytes:
    """A PDF with one text line per line, written by hand: objects, cross-reference table, trailer."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        words = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 50 780 Td {words} ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    objects.append(b"<< /Title (Call with the King) /CreationDate (%s) >>" % made.encode())
    out = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end % (
        len(objects) + 1, len(objects), len(out),
    )  # fmt: skip


def word() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Joint statement"
    document.core_properties.created = dt.datetime(2025, 2, 12, tzinfo=dt.UTC)
    document.add_heading("Joint statement", 1)
    document.add_paragraph("The ministers met in Oslo and agreed to open talks in the spring.")
    document.add_table(1, 2).cell(0, 1).text = "Signed in two copies"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(subject: str = "Readout of the call", html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Press Office <press@example.org>"
    message["Date"] = "Wed, 12 Feb 2025 23:50:00 +0300"
    message["Subject"] = subject
    message["Message-ID"] = "<1@example.org>"
    words = "The ministers discussed grain shipments and agreed to speak again in March."
    message.set_content(f"<p>{words}</p>" if html else words, subtype="html" if html else "plain")
    return message.as_bytes()


def archive(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            made.writestr(name, data)
    return out.getvalue()


def test_the_lines_of_a_pdf_become_paragraphs_without_page_numbers_and_broken_words() -> None:
    document = load(pdf([LINES, ["- 2 -"]]), name="call.pdf")
    first, second = document.text.split("\n\n")
    assert first.startswith("The Prime Minister")
    assert first.endswith("of the coming year.")
    assert second.endswith("named their negotiators.")
    assert (document.date, document.title, document.media_type) == (
        dt.date(2025, 2, 12), "Call with the King", "application/pdf",
    )  # fmt: skip


def test_a_running_head_of_a_pdf_is_not_text() -> None:
    pages = [["Ministry of Foreign Affairs", f"Paragraph number {n} ends here and says something else."] for n in "abc"]
    assert "Ministry" not in load(pdf(pages)).text


def test_a_word_document_gives_paragraphs_headings_and_cells() -> None:
    document = load(word())
    assert document.text.split("\n\n") == [
        "Joint statement", "The ministers met in Oslo and agreed to open talks in the spring.", "Signed in two copies",
    ]  # fmt: skip
    assert [(m.kind, m.span.of(document.text), m.target) for m in document.marks] == [
        ("heading", "Joint statement", "1")
    ]
    assert (document.title, document.date) == ("Joint statement", dt.date(2025, 2, 12))


@pytest.mark.parametrize("html", [False, True])
def test_a_message_gives_its_words_subject_sender_and_the_senders_day(html: bool) -> None:
    document = load(mail(html=html))
    assert document.text == "The ministers discussed grain shipments and agreed to speak again in March."
    assert (document.title, document.author, document.date) == (
        "Readout of the call",
        "Press Office",
        dt.date(2025, 2, 12),
    )


def test_a_text_that_only_looks_like_mail_stays_as_it_is() -> None:
    text = "From: the Ministry\nDate: 2025-02-12\n\nThe ministers met."
    assert load(text.encode()).text == text


def test_each_message_of_a_mailbox_is_a_document() -> None:
    box = b"".join(b"From press@example.org Wed Feb 12 23:50:00 2025\n" + mail(s) + b"\n" for s in ("One", "Two"))
    assert [d.title for d in load_all(box, name="box") if not isinstance(d, DocumentError)] == ["One", "Two"]


def test_each_file_of_an_archive_is_a_document_and_a_bad_one_costs_itself(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    file.write_bytes(archive(
        ("../../a.pdf", pdf([LINES])), ("b.docx", word()), ("c.eml", mail()), ("d.pdf", b"%PDF-1.4 nothing"),
        ("e.zip", archive(("x.txt", b"inner"))), ("__MACOSX/x", b"system"),
    ))  # fmt: skip
    found = list(load_all(file))
    assert [type(d).__name__ for d in found] == ["Document", "Document", "Document", "NotText", "DocumentTooLarge"]
    assert [p.name for p in tmp_path.iterdir()] == ["all.zip"]


def test_an_archive_of_one_document_is_that_document() -> None:
    assert load(archive(("a.txt", b"The ministers met."))).text == "The ministers met."
    with pytest.raises(DocumentError, match="several documents"):
        load(archive(("a.txt", b"One."), ("b.txt", b"Two.")), name="x.zip")


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (pdf([[]]), EmptyDocument, "of images only"),
        (pdf([[]] * 401), DocumentTooLarge, "401 pages"),
        (b"%PDF-1.4\n" + b"\0" * 500, NotText, "is a PDF that cannot be read"),
        (archive(*((f"{n}.txt", b"") for n in range(2001))), DocumentTooLarge, "2,001 files"),
        (archive(("a.txt", b"\0" * 100_000_001)), DocumentTooLarge, "unpacks to 100 MB"),
        (archive(("word/document.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>")), NotText, "is a Word document that"),
        (mail()[:-80], EmptyDocument, "without words"),
        (archive(("a.zip", archive(("b.txt", b"x")))), DocumentTooLarge, "archive within an archive"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_refused_in_one_line(data: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        load(data, name="x")
    assert str(caught.value).startswith("x")
    assert "\n" not in str(caught.value)


def test_entities_of_a_word_document_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = word()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = [(n, old.read(n)) for n in old.namelist()]
    changed = [
        (
            n,
            d.replace(b"<w:document", bomb + b"<w:document", 1).replace(b"in Oslo", b"&b;")
            if n.endswith("document.xml")
            else d,
        )
        for n, d in parts
    ]
    assert "boom" not in load(archive(*changed)).text


def test_members_are_called_by_file_and_name_and_read_by_their_suffix() -> None:
    data = archive(("b/a.md", b"# Talks\n\nThe ministers met."), ("c.txt", b"They met again."))
    found = [
        d for d in load_all(data, name="all.zip", url="https://a.example/all.zip") if not isinstance(d, DocumentError)
    ]
    assert [d.source for d in found] == ["all.zip#b/a.md", "all.zip#c.txt"]
    assert [d.url for d in found] == ["https://a.example/all.zip#b/a.md", "https://a.example/all.zip#c.txt"]
    assert found[0].media_type == "text/markdown"


def test_a_mailbox_within_an_archive_gives_its_messages() -> None:
    box = b"".join(b"From press@example.org Wed Feb 12 23:50:00 2025\n" + mail(s) + b"\n" for s in ("One", "Two"))
    found = [d for d in load_all(archive(("in.mbox", box)), name="all.zip") if not isinstance(d, DocumentError)]
    assert [d.source for d in found] == ["all.zip#in.mbox#1", "all.zip#in.mbox#2"]


def test_a_file_of_one_document_still_raises_what_is_wrong_with_it(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(NotText):
        list(load_all(file))
