"""Mail as programs of many houses and tongues write it: senders, frames, stubs, introductions, signatures."""

import pytest

from communique.documents import load
from communique.documents.mail.quotations import REPLY

HEAD = "From: Press <press@mfa.example>\nSubject: Talks\nDate: Tue, 1 Mar 2022 09:00:00 +0100\nMessage-ID: <1@mfa.example>\nMIME-Version: 1.0\n"
OWN = "We reject the proposal that was made to us last week."
THEIRS = "Our government offers to open talks on the harbour in the spring."


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ('"A > B desk" <p@x.example>', "A > B desk"), ("Press > Office <p@x.example>", "Press > Office"),
        ("<<p@x.example>>", "p@x.example"), ("Desk <p@x.example", "Desk"), ("p@x.example", "p@x.example"),
        ("Office, Press <p@x.example>", "Office, Press"), ("Press Office (MFA) <p@x.example>", "Press Office (MFA)"),
        ("press@x.example (Press Office)", "Press Office"), ("=?iso-8859-1?Q?Minist=E8re=92s?= <p@x.example>", "Ministère’s"),
    ],
)  # fmt: skip
def test_a_sender_is_read_however_the_address_is_written(sender: str, author: str) -> None:
    assert load(f"From: {sender}\nSubject: T\nMessage-ID: <1@x>\n\n{OWN}".encode()).author == author


@pytest.mark.parametrize("raw", ["=?iso-8859-1?Q?Talks_=96_Oslo?=", "=?x-unknown?Q?Talks_=96_Oslo?="])
def test_a_subjects_encoding_is_meant_as_on_the_web(raw: str) -> None:
    assert load(f"{HEAD}\n{OWN}".replace("Subject: Talks", f"Subject: {raw}").encode()).title == "Talks – Oslo"


@pytest.mark.parametrize("before", ["\n\n", "\ufeff", "COUNT\n"])
def test_what_stands_before_the_first_header_hides_no_message(before: str) -> None:
    message = f"{HEAD}\n{OWN}\n"
    tail = '<?xml version="1.0"?><plist/>' if before == "COUNT\n" else ""
    data = before.replace("COUNT", str(len(message))) + message + tail
    assert load(data.encode()).text == OWN


def test_a_message_without_its_boundary_is_one_text() -> None:
    assert load(f"{HEAD}Content-Type: multipart/mixed; boundary=none\n\n{OWN}\n".encode()).text == OWN


def test_plain_words_that_tell_nothing_of_the_page_are_a_stub() -> None:
    stub = "Talks\nhttps://mfa.example/1?x=1\n\nUnsubscribe: https://mfa.example/u\n\n© Ministry, 1 Quay Street, Port Aldern. You receive this since you asked for it."
    page = f"<p>{OWN}</p><p>{THEIRS}</p>"
    body = f"Content-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain; charset=utf-8\n\n{stub}\n--B\nContent-Type: text/html; charset=utf-8\n\n{page}\n--B--\n"
    assert load((HEAD + body).encode()).text == f"{OWN}\n\n{THEIRS}"


HTML = "Content-Type: text/html; charset=utf-8\n\n"
PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"


@pytest.mark.parametrize(
    "body",
    [
        f"{PLAIN}{OWN}\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Talks\nDatum: Tue, 1 Mar 2022\nVon: X <x@y.example>\nAn: y@z.example\n\n{THEIRS}\n",
        f"{PLAIN}{OWN}\n\nОт: X <x@y.example>\nДата: 1 марта 2022\nКому: Y\nТема: Talks\n\n{THEIRS}\n",
        f"{PLAIN}{OWN}\n\n发件人: X <x@y.example>\n发送时间: 2022年3月1日\n主题: Talks\n\n{THEIRS}\n",
        f"{HTML}<p>{OWN}</p><div><p><b>From:</b> X<br><b>Sent:</b> Tuesday<br><b>To:</b> Y<br><b>Subject:</b> Talks</p></div><p>{THEIRS}</p>",
        f"{HTML}<div>{OWN}</div><div class=gmail_quote><blockquote class=gmail_quote>{THEIRS}</blockquote></div>",
        f"{HTML}<p>{OWN}</p><blockquote type=cite>{THEIRS}</blockquote>",
    ],
)
def test_the_message_below_is_anothers_in_any_language(body: str) -> None:
    document = load((HEAD + body).encode())
    marked = [mark.span.of(document.text) for mark in document.marks if mark.target == REPLY]
    assert [one.strip() for one in marked] == [THEIRS]
    assert document.text.startswith(OWN)


def test_a_block_of_contacts_introduces_no_message() -> None:
    text = f"{OWN}\n\nContact: Ann Lee\nTelephone: 12 34\nTo: the press\n\n{THEIRS}"
    assert not load(f"{HEAD}\n{text}".encode()).marks


@pytest.mark.parametrize("line", ["Sent from my iPhone", "Von meinem iPad gesendet", "Envoyé de mon iPhone"])
def test_what_a_telephone_writes_below_is_none_of_the_words(line: str) -> None:
    assert load(f"{HEAD}{PLAIN}{OWN}\n\n{line}\n".encode()).text == OWN
