"""Mail as it comes: encodings that are wrong or missing, stubs, envelopes, attachments, replies."""

import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest

import communique
from communique.documents import load, load_all
from communique.errors import DocumentError

HEAD = (
    "From: Press Office <press@mfa.example>\r\nDate: Tue, 01 Mar 2022 23:30:00 -0800\r\n"
    "Subject: Readout\r\nMessage-ID: <1@mfa.example>\r\n"
)
EN = "The Minister said “we will stay” and rang the Élysée."
RU = "Министр иностранных дел провёл телефонный разговор с коллегой."
LONG = "The Minister spoke today with her colleague. She pledged 350 million crowns and said that more would follow. "


def held(data: bytes, name: str = "a.eml") -> list[tuple[str | None, str]]:
    return [(d.source, d.text.strip()) for d in load_all(data, name=name) if not isinstance(d, DocumentError)]


@pytest.mark.parametrize(
    ("kind", "codec", "words"),
    [
        ("", "cp1252", EN), ("text/plain; charset=x-unknown-8bit", "cp1252", EN), ('text/plain; charset=""', "utf-8", EN),
        ("text/plain; charset=us-ascii", "utf-8", EN), ("text/plain; charset=iso-8859-1", "cp1252", EN),
        ("text/plain; charset=utf-8", "cp1252", EN), ("text/plain; charset=iso-8859-1", "cp1251", RU),
        ("text/plain; charset=unknown", "koi8-r", RU * 3),
    ],
)  # fmt: skip
def test_an_encoding_that_is_missing_wrong_or_unknown_is_told_from_the_words(kind: str, codec: str, words: str) -> None:
    head = HEAD + (f"Content-Type: {kind}\r\n" if kind else "") + "Content-Transfer-Encoding: 8bit\r\n\r\n"
    assert load(head.encode() + words.encode(codec)).text == words


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Élysée – appel", "Élysée – appel"), ("=?windows-1251?B?0uXr5fTu7e376SDw4Ofj7uLu8A==?=", "Телефонный разговор"),
        ("Call of Biden=?utf-8?Q?=E2=80=99s?=", "Call of Biden’s"), ("Readout of\r\n the call", "Readout of the call"),
    ],
)  # fmt: skip
def test_a_subject_is_read_however_it_is_written(raw: str, read: str) -> None:
    assert load((HEAD.replace("Subject: Readout", f"Subject: {raw}") + "\r\nThey met.").encode()).title == read


def alternative(words: str, page: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "press@mfa.example", "Readout"
    message.set_content(words)
    message.add_alternative(page, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize(
    "stub",
    [
        "View this email in your browser: https://x.example/abc",
        "Your mail reader shows no HTML.",
        " ",
        "https://x.example/1",
    ],
)
def test_a_stub_beside_the_real_page_is_not_the_message(stub: str) -> None:
    hidden = '<div style="display:none">Preview.</div>'
    assert load(alternative(stub, f"{hidden}<table><tr><td><p>{LONG}</p><p>{LONG}</p></td></tr></table>")).text == (
        f"{LONG.strip()}\n\n{LONG.strip()}"
    )


def test_plain_words_are_read_where_they_say_as_much_as_the_page() -> None:
    page = f"<p>{LONG * 3}</p><p>Unsubscribe from this list or change your settings.</p>"
    assert "Unsubscribe" not in load(alternative(LONG * 3, page)).text


def test_lines_that_flow_are_one_paragraph() -> None:
    flowed = "Content-Type: text/plain; format=flowed\r\n\r\nThe ministers met \r\nin Oslo. \r\n\r\nThey left."
    assert load((HEAD + flowed).encode()).text == "The ministers met in Oslo.\n\nThey left."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("From: a@b.example\nTo: c@d.example\nSubject: Talks\n", None),
        (
            "Received: from x by y; Wed, 02 Mar 2022 09:00:00 +0000\nFrom: a@b.example\nSubject: Talks\n",
            dt.date(2022, 3, 2),
        ),
        ("From: a@b.example\nMIME-Version: 1.0\nDate: 2022-03-01 23:30\n", dt.date(2022, 3, 1)),
    ],
)
def test_a_message_without_its_usual_headers_is_a_message(head: str, day: dt.date | None) -> None:
    document = load(f"{head}\nThe ministers met in Oslo.\n".encode())
    assert (document.text, document.date, document.media_type) == ("The ministers met in Oslo.", day, "message/rfc822")


