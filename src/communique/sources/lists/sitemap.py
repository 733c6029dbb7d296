"""Sitemaps: the pages they list, newest change first, and the sitemaps that an index of them names."""

from __future__ import annotations

from communique.errors import BadListing, BadResponse
from communique.sources.fetching.content_encoding import unpacked
from communique.sources.lists.entry import Entry, canonical
from communique.sources.lists.feed import refuse_entities

MAX_UNPACKED = 50_000_000


def read_sitemap(body: bytes, address: str) -> tuple[list[Entry], list[Entry]]:
    """The pages, and the further sitemaps; both by their last change, newest first. Raises BadListing."""
    if body.startswith(b"\x1f\x8b"):
        try:
            body = unpacked(body, "gzip", MAX_UNPACKED, address)
        except BadResponse as error:
            raise BadListing(str(error)) from None
    refuse_entities(body, address)
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    kind = etree.QName(root).localname if root is not None and isinstance(root.tag, str) else ""
    if kind not in ("urlset", "sitemapindex"):
        raise BadListing(f"{address}: is not a sitemap")
    found = []
    for node in root:
        told = {etree.QName(c).localname: (c.text or "").strip() for c in node if isinstance(c.tag, str)}
        link = canonical(told.get("loc", ""), address)
        if link:
            found.append(Entry(link, "", told.get("lastmod", "")))
    found.sort(key=lambda e: e.hint, reverse=True)
    return (found, []) if kind == "urlset" else ([], found)
