"""Mail (.eml) by the standard library: the words of the body, subject, sender and day.

A press office's mailing is a document like any other. What a message holds in HTML is read as it is shown;
attachments are documents of their own (`attached`), what it quotes is marked as a quotation (`quoted`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from communique.documents.characters import as_seen
from communique.documents.content import Content
from communique.documents.days.written import written_date
from communique.documents.decode import decode
from communique.documents.mail.attachments import is_attached
from communique.documents.mail.quotations import Passage, apart, written
from communique.documents.mail.transfer import message_of, transferred, unenriched, unsealed, unwrapped
from communique.documents.plain import plain
from communique.documents.web.main_text import read_html, read_whole
from communique.errors import EmptyDocument, NotText

_HEADER = re.compile(rb"^([A-Za-z][\w-]*):", re.M)
_FIRST = re.compile(rb"[A-Za-z][\w-]*:")
_BY_MACHINES = {
    b"message-id", b"mime-version", b"received", b"return-path", b"delivery-date", b"dkim-signature", b"content-type",
    b"content-transfer-encoding", b"x-mailer", b"list-unsubscribe", b"user-agent",
}  # fmt: skip
_OF_LETTERS = {b"from", b"to", b"subject", b"date", b"sender", b"cc", b"reply-to"}
_ADDRESS = re.compile(rb"^From:[^\n]*@[\w-]+\.", re.M | re.I)
_UNWORTHY = re.compile(r"\b(?:view|read|see|open|display)\b.{0,40}\b(?:browser|online|web ?page|html)\b", re.I)
_SAVED = re.compile(r"\A\W{0,3}saved by ", re.I)
"""Who sends a page that a browser saved."""
_DEEPEST = 20
_SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_COUNT = re.compile(rb"(?P<count>\d{1,9})[ \t]*\r?\n(?=[A-Za-z][\w-]*:)")
"""The first line of a message as Apple's program keeps it (.emlx): how many bytes are its own."""
_PAGE = re.compile(r"\s*<(?:!doctype html|html)[\s>]", re.I)
_IN_BRACKETS = re.compile(r"<{1,5}\s{0,5}(?P<address>[^<>\s]{3,300})\s{0,5}>{0,5}")
_IN_WORDS = re.compile(r"\A\S{1,100}@\S{1,200}\s{1,5}\((?P<name>[^()]{1,200})\)\s*\Z")


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with a message's headers: those of a letter beside one of machines, or an address."""
    data = unframed(data[:66_000])
    if not _FIRST.match(data):
        return False
    head = re.split(rb"\r?\n\r?\n", data[:65_536], maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(head)}
    told = names & _OF_LETTERS
    return (bool(names & _BY_MACHINES) and bool(told)) or (len(told) > 2 and bool(_ADDRESS.search(head)))


def begins_with_header(data: bytes) -> bool:
    """Whether bytes begin with a header's name, as a file that is called a mail must."""
    return bool(_FIRST.match(unframed(data[:1000])))


def unframed(data: bytes) -> bytes:
    """A message without what may stand before its first header: a byte order mark, blank lines, Apple's count."""
    bare = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    counted = _COUNT.match(bare)
    return bare[counted.end() : counted.end() + int(counted["count"])] if counted else bare


def read_mail(data: bytes, called: str) -> Content:
    """The body of a message and what its headers say. Raises EmptyDocument when it has no words."""
    message = message_of(unframed(data))
    if saved := _saved_page(message, called):
        return saved
    passages = [one for part in _bodies(message, called) for one in apart(part)]
    text, marks = written(passages)
    if not text.strip():
        if message.get_content_type() in _SEALED:
            raise EmptyDocument(f"{called}: is an encrypted message; save it decrypted")
        raise EmptyDocument(f"{called}: is a message without words in its body")
    return Content(
        text, "message/rfc822", tuple(marks), _day(message), header(message, "Subject") or None,
        _sender(header(message, "From")),
    )  # fmt: skip


def _saved_page(message: EmailMessage, called: str) -> Content | None:
    """The page that a browser saved with its pictures in one file (.mhtml); None where a message is a message."""
    if message.get_content_type() != "multipart/related" or not _SAVED.search(header(message, "From")):
        return None
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next((part for part in pages if isinstance(part, EmailMessage)), None)
    if page is None:
        return None
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    return read_html(_words(page, called), address if address.startswith("http") else None)


