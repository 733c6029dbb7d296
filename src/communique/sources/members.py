"""An archive or a mailbox that was answered → its documents, each as an answer of its own at `ADDRESS#MEMBER`."""

from __future__ import annotations

from communique.documents import address_of, parts
from communique.documents.mail.messages import is_mail
from communique.documents.unpack import holds_several
from communique.errors import DocumentError, FetchError
from communique.sources.fetching.response import Response


def members(answer: Response) -> list[tuple[str, Response | FetchError]]:
    """The documents of an answer that is an archive or a mailbox of several, each as an answer of its own with its
    address, or the error that it costs; empty for any other answer, a single mail among them.
    """
    if answer.status != 200 or is_mail(answer.body) or not holds_several(answer.body):
        return []
    try:
        held = list(parts(answer.body, answer.asked))
    except DocumentError:
        return []  # read as one page, it says what is wrong with it
    if len(held) < 2:
        return []
    return [_member(answer, address_of(answer.asked, label, answer.asked) or label, data) for label, data in held]


def _member(answer: Response, asked: str, data: bytes | DocumentError) -> tuple[str, Response | FetchError]:
    if isinstance(data, DocumentError):
        return asked, FetchError(" ".join(str(data).split()))
    return asked, Response(asked, asked, 200, (), data, answer.seen)
