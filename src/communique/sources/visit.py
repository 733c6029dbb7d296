"""One look at one source: its list, then the pages that are due, as a stream of what came.

Runs in a thread of its own and touches no storage: what is known is handed in, what came is handed out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from communique.errors import FetchError, SourceError
from communique.sources.decision import Due, Page, due
from communique.sources.fetching.client import Fetcher
from communique.sources.fetching.response import Response
from communique.sources.lists.survey import Survey, survey
from communique.sources.schedule import failed_again
from communique.sources.source import Source
from communique.sources.storage.archive import Visit


@dataclass(frozen=True, slots=True)
class Begun:
    """A source's list has been read: how many pages it lists, how many are due."""

    source: Source
    listed: int | None
    due: int
    message: str = ""


@dataclass(frozen=True, slots=True)
class Got:
    """A page was asked for: its answer, or the error."""

    source: Source
    due: Due
    answer: Response | FetchError


@dataclass(frozen=True, slots=True)
class Ended:
    """A source is done; `visit` is what to remember of it."""

    source: Source
    visit: Visit
    error: str = ""


Step = Begun | Got | Ended


def visit(
    fetcher: Fetcher, source: Source, known: Mapping[str, Page], last: Visit | None, now: dt.datetime
) -> Iterator[Step]:
    """Look at a source. Nothing is raised: an error of the list ends in an `Ended` that says so, after the
    pages known from before have been looked at all the same.
    """
    etag, modified = (last.etag, last.modified) if last and not last.failures else (None, None)
    error: SourceError | None = None
    try:
        found = survey(fetcher, source, etag, modified)
    except SourceError as caught:
        found, error = Survey((), None, None), caught
    entries = found.entries or ()
    todo = due(entries, known, now, source.most)
    listed = None if error or found.entries is None else len(entries)
    yield Begun(source, listed, len(todo))
    missed = sum(e.address not in known for e in entries) > source.most
    until, left = fetcher.clock() + fetcher.limits.source, len(todo)
    for one in todo:
        if fetcher.clock() > until:
            break
        left -= 1
        page = known.get(one.address)
        try:
            answer: Response | FetchError = fetcher.get(
                one.address, page.etag if page else None, page.modified if page else None
            )
        except FetchError as caught:
            answer, missed = caught, True
        yield Got(source, one, answer)
    ended = _ended(source, found, last, now, error, missed or left > 0)
    if left and not ended.error:
        over = f"{left} pages are left for the next look: {fetcher.limits.source:,.0f} s were over"
        ended = replace(ended, error=f"{source.id}: {over}")
    yield ended


def _ended(
    source: Source, found: Survey, last: Visit | None, now: dt.datetime, error: SourceError | None, missed: bool
) -> Ended:
    """The list's conditions are kept only when all it named was had: else the next look must see it whole."""
    if error is not None:
        failures = (last.failures if last else 0) + 1
        again = failed_again(failures, now, error.again if isinstance(error, FetchError) else None)
        message = " ".join(str(error).split())
        return Ended(source, Visit(source.id, now, None, None, failures, again, message), message)
    etag, modified = (None, None) if missed else (found.etag, found.modified)
    return Ended(source, Visit(source.id, now, etag, modified, 0, now + source.every))
