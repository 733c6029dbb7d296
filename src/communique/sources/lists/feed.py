"""RSS and Atom by feedparser: the entries of a feed."""

from __future__ import annotations

import re

from communique.errors import BadListing
from communique.sources.lists.entry import Entry, canonical

_ENTITY = re.compile(rb"<!ENTITY", re.I)


def refuse_entities(body: bytes, called: str) -> None:
    """Raises BadListing for XML that declares entities of its own: feeds and sitemaps have no need of them."""
    head = body[:4] + body.replace(b"\0", b"") if b"\0" in body[:64] else body
    if _ENTITY.search(head):
        raise BadListing(f"{called}: declares XML entities, which could be a bomb; it is not read")


def read_feed(body: bytes, address: str) -> list[Entry]:
    """The entries of a feed in its order. Raises BadListing when it is none or breaks off before the first entry."""
    refuse_entities(body, address)
    import io

    import feedparser

    try:
        found = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser fails in many ways on odd bytes
        raise BadListing(f"{address}: is a feed that cannot be read ({' '.join(str(error).split())[:80]})") from None
    if not found.get("version"):
        raise BadListing(f"{address}: is not a feed" + (", but a web page" if b"<html" in body[:2000].lower() else ""))
    out = []
    for one in found.entries:
        link = canonical(str(one.get("link") or ""), address)
        if link:
            out.append(
                Entry(
                    link,
                    " ".join(str(one.get("title") or "").split()),
                    str(dict.get(one, "updated") or dict.get(one, "published") or ""),
                )
            )
    if not out and (found.entries or found.get("bozo")):
        reason = " ".join(str(found.get("bozo_exception", "no entry has an address")).split())[:80]
        raise BadListing(f"{address}: is a broken feed ({reason})")
    return out
