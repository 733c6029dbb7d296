"""The day a web page says it was published: what it states for machines, what it shows, what its address holds.

No witness is right by rank alone: the metadata of a site that was moved give the day of the move, the first object of a
page may be another story, a moment in UTC may lie a day beside the day that is meant. So each kind of evidence has a
weight, what agrees is added up, and the day with most behind it counts. A day of a change counts only where nothing
else is told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from communique.documents.days.dateline import Seen, Shown
from communique.documents.days.htmldate import searched
from communique.documents.days.metadata import Stated, stated
from communique.documents.days.upper_bound import not_before
from communique.documents.days.written import Written, dates_in, written_date
from communique.documents.publishers import host_of
from communique.documents.web.selectors import Layout, xpath
from communique.vocabulary import alternatives

_DAY_FIRST_DOMAINS = alternatives("documents", "day-first-domains")
_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])(?=/|-|_|\.|$)"
)
_PACKED = re.compile(
    r"(?<!\d)(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"|t(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})_"
)
_MONTH_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>0?[1-9]|1[0-2])(?=/|-|_|$)")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(?:Z|UTC|GMT|[+-]00:?00)\Z", re.I
)
_SINCE_EPOCH = re.compile(r"\s*(?P<seconds>1\d{9})(?P<thousandths>\d{3})?\s*\Z")
"""A moment as programs count it, in seconds or thousandths since 1970."""
_BASIC = re.compile(
    r"\s*(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?)?\s*\Z"
)
_EPOCH = {dt.date(1970, 1, 1), dt.date(1969, 12, 31), dt.date(1900, 1, 1), dt.date(2000, 1, 1), dt.date(1999, 12, 31)}
"""Days that programs write where they know none."""
_PAIRS = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(?:19|20)\d{2}(?!\d)")
_MONTH_FIRST = re.compile(r"\.(?:gov|mil|us)\Z")
_DAY_FIRST = re.compile(rf"\.(?:{_DAY_FIRST_DOMAINS})\Z")
_WEIGHTS = {"published": 3.0, "sure": 3.5, "loose": 2.0, "made": 1.0, "address": 4.0, "packed": 2.5}
_AGREES, _SEEN_AT_LEAST = 0.5, 1.5


@dataclass(frozen=True, slots=True)
class _Vote:
    """One witness: a day, its weight; `shifts` when the day is of a moment in UTC and may be meant a day beside."""

    day: dt.date
    weight: float
    group: str
    shifts: bool = False
    other: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PageDay:
    """The day of publication of a page in ISO form; where it tells none, the day before which it was not made."""

    day: str | None
    not_before: dt.date | None = None
    is_calendar: bool = False
    """Whether the days in its text are those of what it lists."""


def page_date(page: str, tree: Any, url: str | None, layout: Layout | None = None) -> PageDay:
    """The day of a page. `tree` is its lxml tree, None when it has none."""
    if tree is None:
        return PageDay(searched(page, url))
    zone = layout.time_zone if layout else ""
    order = layout.day_first if layout else None
    if laid := _laid(tree, layout, zone, order):
        return PageDay(laid.isoformat())
    order = order if order is not None else _order(page, tree, url)
    titles = _titles(tree)
    page_shown = Shown(tree, titles)
    told = stated(tree, url, [*titles, page_shown.headline])
    shown = page_shown.own(order)
    votes = [*_machine(told, zone, order), *_visible(shown, zone), *_address(url, tree)]
    found = _most(votes, url) or _changed(told, shown, zone, order)
    is_calendar = page_shown.is_calendar
    day = found.isoformat() if found else None if is_calendar else searched(tree, url, shown)
    if day:
        return PageDay(day)
    words = [line.words for line in page_shown.lines]
    return PageDay(None, not_before(tree, page_shown.dates(order), words, dt.date.today()), is_calendar)


def _laid(tree: Any, layout: Layout | None, zone: str, order: bool | None) -> dt.date | None:
    """The day that stands where a layout says."""
    for node in tree.xpath(xpath(layout.date)) if layout and layout.date else ():
        told = node.get("datetime") or node.get("content") or ""
        if day := _of_moment(told, zone) or written_date(f"{told} {' '.join(node.text_content().split())}", order):
            return day
    return None


def _titles(tree: Any) -> list[str]:
    found = [*tree.xpath("//meta[@property='og:title']/@content")[:1], *tree.xpath("//head/title//text()")[:1]]
    return [" ".join(str(one).split()) for one in found]


def _order(page: str, tree: Any, url: str | None) -> bool | None:
    """Whether days come first in this page's dates of figures: by a date that leaves no choice, by its place."""
    pairs = [(int(a), int(b)) for a, b in _PAIRS.findall(page)]
    firsts = {(a > 12, b > 12) for a, b in pairs if max(a, b) <= 31}
    by_day, by_month = (True, False) in firsts, (False, True) in firsts
    if by_day != by_month:
        return by_day
    host = host_of(url)
    language = next(iter(tree.xpath("//html/@lang | //html/@xml:lang")), "").lower() if tree is not None else ""
    if _MONTH_FIRST.search(host) or language in ("en-us", "en_us"):
        return False
    if _DAY_FIRST.search(host) or (language and not language.startswith(("en", "zh", "ja", "ko", "hu", "fil"))):
        return True
    return True if language.startswith("en-") and language[3:] in ("gb", "au", "nz", "ie", "in", "za") else None


