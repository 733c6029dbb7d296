"""One file → its documents: an archive or a mailbox holds several, anything else is one.

Archives within archives stay closed: one level is what people send, more is what bombs are made of.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.documents.mail import is_mailbox, messages
from communique.documents.zipped import is_word, is_zip, members
from communique.errors import DocumentError, DocumentTooLarge


def holds_several(data: bytes) -> bool:
    """Whether bytes are an archive or a mailbox, and not a document themselves."""
    return (is_zip(data) and not is_word(data)) or is_mailbox(data)


def unpack(data: bytes, called: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """The documents within: a name to call each, and its bytes or the error that stands for it.

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
