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
from urllib.parse import urlsplit

from communique.sources.fetching.client import Fetcher
from communique.sources.keeper import Keeper
from communique.sources.recording import Event, Summary, Taking
from communique.sources.source import Source
from communique.sources.storage.archive import Archive
from communique.sources.visit import Begun, Ended, Step, visit

_WAITING = 4
"""Answers that may wait to be read: few, for each may be large."""


Tell = Callable[[Event], None]


class Watch:
    """Looks at sources with one fetcher, into one archive and one keeper. `now` is the clock of the run."""

    def __init__(
        self, fetcher: Fetcher, archive: Archive, keeper: Keeper, now: Callable[[], dt.datetime], threads: int = 6
    ) -> None:
        self.fetcher, self.archive, self.now, self.threads = fetcher, archive, now, threads
        self.taking = Taking(archive, keeper, now)

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
        self.taking.hand_over({s.id: s for s in sources}, summary)
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
                    for event in self.taking.take(step, summary):
                        summary.findings[step.source.id][event.what] += 1
                        tell(event)
        return summary

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
    from communique.sources.schedule import failed_again
    from communique.sources.storage.archive import Visit

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
