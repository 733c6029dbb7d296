"""What ways of sending do to a mail: encodings as a whole, footers of lists, frames, parts that are called otherwise."""

from base64 import b64encode

import pytest

from communique.documents import load, load_all
from communique.errors import EmptyDocument
from communique.model import Document

HEAD = "From: Press <press@mfa.example>\nSubject: Talks\nDate: Tue, 1 Mar 2022 09:00:00 +0100\nMessage-ID: <1@mfa.example>\nMIME-Version: 1.0\n"
OWN = "We reject the proposal that was made to us last week."
THEIRS = "Our government offers to open talks on the harbour in the spring."
SIGNED = "-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----\n"


def parts(*each: str, kind: str = "mixed") -> bytes:
    joined = "".join(f"--XX\n{one}\n" for one in each)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=XX\n\n{joined}--XX--\n".encode()


def texts(message: bytes) -> list[str]:
    return [one.text if isinstance(one, Document) else str(one) for one in load_all(message, name="a.eml")]


def test_a_message_attached_in_base64_as_a_whole_is_read() -> None:
    inner = b64encode(f"From: m@mfa.example\nSubject: Draft\nMessage-ID: <0@x>\n\n{THEIRS}".encode()).decode()
    carried = f"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}"
    assert texts(parts(f"Content-Type: text/plain\n\n{OWN}", carried)) == [OWN, THEIRS]


def test_the_footer_of_a_list_behind_base64_is_none_of_it() -> None:
    told = b64encode(f"{OWN} {THEIRS}".encode()).decode()
    encoded = f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{told}\n"
    assert load(f"{encoded}-- \nlist footer!\n".encode()).text == f"{OWN} {THEIRS}"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", f"<html><body><p>{OWN}</p><p>{THEIRS}</p></body></html>"),
        ("text/enriched", f"<bold>We reject the proposal\nthat</bold>{OWN[27:]}\n\n{THEIRS}"),
        ("text/plain", f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{OWN}\n\n{THEIRS}\n{SIGNED}"),
    ],
)  # fmt: skip
def test_what_a_part_is_called_or_framed_by_is_not_seen(kind: str, body: str) -> None:
    assert load(f"{HEAD}Content-Type: {kind}; charset=utf-8\n\n{body}".encode()).text == f"{OWN}\n\n{THEIRS}"


def test_the_messages_of_a_digest_are_documents() -> None:
    one, two = (f"\nFrom: a@mfa.example\nSubject: S\nMessage-ID: <2@x>\n\n{words}" for words in (OWN, THEIRS))
    assert texts(parts(one, two, kind="digest"))[-2:] == [OWN, THEIRS]


def test_outlooks_own_attachment_and_an_encrypted_message_cost_one_line() -> None:
    own = f"Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n{b64encode(bytes.fromhex('789f3e2201')).decode()}"
    assert "winmail.dat" in texts(parts(f"Content-Type: text/plain\n\n{OWN}", own))[1]
    with pytest.raises(EmptyDocument, match="encrypted"):
        load(parts("Content-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----", kind="encrypted"))


def test_a_page_that_a_browser_saved_is_a_page_with_its_own_day_and_address() -> None:
    page = f"<html><head><title>Talks</title></head><body><nav><a href='/'>Home</a></nav><main><h1>Talks</h1><p>7 June 2022</p><p>{OWN}</p><p>{THEIRS}</p></main></body></html>"
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://mfa.example/n/1\r\nSubject: Talks\r\n"
        "Date: Fri, 1 Dec 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n{page}\r\n--B--\r\n"
    )
    one = load(saved.encode())
    assert (one.text, str(one.date), one.url) == (f"{OWN}\n\n{THEIRS}", "2022-06-07", "https://mfa.example/n/1")
