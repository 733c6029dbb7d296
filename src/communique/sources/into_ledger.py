"""The keeper that enters what a watch finds into the ledger: each version under its page's address."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, Protocol

from communique.model import Document
from communique.sources.source import Source
from communique.sources.storage.archive import Version


class Books(Protocol):
    """What is needed of a ledger (`communique.ledger.Ledger` has it)."""

    def add(
        self, what: Document, raw: bytes | None = None, source: str | None = None, *, seen_at: dt.datetime
    ) -> object:
        """Enter a document, read first where it is new or changed; the same again does no harm."""

    def document(self, key: str) -> Any:
        """A document by its address; its `id` is what `gone` wants."""

    def gone(self, document_id: str, *, seen_at: dt.datetime) -> None:
        """Note that a document's address gives nothing any more."""


class IntoLedger:
    """Keeps versions in a ledger: the document, its raw bytes, its issuer, the time at which it was seen."""

    def __init__(self, ledger: Books) -> None:
        self.ledger = ledger

    def take(self, source: Source, version: Version, document: Document, raw: bytes) -> None:
        """Enter a version. What is wrong with the ledger is raised as the ledger's own error."""
        one = replace(document, issuer=source.issuer, url=version.address, source=version.address)
        self.ledger.add(one, raw, version.address, seen_at=version.seen)

    def gone(self, source: Source, address: str, seen: dt.datetime) -> None:
        """Note that a page is no longer there."""
        self.ledger.gone(self.ledger.document(address).id, seen_at=seen)
