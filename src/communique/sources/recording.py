"""What came of asking → findings: pages read, decided, stored as versions, handed to the keeper.

An answer that is a ZIP archive or a mailbox of several documents is taken apart: each is a page of its own at
`ADDRESS#MEMBER`, with versions of its own. The whole comes last, so that a run that was broken off begins it again.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from communique.errors import CommuniqueError, FetchError
from communique.model import Document
from communique.sources.decision import MEMBER, Came, Intent, What, decide
from communique.sources.decision import Page as Known
from communique.sources.fetching.response import Response
from communique.sources.keeper import Keeper
from communique.sources.members import members
from communique.sources.page import Page, read_page, stands_in
from communique.sources.source import Source
from communique.sources.storage.archive import Archive, Version
from communique.sources.visit import Got

_HELD_BACK = 3
"""Looks in vain after which a page that shows something else than before is taken at its word."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for whoever shows progress: the finding for a page, or `begun`, `ended`, `trouble`."""

    source: Source
    what: What | str
    address: str = ""
    title: str = ""
    message: str = ""
    count: int = 0
    number: int = 0
    """Of the version, from 1; 0 when none was stored."""


@dataclass(slots=True)
class Summary:
    """What a run found: findings by source, and the sources that could not be looked at with the reason."""

    findings: dict[str, Counter[str]] = field(default_factory=dict)
    troubles: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def count(self, what: str) -> int:
        """How many pages of all sources were found so."""
        return sum(one[what] for one in self.findings.values())


class Taking:
    """Takes answers into one archive and one keeper. `now` is the clock of the run."""

    def __init__(self, archive: Archive, keeper: Keeper, now: Callable[[], dt.datetime]) -> None:
        self.archive, self.keeper, self.now = archive, keeper, now

    def take(self, got: Got, summary: Summary) -> list[Event]:
        """The findings of one answer: one for a page, one for each document of an archive."""
        answer = got.answer
        files = members(answer) if isinstance(answer, Response) else []
        if not files or isinstance(answer, FetchError):
            found = self._page(got.source, got.due.address, answer, got.due.hint, summary)
            gone = self._lost(got.source, got.due.address, set(), summary) if found.what == "gone" else []
            return [found, *gone]
        events = [self._page(got.source, asked, one, "", summary) for asked, one in files]
        events += self._lost(got.source, got.due.address, {asked for asked, _ in files}, summary)
        self._whole(got, answer)
        return events

    def _page(
        self, source: Source, address: str, answer: Response | FetchError, hint: str, summary: Summary
    ) -> Event:  # fmt: skip
        """Read what came for an address, decide, store, hand on."""
        try:
            read = (
                _failed(address, hint, self.now(), answer)
                if isinstance(answer, FetchError)
                else read_page(answer, source, hint)
            )
        except Exception as error:  # whatever a page does to the readers, it costs this page
            read = _failed(
                address, hint, self.now(), FetchError(f"{address}: cannot be read ({type(error).__name__}: {error})")
            )
        return self._found(source, address, read, answer if isinstance(answer, Response) else None, summary)

    def _found(self, source: Source, address: str, read: Page, response: Response | None, summary: Summary) -> Event:
        known = self.archive.page(address)
        read = self._compared(source, known, read)
        intent = decide(known, read.came, source.id, source.recheck)
        if known is None and intent.page is not None and self._twin(intent.page):
            intent = Intent("unchanged", intent.page)
        version = self.archive.carry_out(intent, response, read.document)
        if intent.what == "failed":
            summary.failures.append(read.message)
        if intent.what == "gone":
            self._gone(source, address, read.came.now, summary)
        back = intent.what == "back" and version is None
        latest = next(reversed(self.archive.versions(address)), None) if back else version
        if latest is not None and read.document is not None and response is not None:
            self._take(source, latest, read.document, response.body, summary)
        title = (read.document.title or "") if read.document else ""
        return Event(source, intent.what, address, title, read.message, number=version.number if version else 0)

    def _compared(self, source: Source, known: Known | None, read: Page) -> Page:
        """What came, unless it only stands in for the page: then an error, for as many looks as a site may need."""
        if known is None or read.document is None or read.came.text == known.text or known.failures >= _HELD_BACK:
            return read
        versions = self.archive.versions(known.address)
        answer = self.archive.answer(versions[-1]) if versions else None
        before = read_page(answer, source).document if answer is not None else None
        if before is None or not stands_in(read.document.text, before.text):
            return read
        words = " ".join(read.document.text.split())[:60]
        message = f"{known.address}: shows something else than the page, which is held back (“{words}…”)"
        return Page(replace(read.came, outcome="error", text="", raw=""), message=message)

    def _twin(self, page: Known) -> bool:
        """Whether a new address is a known page's with other parameters, by which its readers are followed."""
        own = urlsplit(page.address)
        twins = (urlsplit(one) for one in self.archive.twins(page))
        return MEMBER not in page.address and any(
            (one.netloc, one.path) == (own.netloc, own.path) and one.query != own.query for one in twins
        )

    def _lost(self, source: Source, address: str, there: set[str], summary: Summary) -> list[Event]:
        """The documents that an archive held and holds no more."""
        known = self.archive.pages(source.id).items()
        lost = sorted(a for a, p in known if a.startswith(address + MEMBER) and a not in there and p.gone is None)
        return [self._found(source, a, Page(Came(a, "missing", self.now())), None, summary) for a in lost]

    def _whole(self, got: Got, answer: Response) -> None:
        """Note the archive itself, by the hash of its bytes: when to look again, and on what condition."""
        came = Came(
            answer.asked, "text", answer.seen, answer.address, answer.hash, answer.hash, answer.header("etag"),
            answer.header("last-modified"), got.due.hint,
        )  # fmt: skip
        known = self.archive.page(answer.asked)
        self.archive.carry_out(decide(known, came, got.source.id, got.source.recheck), None, None)

    def _take(self, source: Source, version: Version, document: Document, raw: bytes, summary: Summary) -> None:
        try:
            self.keeper.take(source, version, document, raw)
        except CommuniqueError as error:
            summary.failures.append(
                f"{version.address}: is archived but not in the ledger: {' '.join(str(error).split())}"
            )
        else:
            self.archive.take(version)

    def _gone(self, source: Source, address: str, seen: dt.datetime, summary: Summary) -> None:
        try:
            self.keeper.gone(source, address, seen)
        except CommuniqueError as error:
            summary.failures.append(
                f"{address}: is gone, which the ledger could not note: {' '.join(str(error).split())}"
            )

    def hand_over(self, sources: dict[str, Source], summary: Summary) -> None:
        """Offer the keeper what a run before this one archived but could not hand on."""
        for version in self.archive.versions(waiting=True):
            source = sources.get(version.source)
            answer = self.archive.answer(version) if source else None
            if source is None or answer is None:
                continue
            read = read_page(answer, source)
            if read.document is not None:
                self._take(source, version, read.document, answer.body, summary)


def _failed(address: str, hint: str, now: dt.datetime, error: FetchError) -> Page:
    return Page(Came(address, "error", now, hint=hint, wait=error.again), message=str(error))
