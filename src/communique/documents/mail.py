"""Mail (.eml) and mailboxes (.mbox) by the standard library: the words of the body, subject, sender and day.

A press office's mailing is a document like any other. Attachments stay unread; what a message
holds in HTML is read as a page is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from communique.documents.content import Content
from communique.documents.html import read_html
from communique.documents.plain import plain
from communique.errors import EmptyDocument

MAX_MESSAGES = 5_000
_HEADER = re.compile(rb"^([A-Za-z][\w-]*):", re.M)
_FROM = re.compile(rb"^From \S+.*\d{4}\s*$", re.M)


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with a message's headers: sender, day, and one that only machines write."""
    head = re.split(rb"\r?\n\r?\n", data[:65_536], maxsplit=1)[0]
    if not re.match(rb"[A-Za-z][\w-]*:", head):
        return False
    names = {name.lower() for name in _HEADER.findall(head)}
    return {b"from", b"date"} <= names and bool(names & {b"message-id", b"mime-version", b"received"})


def is_mailbox(data: bytes) -> bool:
    """Whether bytes begin as a mailbox does: a “From ” line, then headers."""
    match = _FROM.match(data[:1000])
    return match is not None and is_mail(data[match.end() :].lstrip(b"\r\n"))


def messages(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox, one after the other."""
    starts = [m for m in _FROM.finditer(data) if m.start() == 0 or data.endswith((b"\n\n", b"\r\n\r\n"), 0, m.start())]
    for number, match in enumerate(starts[:MAX_MESSAGES]):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(data)
        body = data[match.end() : end].lstrip(b"\r\n")
        yield re.sub(rb"^>(>*From )", rb"\1", body, flags=re.M)


def read_mail(data: bytes, called: str) -> Content:
    """The body of a message and what its headers say. Raises EmptyDocument when it has no words."""
    message = message_from_bytes(data, policy=policy.default)
    text, marks = _body(message)
    if not text.strip():
        raise EmptyDocument(f"{called}: is a message without words in its body")
    name, address = parseaddr(_header(message, "From"))
    return Content(
        text, "message/rfc822", marks, _day(_header(message, "Date")), _header(message, "Subject") or None,
        name or address or None,
    )  # fmt: skip


def _body(message: EmailMessage) -> tuple[str, tuple]:  # type: ignore[type-arg] # of Marks
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", ()
    try:
        words = part.get_content()
    except (LookupError, ValueError):  # an encoding nobody knows: the bytes as far as they are plain
        payload = part.get_payload(decode=True)
        words = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    if part.get_content_type() == "text/html":
        page = read_html(str(words))
        return page.text, page.marks
    return plain(str(words)).strip("\n"), ()


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError):  # headers that break their own grammar
        return ""


def _day(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).date().isoformat() if words else None
    except ValueError:
        return None
