"""Watching what governments publish: sources, polite fetching, an archive, what is new, changed or gone."""

from __future__ import annotations

from communique.sources.catalogue import add, named, remove, shipped, watched
from communique.sources.decision import Came, Due, Intent, Page, decide, due
from communique.sources.fetching.client import Fetcher
from communique.sources.fetching.guard import Guard
from communique.sources.fetching.response import Limits, Response
from communique.sources.into_ledger import IntoLedger
from communique.sources.keeper import ArchiveOnly, Keeper
from communique.sources.recording import Event, Summary
from communique.sources.source import Source, read_source
from communique.sources.storage.archive import Archive, Version
from communique.sources.watch import Watch

__all__ = [
    "Archive", "ArchiveOnly", "Came", "Due", "Event", "Fetcher", "Guard", "Intent", "IntoLedger", "Keeper", "Limits",
    "Page", "Response", "Source", "Summary", "Version", "Watch", "add", "decide", "due", "named", "read_source",
    "remove", "shipped", "watched",
]  # fmt: skip
