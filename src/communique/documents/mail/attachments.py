"""What is attached to a message: each attachment that can be a document, with its name and bytes."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from pathlib import PurePosixPath

from communique.documents.mail.transfer import message_of

MAX_ATTACHED = 200
_KINDS = {
    "application/pdf": ".pdf", "message/rfc822": ".eml", "text/plain": ".txt", "text/html": ".html",
    "text/markdown": ".md", "application/zip": ".zip", "application/ms-tnef": ".dat",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_SUFFIXES = {*_KINDS.values(), ".htm", ".xhtml", ".markdown", ".doc", ".rtf", ".odt"}
_ENCODED = re.compile(rb"[A-Za-z0-9+/\s]{20,}+(?:=[=\s]*+)?")
_NAMED = re.compile(rb"(?:file)?name\*?\d?\*?\s*=|message/rfc822|application/pdf|multipart/digest", re.I)


def is_attached(part: EmailMessage) -> bool:
    """Whether a part of a message hangs on it and is not shown in it."""
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" or kind == "message/rfc822":
        return True
    return not part.is_multipart() and (not kind.startswith("text/") or bool(_suffix(part, only_named=True)))


def holds_attachments(data: bytes) -> bool:
    """Whether a message has an attachment that can be a document."""
    return bool(_NAMED.search(data)) and b"multipart/" in data[:65_536].lower() and any(True for _ in attachments(data))


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each attachment that can be a document, in order; pictures, keys and cards are none."""
    seen: dict[str, int] = {}
    for number, part in enumerate(_attached(message_of(data)), 1):
        if number > MAX_ATTACHED:
            return
        body = _bytes(part)
        if body is None or not body.strip():
            continue
        name = _name(part, number)
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            path = PurePosixPath(name)
            name = f"{path.stem}-{seen[name]}{path.suffix}"
        yield name, body


def _attached(part: Message, deep: int = 0) -> Iterator[EmailMessage]:
    if not isinstance(part, EmailMessage) or deep > 20:
        return
    if deep and is_attached(part):
        if _suffix(part):
            yield part
    elif part.is_multipart():
        for one in part.get_payload():
            if isinstance(one, Message):
                yield from _attached(one, deep + 1)


def _bytes(part: EmailMessage) -> bytes | None:
    if part.get_content_type() != "message/rfc822":
        body = part.get_payload(decode=True)
        return body if isinstance(body, bytes) else None
    inner = _carried(part)
    try:
        carried = inner.as_bytes(policy=policy.compat32) if inner is not None else None
        return _opened(carried, str(part.get("Content-Transfer-Encoding", ""))) if carried else None
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):  # headers that break their own grammar
        return None


def _opened(carried: bytes, encoding: str) -> bytes:
    """A message that was encoded as a whole, against the rules, as Exchange does."""
    if encoding.strip().lower() != "base64" or not _ENCODED.fullmatch(carried):
        return carried
    return b64decode(carried)


def _name(part: EmailMessage, number: int) -> str:
    """What to call it: a label, never a path."""
    told = _filename(part) or _subject(part) or f"attachment-{number}"
    name = re.sub(r"[\x00-\x1f#]+", " ", told.replace("\\", "/").rpartition("/")[2]).strip()[:120]
    suffix = _suffix(part)
    return name if name.lower().endswith(suffix) else f"{name}{suffix}"


def _subject(part: EmailMessage) -> str:
    inner = _carried(part)
    try:
        return " ".join(str(inner.get("Subject", "")).replace("/", "-").split()) if inner is not None else ""
    except (ValueError, IndexError, LookupError):
        return ""


def _carried(part: EmailMessage) -> Message | None:
    """The message that a part of the kind message/rfc822 carries."""
    inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
    first = inner[0] if isinstance(inner, list) and inner else None
    return first if isinstance(first, Message) else None


def _suffix(part: EmailMessage, only_named: bool = False) -> str:
    """The suffix of a part that can be a document; empty for any other."""
    own = PurePosixPath((_filename(part) or "").replace("\\", "/")).suffix.lower()
    if own in _SUFFIXES and own != ".dat":
        return own
    if only_named or part.get_content_type() in ("text/calendar", "text/vcard", "text/x-vcard", "text/css"):
        return ""
    return _KINDS.get(part.get_content_type(), "")


def _filename(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, IndexError, LookupError):
        return None
