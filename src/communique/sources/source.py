"""A source: one small TOML file that names a place to watch, and the schema it is checked against.

name = "Kremlin: news"                     what people call it
issuer = "org:kremlin"                     an actor id of the registry
kind = "feed"                              feed, listing, sitemap or wordpress
address = "https://example.org/feed"       where the pages are listed
language = "en"                            of the pages; ISO 639-1
time_zone = "Europe/Moscow"                in which its days are meant; left out: as written
every = "30m"                              how often to look (m, h, d)
recheck = "60d"                            how long a page is looked at again
tried = ""                                 the day somebody tried it, empty: not tried from here
include = ["/en/news/*"]                   paths to take; all when left out
exclude = ["*/photos/*"]                   paths to leave
most = 50                                  new pages taken in one visit
[layout]                                   selectors, only where the general finder fails
links, text, title, date, drop = "…"
day_first = true                           how 03.02.2025 is meant there
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from communique.documents import Layout
from communique.documents.web.selectors import xpath
from communique.errors import BadSource, InputError
from communique.sources.lists.entry import canonical

Kind = Literal["feed", "listing", "sitemap", "wordpress"]
_KINDS = get_args(Kind)
_UNITS = {"m": dt.timedelta(minutes=1), "h": dt.timedelta(hours=1), "d": dt.timedelta(days=1)}
_TEXTS = ("name", "issuer", "kind", "address", "language", "time_zone", "every", "recheck", "tried", "note")
_NEEDED = ("name", "issuer", "kind", "address")
_LISTS = ("include", "exclude")
_SELECTORS = ("links", "text", "title", "date", "drop")
_MOST_PATTERNS = 50


@dataclass(frozen=True, slots=True)
class Source:
    """A place to watch. `id` is the name of its file; `links` selects the anchors of a listing."""

    id: str
    name: str
    issuer: str
    kind: Kind
    address: str
    language: str = ""
    time_zone: str = ""
    every: dt.timedelta = dt.timedelta(hours=1)
    recheck: dt.timedelta = dt.timedelta(days=60)
    tried: str = ""
    note: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    most: int = 50
    links: str = ""
    layout: Layout = field(default_factory=Layout)

    def takes(self, address: str) -> bool:
        """Whether a listed address is one of the pages to take, by its path and query."""
        parts = urlsplit(address)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        wanted = not self.include or any(fnmatchcase(path, one) for one in self.include)
        return wanted and not any(fnmatchcase(path, one) for one in self.exclude)


def read_source(text: str, name: str) -> Source:
    """A source of the words of its file. Raises BadSource with one line for each thing that is wrong."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", name):
        raise BadSource(f"{name[:80]!r}: a source's file is named in lower case letters, figures and hyphens")
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSource(f"{name}: is not TOML: {error}") from None
    wrong = list(_faults(told))
    if wrong:
        raise BadSource("\n".join(f"{name}: {one}" for one in wrong))
    layout = told.get("layout", {})
    texts = {key: told[key].strip() for key in _TEXTS if key in told}
    return Source(
        id=name, name=texts["name"], issuer=texts["issuer"], kind=cast("Kind", texts["kind"]),
        address=canonical(texts["address"]),
        language=texts.get("language", ""), time_zone=texts.get("time_zone", ""),
        every=_span(texts.get("every", "1h")), recheck=_span(texts.get("recheck", "60d")),
        tried=texts.get("tried", ""), note=texts.get("note", ""),
        include=tuple(told.get("include", ())), exclude=tuple(told.get("exclude", ())), most=told.get("most", 50),
        links=layout.get("links", ""),
        layout=Layout(**{k: v for k, v in layout.items() if k != "links"}, time_zone=texts.get("time_zone", "")),
    )  # fmt: skip


def _faults(told: Mapping[str, Any]) -> list[str]:
    out = [f"{key} is missing" for key in _NEEDED if not told.get(key)]
    known = {*_TEXTS, *_LISTS, "most", "layout"}
    out += [
        f"{key} is not a word of this schema; known are {', '.join(sorted(known))}" for key in told if key not in known
    ]
    out += [
        f"{key} must be a text in quotation marks" for key in _TEXTS if key in told and not isinstance(told[key], str)
    ]
    for key in _LISTS:
        if not _is_patterns(told.get(key, [])):
            out.append(f'{key} must be a list of at most {_MOST_PATTERNS} path patterns, as ["/news/*"]')
    most = told.get("most", 1)
    if not isinstance(most, int) or isinstance(most, bool) or not 1 <= most <= 1000:
        out.append("most must be a number from 1 to 1000")
    return out + _bad_values(told) + _bad_layout(told.get("layout", {}))


def _bad_values(told: Mapping[str, Any]) -> list[str]:
    texts = {key: told[key].strip() for key in _TEXTS if isinstance(told.get(key), str)}
    out = []
    if texts.get("kind") and texts["kind"] not in _KINDS:
        out.append(f"kind {texts['kind']!r} is none of {', '.join(_KINDS)}")
    if texts.get("address") and not canonical(texts["address"]):
        out.append(f"address {texts['address'][:100]!r} is not an http or https address")
    if texts.get("language") and not re.fullmatch(r"[a-z]{2}", texts["language"]):
        out.append(f"language {texts['language']!r} is not a two-letter code, as en")
    if texts.get("issuer") and not re.fullmatch(r"[a-z]+:[A-Za-z0-9-]+", texts["issuer"]):
        out.append(f"issuer {texts['issuer']!r} is not an actor id, as org:kremlin")
    if texts.get("tried") and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", texts["tried"]):
        out.append(f"tried {texts['tried']!r} is not a day, as 2026-11-25, nor empty")
    out += [
        f"{key} {texts[key]!r} is not a span of time from one minute to 3650 days, as 30m, 6h or 60d"
        for key in ("every", "recheck") if key in texts and not _is_span(texts[key])
    ]  # fmt: skip
    if "time_zone" in texts and not _is_zone(texts["time_zone"]):
        out.append(f"time_zone {texts['time_zone']!r} is not known, as Europe/Moscow")
    return out


def _bad_layout(layout: object) -> list[str]:
    if not isinstance(layout, dict):
        return ["layout must be a table: [layout]"]
    out = [f"layout.{key} is not a word of this schema" for key in layout if key not in (*_SELECTORS, "day_first")]
    if not isinstance(layout.get("day_first", True), bool):
        out.append("layout.day_first must be true or false")
    for key in _SELECTORS:
        if key not in layout:
            continue
        try:
            xpath(layout[key] if isinstance(layout[key], str) else "")
        except InputError as error:
            out.append(f"layout.{key}: {error}")
    return out


def _is_patterns(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_PATTERNS and all(
        isinstance(one, str) and 0 < len(one) <= 200 and one.count("*") <= 4 for one in value
    )  # fmt: skip


def _is_span(words: str) -> bool:
    return bool(re.fullmatch(r"\d{1,5}\s*[mhd]", words)) and dt.timedelta(minutes=1) <= _span(words) <= dt.timedelta(
        3650
    )


def _span(words: str) -> dt.timedelta:
    return int(words[:-1]) * _UNITS[words[-1]]


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
