"""Mailboxes (.mbox): their messages one after the other, told by the lines of their envelopes.

A “From ” line is an envelope's only when it ends in a moment and headers follow: “From Moscow they went on to Minsk in
2022” is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.documents.mail.messages import is_mail

MAX_MESSAGES = 5_000
_FROM = re.compile(rb"^From [^\r\n]*\d{4}(?: [+-]\d{4})?[ \t]*\r?\n(?=[A-Za-z][\w-]*:[^\r\n]*\r?\n)", re.M)
_MOMENT = re.compile(rb"\d{1,2}:\d{2}")
_ENVELOPE = re.compile(rb"From (?P<who>\S++)\s++(?P<when>\S*+(?:[^\S\r\n]++\S++)*+)\s*+\Z")
_LONGEST_LINE = 500


def is_mailbox(data: bytes) -> bool:
    """Whether bytes begin as a mailbox does: an envelope's line, then headers."""
    match = _FROM.match(data[:_LONGEST_LINE])
    return match is not None and is_mail(_freed(data[: 65_536 + match.end()], match, 65_536 + match.end()))


def messages(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox. One without a day or a sender of its own has those of its envelope."""
    starts = [one for one in _FROM.finditer(data) if _parts(data, one)]
    for number, match in enumerate(starts[:MAX_MESSAGES]):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(data)
        yield _freed(data, match, end)


def _parts(data: bytes, match: re.Match[bytes]) -> bool:
    """Whether a line is an envelope's: at the beginning, after a blank line, or with a time of day in it."""
    if match.end() - match.start() > _LONGEST_LINE:
        return False
    after_blank = match.start() == 0 or data.endswith((b"\n\n", b"\r\n\r\n"), 0, match.start())
    return after_blank or bool(_MOMENT.search(match[0]))


def _freed(data: bytes, match: re.Match[bytes], end: int) -> bytes:
    body = re.sub(rb"^>(>*From )", rb"\1", data[match.end() : end], flags=re.M)
    head = re.split(rb"\r?\n\r?\n", body[:65_536], maxsplit=1)[0].lower()
    envelope = _ENVELOPE.match(match[0].rstrip(b"\r\n"))
    if envelope is None:
        return body
    if not re.search(rb"^date:", head, re.M):
        body = b"Delivery-date: " + envelope["when"] + b"\n" + body
    if not re.search(rb"^(?:from|sender|return-path):", head, re.M):
        body = b"Return-Path: <" + envelope["who"] + b">\n" + body
    return body
