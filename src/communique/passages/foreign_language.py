"""The passages of a text in a language that is not read: its paragraphs, by nobody but who published them."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import AUTHOR, Document, Flag, Passage, Span
from communique.model.ids import record_id
from communique.passages.paragraphs import paragraphs
from communique.passages.segmentation import is_author
from communique.passages.size_limits import read_part, rest, stretches


def unread_passages(document: Document, issuer: str | None) -> tuple[Passage, ...]:
    """The paragraphs, so that the text can be searched; nothing is said of who speaks inside them."""
    return (*_unread(document, issuer, paragraphs(read_part(document).text)), *unread_rest(document, issuer))


def unread_rest(document: Document, issuer: str | None) -> tuple[Passage, ...]:
    """What stands behind the part that is read."""
    return _unread(document, issuer, rest(document.text))


def _unread(document: Document, issuer: str | None, spans: Iterable[Span]) -> tuple[Passage, ...]:
    own = issuer is not None and not is_author(issuer)
    kind, voice, basis = ("statement", issuer or AUTHOR, "issuer") if own else ("commentary", AUTHOR, "default")
    whose = document.id  # the hash of all the text: once
    return tuple(
        Passage(record_id("p", whose, kind, span), span, kind, voice, basis=basis)  # type: ignore[arg-type]
        for whole in spans
        for span in stretches(document.text, whole)
    )


def unread_flag(document: Document, language: str) -> Flag:
    """The one line that says that nothing was looked for in the text."""
    text = document.text
    start = len(text) - len(text.lstrip())
    return Flag(Span(start, len(text.rstrip())), "unread", f"not read: {language}")
