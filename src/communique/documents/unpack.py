"""One file → its documents: an archive or a mailbox holds several, anything else is one.

Archives within archives stay closed: one level is what people send, more is what bombs are made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from communique.documents.mail import is_mailbox, messages
from communique.documents.zipped import is_word, is_zip, members, names
from communique.errors import DocumentError, DocumentTooLarge


def holds_several(data: bytes) -> bool:
    """Whether bytes are an archive or a mailbox, and not a document themselves."""
    return (is_zip(data) and not is_word(data)) or is_mailbox(data)


def unpack(data: bytes, called: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """The documents within: a name to call each (`box.mbox#3`, `all.zip#notes/a.txt`), and its bytes or the error
    that stands for it. An archive is unpacked member by member: no more than one lies in memory.

    Raises NotText or DocumentTooLarge when the archive itself cannot be opened.
    """
    if is_mailbox(data):
        for number, message in enumerate(messages(data), 1):
            yield f"{called}#{number}", message
    elif is_zip(data) and not is_word(data):
        for name, inner in members(data, called):
            if isinstance(inner, bytes) and is_zip(inner) and not is_word(inner):
                yield name, DocumentTooLarge(f"{name}: is an archive within an archive; unpack it first")
            elif isinstance(inner, bytes) and is_mailbox(inner):
                for number, message in enumerate(messages(inner), 1):
                    yield f"{name}#{number}", message
            else:
                yield name, inner
    else:
        yield called, data


def suffix_of(label: str) -> str:
    """The suffix of a member's name, as `.md`; empty for a message of a mailbox."""
    return PurePosixPath(label.rpartition("#")[2]).suffix


def held(path: Path) -> int:
    """How many documents a file holds, by its directory or its “From ” lines; 1 for what cannot be told."""
    try:
        data = path.read_bytes()
        if is_mailbox(data):
            return sum(1 for _ in messages(data))
        return max(1, len(list(names(data, str(path))))) if holds_several(data) else 1
    except (OSError, DocumentError):
        return 1
