"""The JSON API of WordPress sites: their posts with the day of their last change."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import urlsplit

from communique.errors import BadListing
from communique.sources.lists.entry import Entry, canonical


def api_address(address: str, count: int) -> str:
    """Where the latest posts are listed. An address that is an API's already is kept."""
    if "/wp-json/" in address or "rest_route=" in address:
        return address
    parts = urlsplit(address)
    root = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
    return f"{root}/wp-json/wp/v2/posts?per_page={min(max(count, 1), 100)}&_fields=link,title,date,modified"


def read_wordpress(body: bytes, address: str) -> list[Entry]:
    """The posts in the API's order. Raises BadListing, with the API's own words where it gives any."""
    try:
        posts = json.loads(body)
    except (ValueError, RecursionError):
        raise BadListing(f"{address}: is not the answer of a WordPress API") from None
    if isinstance(posts, dict) and posts.get("message"):
        raise BadListing(f"{address}: the WordPress API says {' '.join(str(posts['message']).split())[:120]!r}")
    if not isinstance(posts, list):
        raise BadListing(f"{address}: is not a list of WordPress posts")
    out = []
    for post in posts:
        if not isinstance(post, dict):
            continue
        link = canonical(str(post.get("link") or ""), address)
        title = post.get("title")
        words = str(title.get("rendered") or "") if isinstance(title, dict) else str(title or "")
        if link:
            plain = " ".join(html.unescape(re.sub(r"<[^<>]*>", "", words)).split())
            out.append(Entry(link, plain, str(post.get("modified") or post.get("date") or "")))
    return out
