"""The day a web page says it was published: in its metadata, beside its headline, in its address.

What a page states for machines comes first, then the date that stands next to the headline, then
the address, then htmldate. Months are known in the languages that foreign ministries write; a date
in figures alone is read as ISO, day first between points (03.02.2025), and between strokes only in
the order that a layout states.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, cast
from zoneinfo import ZoneInfo

from communique.documents.layout import Layout, xpath

with (files("communique.documents") / "months.csv").open("r", encoding="utf-8") as _table:
    _MONTH = {name: int(row["month"]) for row in csv.DictReader(_table) for name in row["names"].split("|")}
_NAME = "|".join(sorted((re.escape(n) for n in _MONTH), key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_FORMS = tuple(re.compile(form, re.I) for form in (
    rf"(?<!\d){_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
    rf"{_YEAR}\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}})\s*[日일]",
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+|of\s+|-)?(?P<name>{_NAME})\.?,?\s*(?:de\s+|-)?{_YEAR}(?!\d)",
    rf"\b(?P<name>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
))  # fmt: skip
_FIGURES = re.compile(rf"(?<!\d)(?P<a>\d{{1,2}})[./-](?P<b>\d{{1,2}})[./-]{_YEAR}(?!\d)")
_ADDRESS = re.compile(r"/(?P<year>20\d{2})[/-](?P<month>0[1-9]|1[0-2])[/-](?P<day>0[1-9]|[12]\d|3[01])(?:/|-|_|$)")
_PACKED = re.compile(
    r"(?<!\d)(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)|t(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})_"
)
_META = (
    "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "publishdate", "pubdate",
    "publication_date", "publish-date", "firstpublishedtime", "govuk:first-published-at", "date",
    "article.published", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(?:Z|UTC|GMT|[+-]00:?00)\Z", re.I
)
_NEAR = 700
"""Characters after the headline in which its date stands."""


def is_month(word: str) -> bool:
    """Whether a word names a month in one of the known languages."""
    return word.lower() in _MONTH


def written_date(words: str, day_first: bool | None = None) -> dt.date | None:
    """The first date that words hold, in any of the known languages; None when they hold none."""
    found = []
    for form in _FORMS:
        for match in form.finditer(words):
            month = _MONTH[match["name"].lower()] if "name" in match.groupdict() else int(match["month"])
            if day := _day(int(match["year"]), month, int(match["day"])):
                found.append((match.start(), day))
                break
    for match in _FIGURES.finditer(words):
        if day := _figures(match, day_first):
            found.append((match.start(), day))
            break
    return min(found)[1] if found else None


def _figures(match: re.Match[str], day_first: bool | None) -> dt.date | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if day_first is None and match[0].count(".") == 2:
        day_first = True  # points are written where the day comes first; strokes are written in either order
    if day_first is None and first <= 12 and second <= 12 and first != second:
        return None
    first_is_day = day_first if day_first is not None else first > 12 or first == second
    return _day(year, second, first) if first_is_day else _day(year, first, second)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def page_date(page: str, tree: Any, url: str | None, layout: Layout | None = None) -> str | None:
    """The day of publication of a page in ISO form. `tree` is its lxml tree, None when it has none."""
    order = layout.day_first if layout else None
    if tree is None:
        return _by_htmldate(page, url)
    if layout and layout.date:
        for node in tree.xpath(xpath(layout.date)):
            stated = node.get("datetime") or node.get("content") or ""
            if day := _of_moment(stated, layout.time_zone) or written_date(f"{stated} {_words(node)}", order):
                return day.isoformat()
    for words in (*_stated(tree), *_timed(tree)):
        if day := _of_moment(words, layout.time_zone if layout else "") or written_date(words[:60], order):
            return day.isoformat()
    found = _beside_headline(tree, order) or _of_address(url)
    return found.isoformat() if found else _by_htmldate(page, url)


def _of_moment(words: str, zone: str) -> dt.date | None:
    """The day in `zone` of a moment stated in UTC; None for a naive one, another offset, or midnight (a day)."""
    match = _MOMENT.match(words.strip()) if zone else None
    if match is None or not match["time"].strip("0:."):
        return None
    try:
        moment = dt.datetime.fromisoformat(f"{match['day']}T{match['time'][:5]}+00:00")
    except ValueError:
        return None
    return moment.astimezone(ZoneInfo(zone)).date()


def _stated(tree: Any) -> Iterator[str]:
    """What the page's metadata give as its publication, best first."""
    told: dict[str, str] = {}
    for node in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if name := (node.get(key) or "").lower():
                told.setdefault(name, node.get("content") or "")
    for node in tree.xpath("//script[@type='application/ld+json']"):
        if day := _of_json(node.text or ""):
            yield day
    yield from (told[name] for name in _META if told.get(name))
    for node in tree.xpath("//*[@itemprop='datePublished']"):
        yield node.get("content") or node.get("datetime") or _words(node)


def _of_json(words: str) -> str:
    try:
        left = [json.loads(words)]
    except ValueError:
        return ""
    for _ in range(500):
        if not left:
            break
        one = left.pop(0)
        if isinstance(one, dict):
            if isinstance(one.get("datePublished"), str):
                return cast("str", one["datePublished"])
            left += [v for v in one.values() if isinstance(v, (dict, list))]
        elif isinstance(one, list):
            left += one
    return ""


def _timed(tree: Any) -> Iterator[str]:
    """`<time>` elements of the article, not of a list of other news."""
    for node in tree.xpath("//article//time | //main//time | //header//time"):
        if not node.xpath("ancestor::aside | ancestor::nav | ancestor::li | ancestor::footer"):
            yield node.get("datetime") or _words(node)


def _beside_headline(tree: Any, order: bool | None) -> dt.date | None:
    """The first date in the words after the first headline, else in the lines just before it."""
    body = tree.find(".//body")
    heads = tree.xpath("//h1[normalize-space()] | //h2[normalize-space()]") or tree.xpath("//h3[normalize-space()]")
    if body is None or not heads:
        return None
    whole = _words(body)
    for head in sorted(heads, key=lambda h: h.tag)[:3]:
        words = _words(head)
        at = whole.find(words) if words else -1
        if at < 0:
            continue
        after = at + len(words)
        near = written_date(whole[after : after + 160], order) or written_date(
            whole[max(0, at - 120) : at][-120:], order
        )
        if near:
            return near
    for named in (_words(heads[0]), " ".join(tree.xpath("//title/text()"))):
        if own := written_date(named, order):
            return own
    at = whole.find(_words(heads[0]))
    return written_date(whole[at : at + _NEAR], order)


def _words(node: Any) -> str:
    from lxml import etree

    parts = node.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    if isinstance(node, etree._Element):
        return " ".join(" ".join(parts).split())
    return ""


def _of_address(url: str | None) -> dt.date | None:
    for form in (_ADDRESS, _PACKED):
        if url and (match := form.search(url)):
            parts = match.groupdict()
            year, month, day = (parts.get(a) or parts.get(b) for a, b in (("year", "y"), ("month", "m"), ("day", "d")))
            return _day(int(year or 0), int(month or 0), int(day or 0))
    return None


def _by_htmldate(page: str, url: str | None) -> str | None:
    from htmldate import find_date

    try:
        return cast("str | None", find_date(page, url=url, original_date=True, extensive_search=False))
    except Exception:  # a page that htmldate cannot parse has no date
        return None