# -- witnesses ----------------------------------------------------------------------------------


def _machine(told: Sequence[Stated], zone: str, order: bool | None) -> list[_Vote]:
    out = []
    for one in told:
        words = _counted(one.words)
        if one.kind == "changed" or (date := _date_of(words, zone, order)) is None:
            continue
        weight = _WEIGHTS["sure" if one.kind == "published" and one.sure else one.kind]
        shifts = not zone and bool(_MOMENT.match(words.strip())) and not _is_midnight(words)
        out.append(_Vote(date.day, weight, "machine", shifts, date.other))
    return out


def _counted(words: str) -> str:
    """The words; a moment counted since 1970 in the form that moments have."""
    match = _SINCE_EPOCH.match(words)
    return dt.datetime.fromtimestamp(int(match["seconds"]), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if match else words


def _date_of(words: str, zone: str, order: bool | None) -> Written | None:
    """The date that words of the metadata state."""
    words = words.strip()
    if day := _of_moment(words, zone):
        return Written(0, 0, day)
    if match := _BASIC.match(words):
        day = _day(match)
        return Written(0, 0, day) if day else None
    found = dates_in(words[:60], order)
    return found[0] if found else None


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


def _is_midnight(words: str) -> bool:
    match = _MOMENT.match(words.strip())
    return match is not None and not match["time"].strip("0:.")


def _visible(shown: Sequence[Seen], zone: str) -> list[_Vote]:
    out = []
    for one in shown[:12]:
        if one.score < _SEEN_AT_LEAST or one.label == "updated":
            continue
        weight = min(1.0 + one.score / 2, 4.0)
        out.append(_Vote(one.day, weight, "seen", other=one.other))
        moment = dates_in(one.moment[:40]) if one.moment else []
        if moment and moment[0].day != one.day:
            day = _of_moment(one.moment, zone) or moment[0].day
            out.append(_Vote(day, weight - 0.5, "seen", shifts=bool(_MOMENT.match(one.moment))))
    return out


def _address(url: str | None, tree: Any) -> list[_Vote]:
    addresses = [url] if url else [*tree.xpath("//link[@rel='canonical']/@href")[:1]]
    for one in addresses:
        for form, kind in ((_ADDRESS, "address"), (_PACKED, "packed")):
            if (match := form.search(str(one))) and (day := _day(match)):
                return [_Vote(day, _WEIGHTS[kind], "address")]
    return []


def _day(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    year, month, day = (parts.get(a) or parts.get(b) for a, b in (("year", "y"), ("month", "m"), ("day", "d")))
    try:
        return dt.date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


# -- the decision -------------------------------------------------------------------------------


def _most(votes: Sequence[_Vote], url: str | None) -> dt.date | None:
    """The day with most behind it; the earlier witness where two have as much."""
    votes = [one for one in votes if one.day not in _EPOCH]
    steady = {one.day for one in votes if not one.shifts and one.other is None}
    months = _MONTH_IN_ADDRESS.search(url or "")
    told = (int(months["year"]), int(months["month"])) if months else None
    behind: dict[dt.date, dict[str, float]] = {}
    for one in votes:
        day = _meant(one, steady, {vote.day for vote in votes if vote is not one})
        if day is None:
            continue
        groups = behind.setdefault(day, {})
        groups[one.group] = max(groups.get(one.group, 0.0), one.weight) + (_AGREES if one.group in groups else 0.0)
    if not behind:
        return None
    sums = {
        day: sum(groups.values()) + (1.0 if told == (day.year, day.month) else 0.0) for day, groups in behind.items()
    }
    return max(sums, key=lambda day: sums[day])


def _meant(__vote: _Vote, steady: set[dt.date], others: set[dt.date]) -> dt.date | None:
    """The day that a witness means: of two readings the one that another confirms, of a moment in UTC a neighbour's."""
    if __vote.other is not None:
        confirmed = [day for day in (__vote.day, __vote.other) if day in others]
        return confirmed[0] if len(confirmed) == 1 else None
    if __vote.shifts and __vote.day not in steady:
        beside = [day for day in steady if abs((day - __vote.day).days) == 1]
        return beside[0] if len(beside) == 1 else __vote.day
    return __vote.day


def _changed(told: Sequence[Stated], shown: Sequence[Seen], zone: str, order: bool | None) -> dt.date | None:
    """The day of a change, where a page tells of no other."""
    for one in shown:
        if one.label == "updated" and one.score > -2 and one.other is None:
            return one.day
    for two in told:
        if two.kind == "changed" and (date := _date_of(_counted(two.words), zone, order)) and date.other is None:
            return None if date.day in _EPOCH else date.day
    return None
