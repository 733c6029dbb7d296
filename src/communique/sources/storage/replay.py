"""WARC files → versions in the archive: each answer is taken as if it had come when it was seen.

All files of one call are sorted together by the time seen, and the findings are those of `decide`. What
is not newer than what the archive knows of a page is stored as an answer and makes no version, so that
the same file twice changes nothing and an import that was broken off is gone on with by calling again.
An answer that is an archive of several documents is taken apart, as `taking` does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from communique.errors import FetchError
from communique.sources.decision import decide
from communique.sources.fetching.response import Response
from communique.sources.members import members
from communique.sources.page import read_page
from communique.sources.source import Source
from communique.sources.storage.archive import Archive
from communique.sources.storage.warc import read_warc

STRANGER = "imported"
"""The id under which pages stand that belong to no known source."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """An answer that is stored, without its body."""

    answer: Response
    raw: str
    source: str


def import_warc(archive: Archive, files: Sequence[Path], sources: Mapping[str, Source] | None = None) -> Counter[str]:
    """Take the answers of WARC files into an archive, as versions of their pages.

    A page belongs to the source that its record names, else to the first of `sources` that takes its address.
    Gives how many answers there were (`answers`), how many were found new, changed, unchanged, back or failed,
    and how many were `older` than what is known of their page. Raises ArchiveError.
    """
    known = sources or {}
    taken = [one for file in files for one in _stored(archive, file)]
    seen = [one for one in taken if isinstance(one, _Seen)]
    tally = Counter({"answers": len(taken), "failed": len(taken) - len(seen)})
    for one in sorted(seen, key=lambda s: (s.answer.seen, s.answer.asked, s.raw)):
        tally[_replayed(archive, one, known)] += 1
    return tally


def _stored(archive: Archive, file: Path) -> Iterator[_Seen | FetchError]:
    """The answers of a file, once they are in the archive; the error of a document that its archive does not give."""
    for answer, source in read_warc(file):
        if isinstance(answer, FetchError):
            yield answer
            continue
        for _, one in members(answer) or [(answer.asked, answer)]:
            if isinstance(one, FetchError):
                yield one
                continue
            raw = archive.put(one.body)
            archive.log(one, source)
            yield _Seen(replace(one, body=b""), raw, source)


def _replayed(archive: Archive, one: _Seen, known: Mapping[str, Source]) -> str:
    page = archive.page(one.answer.asked)
    if page is not None and one.answer.seen <= page.seen:
        return "older" if page.raw != one.raw else "unchanged"
    answer = replace(one.answer, body=archive.raw(one.raw))
    source = _source(one, known)
    read = read_page(answer, source)
    if read.came.outcome == "error":
        return "failed"  # a file that cannot be read says nothing of what the site does now
    intent = decide(page, read.came, source.id, source.recheck)
    archive.carry_out(intent, answer, read.document)
    return intent.what


def _source(one: _Seen, known: Mapping[str, Source]) -> Source:
    """The source of a page. One that is not known any more keeps its name, and brings no selectors."""
    if one.source in known:
        return known[one.source]
    address = one.answer.asked
    if not one.source:
        host = urlsplit(address).hostname
        for source in known.values():
            if urlsplit(source.address).hostname == host and source.takes(address):
                return source
    return Source(one.source or STRANGER, one.source or STRANGER, "", "listing", address)
