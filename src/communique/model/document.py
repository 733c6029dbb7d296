"""A document: one published text, one version of it, with what is known about its publication."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from communique.model.span import Span

MediaType = Literal[
    "text/plain", "text/markdown", "text/html", "application/pdf", "message/rfc822",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]  # fmt: skip
Day = date
"""The class; within a document its name is that of a field."""
MarkKind = Literal["emphasis", "link", "heading", "quotation", "list-item", "struck"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What the source's markup said of a stretch of the text.

    `target` is a link's address, or a heading's level as text; “reply” of a quotation that a mail answers; else empty.
    """

    span: Span
    kind: MarkKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its particulars.

    `text` is what all spans index; `id` is the SHA-256 of its UTF-8 bytes.
    `issuer` is the name as given, before the registry has resolved it.
    `date_basis` says where the date comes from: given, metadata, text, or none.
    `not_before` is a day than which a web page without a date is no older, by what it holds; nothing is dated by it.
    """

    text: str
    date: date | None = None
    date_basis: str = "none"
    title: str | None = None
    author: str | None = None
    issuer: str | None = None
    url: str | None = None
    source: str | None = None
    language: str = "en"
    media_type: MediaType = "text/plain"
    marks: tuple[Mark, ...] = ()
    not_before: Day | None = None

    @property
    def id(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of documents; it outranks what they say of themselves."""

    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    url: str | None = None
