"""What a document lacks and the ledger has of its address: title, day, issuer, author are not lost by adding again."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from communique.ledger.queries.stored_readings import stored
from communique.ledger.storage.schema import document
from communique.ledger.storage.serialization import address_of, key_of, storable
from communique.model import Document

_FIRM = frozenset({"given", "metadata"})


def completed(connection: Connection, one: Document, source: str | None, draft: bool = False) -> tuple[Document, bool]:
    """The document with what the ledger's current version of its address knows beside, and whether it is that one.

    It is, where the text is the same, the title too or not said, and no day or issuer is said for the first time. A
    day that only the text names does not take the place of one that was given.
    """
    key = key_of(address_of(one, source))
    was = connection.scalar(select(document.c.draft).where(document.c.key == key))
    if was is None:
        return one, False
    kept = stored(connection, key)
    had = kept.content
    weak = one.date is None or (one.date_basis not in _FIRM and had.date is not None and had.date_basis in _FIRM)
    whole = replace(
        one, title=one.title or had.title, author=one.author or had.author, issuer=one.issuer or had.issuer,
        url=one.url or had.url, date=had.date if weak else one.date,
        date_basis=had.date_basis if weak else one.date_basis,
    )  # fmt: skip
    filled = bool(was and not draft)  # what was a draft is published
    filled = filled or (had.date is None and whole.date is not None) or (not had.issuer and bool(whole.issuer))
    return whole, whole.id == had.id and _plain(whole.title) == had.title and not filled


def _plain(title: str | None) -> str | None:
    return storable(title) if title else title
