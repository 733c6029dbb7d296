"""What a watch hands its versions on to: the ledger, or nothing but the archive."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from communique.model import Document
from communique.sources.source import Source
from communique.sources.storage.archive import Version


class Keeper(Protocol):
    """Takes versions of documents as they are found, in the order in which they were seen.

    A version may be offered twice, and is when its page was gone and is back.
    """

    def take(self, source: Source, version: Version, document: Document, raw: bytes) -> None:
        """Keep a version. A CommuniqueError costs this version, which is offered again in the next run."""

    def gone(self, source: Source, address: str, seen: dt.datetime) -> None:
        """Note that a page was no longer there at `seen`; its versions stay."""


class ArchiveOnly:
    """Keeps nothing beside the archive."""

    def take(self, source: Source, version: Version, document: Document, raw: bytes) -> None:
        """Nothing: the archive has it."""

    def gone(self, source: Source, address: str, seen: dt.datetime) -> None:
        """Nothing: the archive knows."""
