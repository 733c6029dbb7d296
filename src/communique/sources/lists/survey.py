"""What a source lists now: its feed, listing, sitemap or API fetched and read, the unwanted left out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from communique.errors import BadListing, FetchError
from communique.sources.fetching.client import Fetcher
from communique.sources.fetching.response import Response
from communique.sources.lists.entry import Entry, canonical
from communique.sources.lists.feed import read_feed
from communique.sources.lists.link_page import read_listing
from communique.sources.lists.sitemap import read_sitemap
from communique.sources.lists.wordpress import api_address, read_wordpress
from communique.sources.source import Source

_SITEMAPS = 3
"""Of an index, the sitemaps last changed that are read."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The pages a source lists, in its order; None when its list has not changed since the last look."""

    entries: tuple[Entry, ...] | None
    etag: str | None = None
    modified: str | None = None


def survey(fetcher: Fetcher, source: Source, etag: str | None = None, modified: str | None = None) -> Survey:
    """Fetch and read a source's list. Raises FetchError and BadListing."""
    address = api_address(source.address, source.most) if source.kind == "wordpress" else source.address
    answer = fetcher.get(address, etag, modified)
    if answer.status == 304:
        return Survey(None, etag, modified)
    if answer.status != 200:
        raise BadListing(
            f"{address}: answers {answer.status}; the list has moved or is gone, mend the source's address"
        )
    if not answer.body.strip():
        raise BadListing(f"{address}: is empty")
    found = _listed(fetcher, source, answer)
    kept = {entry.address: entry for entry in reversed(found) if source.takes(entry.address)}
    listed = (canonical(source.address), canonical(answer.address))
    entries = tuple(e for e in reversed(kept.values()) if e.address not in listed)
    return Survey(entries, answer.header("etag"), answer.header("last-modified"))


def _listed(fetcher: Fetcher, source: Source, answer: Response) -> list[Entry]:
    if source.kind == "feed":
        return read_feed(answer.body, answer.address)
    if source.kind == "listing":
        return read_listing(answer.body, answer.address, source.links)
    if source.kind == "wordpress":
        return read_wordpress(answer.body, answer.address)
    pages, further = read_sitemap(answer.body, answer.address)
    for one in further[:_SITEMAPS]:
        if urlsplit(one.address).hostname != urlsplit(answer.address).hostname:
            continue  # a site speaks for itself only
        try:
            pages += read_sitemap(fetcher.get(one.address).body, one.address)[0]
        except (FetchError, BadListing):
            continue  # the other sitemaps of the index still count
    return sorted(pages, key=lambda e: e.hint, reverse=True)
