"""Atom documents (RFC 4287) made of plain values: a feed with its links, entries with what they say.

Takes a `Feed`, gives bytes. Ids are tag URIs (RFC 4151) of a name that nobody else can have, so that an entry keeps
its id wherever the workspace stands; addresses are absolute. The same values give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

MEDIA_TYPE = "application/atom+xml"
_SPACE = "http://www.w3.org/2005/Atom"
_TAG = "tag:communique.internal,2026:"
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ET.register_namespace("", _SPACE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `id` is the path of its tag, `page` its address, `html` what it says, `about` its categories."""

    id: str
    title: str
    at: dt.datetime
    page: str
    html: str
    authors: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, the newest first. `links` are pairs of a relation (self, alternate, first, next) and an address."""

    id: str
    title: str
    subtitle: str
    links: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def written(feed: Feed) -> bytes:
    """The feed as XML."""
    root = ET.Element(f"{{{_SPACE}}}feed")
    _told(root, "id", _TAG + feed.id)
    _told(root, "title", feed.title)
    _told(root, "subtitle", feed.subtitle)
    _told(root, "updated", _moment(max((e.at for e in feed.entries), default=_NEVER)))
    _told(_told(root, "author"), "name", "Communiqué")
    for relation, address in feed.links:
        kind = "text/html" if relation == "alternate" else MEDIA_TYPE
        _told(root, "link", rel=relation, href=address, type=kind)
    for one in feed.entries:
        _entry(root, one)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: ET.Element, one: Entry) -> None:
    made = _told(root, "entry")
    _told(made, "id", _TAG + one.id)
    _told(made, "title", one.title)
    _told(made, "published", _moment(one.at))
    _told(made, "updated", _moment(one.at))
    for author in one.authors:
        _told(_told(made, "author"), "name", author)
    _told(made, "link", rel="alternate", href=one.page, type="text/html")
    for term in one.about:
        _told(made, "category", term=term)
    _told(made, "content", one.html, type="html")


def _told(parent: ET.Element, name: str, words: str = "", **facts: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_SPACE}}}{name}", {key: _clean(value) for key, value in facts.items()})
    made.text = _clean(words) or None
    return made


def _clean(words: str) -> str:
    """Words that XML can hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", words)


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
