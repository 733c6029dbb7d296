"""A run over sources: threads that fetch, one writer that decides and stores.

Sources of one host are looked at one after the other, hosts side by side. What came passes through
a short queue to the caller's thread, where pages are read, findings decided, versions stored and
handed to the keeper. A bad source costs one source, a bad page one page.
"""

from __future__ import annotations

import datetime as dt
import queue
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from communique.errors import CommuniqueError, FetchError
from communique.model import Document
from communique.sources.archive import Archive, Version
from communique.sources.decide import Came, What, decide
from communique.sources.fetch import Fetcher
from communique.sources.keeper import Keeper
from communique.sources.page import Page, read_page
from communique.sources.response import Response
from communique.sources.source import Source
from communique.sources.visit import Begun, Ended, Got, Step, visit

_WAITING = 4
"""Answers that may wait to be read: few, for each may be large."""


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


Tell = Callable[[Event], None]


class Watch:
    """Looks at sources with one fetcher, into one archive and one keeper. `now` is the clock of the run."""

    def __init__(
        self, fetcher: Fetcher, archive: Archive, keeper: Keeper, now: Callable[[], dt.datetime], threads: int = 6
    ) -> None:
        self.fetcher, self.archive, self.keeper, self.now, self.threads = fetcher, archive, keeper, now, threads

    def due(self, sources: Sequence[Source]) -> list[Source]:
        """The sources whose list or pages are due now."""
        now = self.now()
        return [s for s in sources if (at := self.next(s)) is None or at <= now]

    def next(self, source: Source) -> dt.datetime | None:
        """When a source is due: its list, or the first of its pages; None when it was never looked at."""
        last = self.archive.visit(source.id)
        if last is None or last.again is None:
            return None
        pages = [page.again for page in self.archive.pages(source.id).values() if page.again is not None]
        return min([last.again, *pages]) if not last.failures else last.again

    def run(self, sources: Sequence[Source], tell: Tell = lambda event: None) -> Summary:
        """Look at all these sources once. Raises ArchiveError when nothing can be stored."""
        summary = Summary({s.id: Counter() for s in sources})
        self._hand_over({s.id: s for s in sources}, summary)
        with self._steps(sources) as steps:
            for step in steps:
                if isinstance(step, Begun):
                    tell(Event(step.source, "begun", count=step.due))
                elif isinstance(step, Ended):
                    self.archive.note(step.visit)
                    if step.error:
                        summary.troubles[step.source.id] = step.error
                    tell(Event(step.source, "trouble" if step.error else "ended", message=step.error))
                else:
                    event = self._page(step, summary)
                    summary.findings[step.source.id][event.what] += 1
                    tell(event)
        return summary

    # -- one page --------------------------------------------------------------------------

    def _page(self, got: Got, summary: Summary) -> Event:
        """Read what came, decide, store, hand on."""
        source, answer = got.source, got.answer
        try:
            read = (
                _failed(got, self.now()) if isinstance(answer, FetchError) else read_page(answer, source, got.due.hint)
            )
        except Exception as error:  # whatever a page does to the readers, it costs this page
            read = _failed(got, self.now(), f"{got.due.address}: cannot be read ({type(error).__name__}: {error})")
        intent = decide(self.archive.page(got.due.address), read.came, source.id, source.recheck)
        response = answer if isinstance(answer, Response) else None
        version = self.archive.carry_out(intent, response, read.document)
        if intent.what == "failed":
            summary.failures.append(read.message)
        if intent.what == "gone":
            self._gone(source, got.due.address, read.came.now, summary)
        back = intent.what == "back" and version is None
        known = self.archive.versions(got.due.address)[-1] if back else version
        if known is not None and read.document is not None and response is not None:
            self._take(source, known, read.document, response.body, summary)
        title = (read.document.title or "") if read.document else ""
        return Event(source, intent.what, got.due.address, title, read.message, number=version.number if version else 0)

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

    def _hand_over(self, sources: dict[str, Source], summary: Summary) -> None:
        """Offer the keeper what a run before this one archived but could not hand on."""
        for version in self.archive.versions(waiting=True):
            source = sources.get(version.source)
            answer = self.archive.answer(version) if source else None
            if source is None or answer is None:
                continue
            read = read_page(answer, source)
            if read.document is not None:
                self._take(source, version, read.document, answer.body, summary)

    # -- threads ---------------------------------------------------------------------------

    @contextmanager
    def _steps(self, sources: Sequence[Source]) -> Iterator[Iterator[Step]]:
        """The steps of all sources as they come; leaving early stops the threads."""
        hosts: dict[str, list[tuple[Source, Iterator[Step]]]] = {}
        for source in sources:
            known = self.archive.pages(source.id)
            steps = visit(self.fetcher, source, known, self.archive.visit(source.id), self.now())
            hosts.setdefault(urlsplit(source.address).netloc, []).append((source, steps))
        out: queue.Queue[Step | None] = queue.Queue(_WAITING)
        jobs = queue.SimpleQueue[list[tuple[Source, Iterator[Step]]]]()
        for job in hosts.values():
            jobs.put(job)
        stop = threading.Event()
        count = min(self.threads, len(hosts))
        threads = [threading.Thread(target=_fetch, args=(jobs, out, stop, self.now), daemon=True) for _ in range(count)]
        for thread in threads:
            thread.start()
        try:
            yield _until_done(out, count)
        finally:
            stop.set()
            for thread in threads:
                thread.join(timeout=5)


def _until_done(out: queue.Queue[Step | None], count: int) -> Iterator[Step]:
    while count:
        step = out.get()
        if step is None:
            count -= 1
        else:
            yield step


def _fetch(
    jobs: queue.SimpleQueue[list[tuple[Source, Iterator[Step]]]], out: queue.Queue[Step | None], stop: threading.Event,
    now: Callable[[], dt.datetime],
) -> None:  # fmt: skip
    """A thread's work: hosts from the queue until there is none, each step handed on. Ends with None."""
    while not stop.is_set():
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            break
        for source, steps in job:
            for step in _guarded(source, steps, now):
                if not _put(out, step, stop):
                    return
    _put(out, None, stop)


def _guarded(source: Source, steps: Iterator[Step], now: Callable[[], dt.datetime]) -> Iterator[Step]:
    """The steps of a source; what goes wrong in a way that nobody foresaw costs this source."""
    from communique.sources.archive import Visit
    from communique.sources.schedule import failed_again

    try:
        yield from steps
    except Exception as error:
        message = f"{source.id}: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        at = now()
        yield Ended(source, Visit(source.id, at, None, None, 1, failed_again(1, at), message), message)


def _put(out: queue.Queue[Step | None], step: Step | None, stop: threading.Event) -> bool:
    while not stop.is_set():
        try:
            out.put(step, timeout=0.2)
        except queue.Full:
            continue
        return True
    return False


def _failed(got: Got, now: dt.datetime, message: str = "") -> Page:
    wait = got.answer.again if isinstance(got.answer, FetchError) else None
    return Page(Came(got.due.address, "error", now, hint=got.due.hint, wait=wait), message=message or str(got.answer))
