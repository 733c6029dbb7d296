"""What is no prose though it is text: feeds and JSON, which are corpora; drawings, calendars and the like."""

from __future__ import annotations

import json
import re

from communique.errors import NotText

_TABLES = (".csv", ".tsv", ".parquet")
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml|\A(?:\xef\xbb\xbf)?\s*<(?:rss|feed|rdf:RDF)\b", re.I)
_OTHERS = (
    (b"%!PS", "PostScript; save it as PDF"), (b"[InternetShortcut]", "a shortcut; read the address in it"),
    (b"<svg", "a drawing (SVG)"), (b"BEGIN:VCALENDAR", "a calendar"), (b"BEGIN:VCARD", "a card of addresses"),
)  # fmt: skip
"""How text begins that other programs are meant to read."""
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes begin as an RSS or Atom feed does."""
    return bool(_XML.match(data)) and bool(_FEED.search(data[:2000]))


def looks_like_json(data: bytes) -> bool:
    """Whether bytes are one JSON object or a list of objects."""
    if not re.match(rb"\A(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[{\]])", data[:1000]):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def refuse_as_prose(data: bytes, called: str, suffix: str) -> None:
    """Raises NotText for tables, JSON, feeds, drawings and calendars where one text is wanted: they are never prose."""
    if suffix in _TABLES:
        raise NotText(f"{called}: is a table; name the file by itself, and each of its rows is a document")
    begins = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if told := next((what for magic, what in _OTHERS if begins.startswith(magic)), None):
        raise NotText(f"{called}: is {told}")
    if looks_like_feed(data):
        raise NotText(f"{called}: is a feed; name it .rss or .atom, and it is read entry by entry")
    if looks_like_json(data):
        raise NotText(f"{called}: is JSON; name it .json or .jsonl, and its objects with a “text” are read")
