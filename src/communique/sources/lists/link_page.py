"""Listing pages: the links of a page that lists news, with the words on them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from communique.documents.decode import decode
from communique.documents.web.main_text import declared_charset
from communique.documents.web.selectors import xpath
from communique.errors import BadListing, NotText
from communique.sources.lists.entry import Entry, canonical


def read_listing(body: bytes, address: str, links: str = "") -> list[Entry]:
    """The links in their order, each once. `links` is a selector of the anchors or of what holds them;
    without it, every link of the same site that lies outside navigation, header and footer.
    Raises BadListing when the page cannot be read as HTML.
    """
    from lxml import html

    try:
        page = decode(body, address, declared_charset(body))
        tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (NotText, Exception) as error:  # lxml fails in several ways on what is no page
        raise BadListing(
            f"{address}: is not a web page that lists anything ({' '.join(str(error).split())[:80]})"
        ) from None
    base = next((b.get("href") for b in tree.iter("base") if b.get("href")), "")
    base = canonical(base, address) or address
    found: dict[str, str] = {}
    for anchor in _anchors(tree, links):
        link = canonical(anchor.get("href") or "", base)
        words = " ".join(anchor.text_content().split())
        near = links or urlsplit(link).hostname == urlsplit(address).hostname
        if link and near and link != canonical(address) and (words or link not in found):
            found[link] = found.get(link) or words
    return [Entry(link, words) for link, words in found.items()]


def _anchors(tree: Any, links: str) -> list[Any]:
    if not links:
        return list(tree.xpath("//a[@href][not(ancestor::nav or ancestor::footer or ancestor::header)]"))
    out: list[Any] = []
    for node in tree.xpath(xpath(links)):
        out += [node] if node.tag == "a" else list(node.iter("a"))
    return out
