"""An item: one document on its way to whoever reads it, as it came and not yet loaded.

Items are small and pickle well. An item's key is a hash over all that its reading depends on beside the
program: its address, its bytes and what is said of it. The same key twice is the same document twice.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from communique.errors import DocumentError
from communique.model import Document, Given

if TYPE_CHECKING:
    from communique.documents.lines import Record

Kind = Literal["text", "file", "page"]


@dataclass(frozen=True)
class Item:
    """One document as it came.

    `address` is where it stands: its url, else its file, else its place in a file (`…#12`). `kind` says what
    it is: a text, a file's bytes, or a page's bytes as a server sent them (`content_type` is what that said).
    `seen` is the moment at which the source saw it, ISO 8601, where it says so. `fault`, where not empty, is
    why there is nothing to read.
    """

    address: str
    kind: Kind = "text"
    text: str = ""
    body: bytes | None = None
    suffix: str = ""
    content_type: str = ""
    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    url: str | None = None
    seen: str | None = None
    fault: str = ""

    @cached_property
    def key(self) -> str:
        """32 hexadecimal digits of a SHA-256 over the item."""
        facts = (
            self.address, self.kind, self.text, self.suffix, self.content_type, self.title, self.date, self.issuer,
            self.url, self.seen, self.fault,
        )  # fmt: skip
        digest = hashlib.sha256(json.dumps(facts).encode("ascii"))
        digest.update(self.body or b"")
        return digest.hexdigest()[:32]

    @property
    def size(self) -> int:
        """About how many bytes it holds."""
        return len(self.text) + len(self.body or b"") + 200


def item_of(record: Record, place: str, seen: str | None) -> Item:
    """The item of a corpus's record; `place` is where it stands when it names no url."""
    return Item(
        record.url or place, text=record.text, title=record.title, date=record.date, issuer=record.issuer,
        url=record.url, seen=seen, fault=record.fault,
    )  # fmt: skip


def loaded(item: Item, given: Given) -> Document:
    """The document of an item, as `communique add` would have it. Raises DocumentError and InputError."""
    from communique.documents import load

    if item.fault:
        raise DocumentError(f"{item.address}: {item.fault}")
    if item.kind == "page":
        one = _page(item, given)
    else:
        source = item.text if item.body is None else item.body
        one = load(
            source, date=given.date or item.date, title=item.title, issuer=given.issuer or item.issuer, url=item.url,
            name=item.address, suffix=item.suffix,
        )  # fmt: skip
    return replace(one, source=one.url or item.address)


def _page(item: Item, given: Given) -> Document:
    """The document of a page, which may be none: an error page answered as if it were one."""
    import datetime as dt

    from communique.documents.days.publication import given as stated
    from communique.sources.fetching.response import Response
    from communique.sources.page import read_page
    from communique.sources.source import Source

    seen = dt.datetime.fromisoformat(item.seen) if item.seen else dt.datetime.min.replace(tzinfo=dt.UTC)
    headers = (("content-type", item.content_type),) if item.content_type else ()
    answer = Response(item.address, item.address, 200, headers, item.body or b"", seen)
    page = read_page(answer, Source("bulk", "bulk", given.issuer or "", "listing", item.address))
    if page.document is None:
        raise DocumentError(page.message)
    return replace(page.document, date=stated(given.date), date_basis="given") if given.date else page.document