def header(message: EmailMessage, name: str) -> str:
    """A header's words; bytes that no encoding declares are read as text is."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if any("\udc80" <= c <= "\udcff" for c in raw):
        try:
            raw = decode(raw.encode("utf-8", "surrogateescape"), name)
        except (NotText, UnicodeError):
            raw = raw.encode("utf-8", "replace").decode("utf-8")
        return " ".join(as_seen(raw).split())
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError, IndexError, LookupError):  # headers that break their own grammar
        parts = [(raw, None)]
    return " ".join(as_seen("".join(_header_words(words, charset) for words, charset in parts)).split())


def _header_words(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    if charset is None:  # what stands between encoded words
        return words.decode("ascii", "replace")
    try:
        return decode(words, "a header", charset) if words else ""
    except NotText:
        return words.decode("utf-8", "replace")


def _sender(words: str) -> str | None:
    """Who sends, by name, else by address, however the header breaks the grammar of addresses."""
    if match := _IN_BRACKETS.search(words):
        name = words[: match.start()].strip().strip("\"'").replace('\\"', '"').strip()
        return name or match["address"]
    if match := _IN_WORDS.match(words):
        return match["name"].strip()
    return parseaddr(words)[1] or words.strip() or None


def _bodies(part: EmailMessage, called: str, deep: int = 0) -> Iterator[Passage]:
    """The words that a message shows, part after part; of alternatives the one that says most."""
    kind = part.get_content_type()
    if deep > _DEEPEST or (deep and is_attached(part)):
        return
    if kind.startswith("multipart/") and not part.is_multipart():  # its boundary is nowhere: one text
        yield Passage(as_seen(plain(_words(part, called))).strip("\n"))
    elif part.is_multipart():
        inner = [one for one in part.get_payload() if isinstance(one, EmailMessage)]
        if kind == "multipart/alternative":
            yield from _fullest([list(_bodies(one, called, deep + 1)) for one in inner])
        elif kind != "message/rfc822":
            for one in inner:
                yield from _bodies(one, called, deep + 1)
    elif kind == "text/html":
        yield Passage(*read_whole(_words(part, called)), of_page=True)
    elif kind in ("text/plain", "text") or (deep == 0 and kind.startswith("text/")):
        words = _words(part, called)
        if _PAGE.match(words):  # a page that is called plain
            yield Passage(*read_whole(words), of_page=True)
        else:
            yield Passage(unsealed(unwrapped(as_seen(plain(unenriched(words, kind))), part)).strip("\n"))


def _fullest(ways: list[list[Passage]]) -> list[Passage]:
    """The plain words, unless they are a stub of what the page beside them says."""
    counts = [sum(len(one.text.split()) for one in way) for way in ways]
    plains = [i for i, way in enumerate(ways) if counts[i] and not any(one.of_page for one in way)]
    pages = [i for i, way in enumerate(ways) if counts[i] and i not in plains]
    if not plains or not pages:
        return next((ways[i] for i in [*plains, *pages]), [])
    first, page = plains[0], pages[-1]
    stub = counts[first] < 60 and any(_UNWORTHY.search(one.text) for one in ways[first])
    poor = counts[first] * 2 < counts[page] or _share_told(ways[first], ways[page]) < 0.5
    return ways[page] if poor or (stub and counts[page] > counts[first]) else ways[first]


def _share_told(way: list[Passage], page: list[Passage]) -> float:
    """How much of what a page says its plain words say too: the share of its longer words."""
    said, shown = ({w for one in each for w in re.findall(r"\w{5,}", one.text.casefold())} for each in (way, page))
    return len(said & shown) / len(shown) if shown else 1.0


def _words(part: EmailMessage, called: str) -> str:
    data = transferred(part)
    try:
        charset = part.get_content_charset()
    except (LookupError, ValueError, IndexError):
        charset = None
    try:
        return decode(data, called, charset) if data.strip() else ""
    except NotText:  # what no encoding fits: as far as it is plain
        return data.decode("utf-8", "replace").replace("\0", "")


def _day(message: EmailMessage) -> str | None:
    """The sender's day; of a message that has none, that of its first station, or of its delivery."""
    stations = [str(value) for key, value in message.raw_items() if key.lower() == "received"]
    told = [header(message, "Date"), *(one.rpartition(";")[2] for one in reversed(stations))]
    for words in (*told, header(message, "Delivery-date"), header(message, "Resent-Date")):
        if not words.strip():
            continue
        day: dt.date | None
        try:
            day = parsedate_to_datetime(words.strip()).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            day = written_date(words)
        if day is not None and day.year > 1970:
            return day.isoformat()
    return None