BOX = (
    "From press@mfa.example Fri Mar  4 10:00:00 2022\nSubject: Undated\nContent-Type: text/plain\n\n"
    "The ministers met.\n\nFrom Moscow they went on to Minsk in 2022\n\n>From Kyiv came a refusal.\n\n"
    "From press@mfa.example Sat Mar  5 10:00:00 2022\nFrom: MFA <press@mfa.example>\nSubject: Two\n\nThey met again.\n"
)


def test_a_line_that_begins_with_from_parts_messages_only_as_an_envelope() -> None:
    first, second = (d for d in load_all(BOX.encode(), name="in.mbox") if not isinstance(d, DocumentError))
    assert first.text == "The ministers met.\n\nFrom Moscow they went on to Minsk in 2022\n\nFrom Kyiv came a refusal."
    assert (first.date, first.title) == (dt.date(2022, 3, 4), "Undated")
    assert (second.date, second.text) == (dt.date(2022, 3, 5), "They met again.")


def test_attachments_are_documents_of_their_own_and_pictures_are_none() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"], inner["Date"] = "a@b.example", "Talks", "Mon, 28 Feb 2022 09:00:00 -0500"
    inner.set_content("The inner words.")
    message = EmailMessage()
    message["From"], message["Subject"] = "press@mfa.example", "Two files"
    message.set_content("See the files.")
    message.add_attachment("The attached words.", filename="../note.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="seal.png")
    message.add_attachment(inner)
    assert held(message.as_bytes()) == [
        ("a.eml", "See the files."), ("a.eml#note.txt", "The attached words."), ("a.eml#Talks.eml", "The inner words."),
    ]  # fmt: skip
    assert load(message.as_bytes()).text == "See the files."


def test_a_message_of_attachments_alone_is_its_attachments() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "press@mfa.example", "File"
    message.add_attachment("The attached words.", filename="note.txt")
    assert held(message.as_bytes()) == [("a.eml#note.txt", "The attached words.")]


REPLY = "We reject this.\n\nOn Fri, Mar 4, 2022 at 10:00 AM Sergey Lavrov <sl@mid.example> wrote:\n\n"


@pytest.mark.parametrize(
    ("body", "own", "quoted"),
    [
        (f"{REPLY}> We offer talks.\n> We will leave.\n\n-- \nPress office\n", "We reject this.", "We offer talks.\nWe will leave."),
        ("> We offer talks.\n\nNo.\n\n> We will leave.\n\nGood.\n", "Good.", "We will leave."),
        (("See below.\n\n-----Original Message-----\nFrom: A <a@b.c>\nSent: Friday, March 4, 2022 10:00 AM\nTo: x\n"
         "Subject: Talks\n\nWe offer talks.\n"), "See below.", "We offer talks."),
    ],
)  # fmt: skip
def test_quoted_words_are_marked_and_a_signature_goes(body: str, own: str, quoted: str) -> None:
    document = load((HEAD.replace("\r\n", "\n") + "\n" + body).encode())
    marked = " ".join(m.span.of(document.text) for m in document.marks if m.kind == "quotation")
    assert quoted in marked
    assert own in document.text
    assert own not in marked
    assert "> " not in document.text.replace("> wrote", "")
    assert "Press office" not in document.text


def test_a_file_called_mail_is_read_as_one(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_text("Subject: Talks\n\nThe ministers met.", "utf-8")
    document = load(file)
    assert (document.title, document.text) == ("Talks", "The ministers met.")


def test_what_a_mail_answers_is_not_the_issuers_word() -> None:
    data = (HEAD.replace("\r\n", "\n") + f"\n{REPLY}> Russia will withdraw its forces in June.\n").encode()
    reading = communique.Reader().read(data, issuer="org:white-house")
    (quoted,) = [one for one in reading.passages if one.kind == "quotation"]
    assert quoted.span.of(reading.document.text) == "Russia will withdraw its forces in June."
    assert quoted.voice == "unknown:quoted"
