"""One file → its documents: an archive, a mailbox or a mail with attachments holds several, anything else is one.

Archives within archives stay closed: one level is what people send, more is what bombs are made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from communique.documents.mail.attachments import attachments, holds_attachments
from communique.documents.mail.mailboxes import is_mailbox, messages
from communique.documents.mail.messages import is_mail, read_mail
from communique.documents.zipped import holds_members, members, names
from communique.errors import DocumentError, DocumentTooLarge, EmptyDocument

_FORWARDED = 3
"""How deep a message may hang on a message."""


def holds_several(data: bytes) -> bool:
    """Whether bytes are an archive, a mailbox or a mail with attachments, and so more than one document."""
    return holds_members(data) or is_mailbox(data) or (is_mail(data) and holds_attachments(data))


def unpack(data: bytes, called: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """The documents within: a name to call each (`box.mbox#3`, `all.zip#notes/a.txt`, `a.eml#draft.pdf`), and its
    bytes or the error that stands for it. An archive is unpacked member by member: no more than one lies in memory.

    Raises NotText or DocumentTooLarge when the archive itself cannot be opened.
    """
    if holds_members(data):
        for name, inner in members(data, called):
            if isinstance(inner, bytes) and holds_members(inner):
                yield name, DocumentTooLarge(f"{name}: is an archive within an archive; unpack it first")
            elif isinstance(inner, bytes):
                yield from _held(inner, name)
            else:
                yield name, inner
    else:
        yield from _held(data, called)


def _held(data: bytes, called: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    if is_mailbox(data):
        for number, message in enumerate(messages(data), 1):
            yield from _message(message, f"{called}#{number}")
    elif is_mail(data):
        yield from _message(data, called)
    else:
        yield called, data


def _message(data: bytes, called: str, deep: int = 0) -> Iterator[tuple[str, bytes | DocumentError]]:
    """A message, then what hangs on it; without words of its own, what hangs on it alone."""
    hangs = deep < _FORWARDED and holds_attachments(data)
    if not hangs or _has_words(data):
        yield called, data
    for name, inner in attachments(data) if hangs else ():
        label = f"{called}#{name}"
        if holds_members(inner):
            yield label, DocumentTooLarge(f"{label}: is an archive within an archive; unpack it first")
        elif is_mail(inner):
            yield from _message(inner, label, deep + 1)
        else:
            yield label, inner


def _has_words(data: bytes) -> bool:
    try:
        read_mail(data, "")
    except EmptyDocument:
        return False
    return True


def suffix_of(label: str) -> str:
    """The suffix of a member's name, as `.md`; empty for a message of a mailbox."""
    return PurePosixPath(label.rpartition("#")[2]).suffix


def held(path: Path) -> int:
    """How many documents a file holds, by its directory or its “From ” lines; 1 for what cannot be told."""
    try:
        data = path.read_bytes()
        if is_mailbox(data):
            return sum(1 for _ in messages(data))
        return max(1, len(list(names(data, str(path))))) if holds_members(data) else 1
    except (OSError, DocumentError):
        return 1
