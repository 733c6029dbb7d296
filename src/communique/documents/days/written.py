"""Dates as they are written: in the languages that foreign ministries write, in figures, in other eras.

Takes words, gives the dates in them with their places. A date in figures alone is read as ISO, day first between points
(03.02.2025), and between strokes only in an order that somebody states; else it has two readings. Years of the
Buddhist era, of Taiwan and of Japan's emperors are those of the common era.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.documents.days.eras import BUDDHIST, ERAS, SOLAR, in_figures, of_solar, written_out
from communique.vocabulary import alternatives, word_list

_ORDINAL_ENDINGS = alternatives("documents", "ordinal-endings")
_SHORT_WEEKDAYS = alternatives("documents", "short-weekdays")
with (files("communique.documents") / "months.csv").open("r", encoding="utf-8") as _table:
    _ROWS = list(csv.DictReader(_table))
_OFTEN, _SELDOM = (
    {name: int(row["month"]) for row in _ROWS for name in row[column].split("|")} for column in ("names", "further")
)
_MONTH = {**_SELDOM, **_OFTEN}
_YEAR = r"(?P<year>(?:19|20)\d{2}|2[45]\d{2})"
_IN_FIGURES = (
    rf"(?<![\d.]){_YEAR}(?P<s>[-/.])\s?(?P<month>\d{{1,2}})(?P=s)\s?(?P<day>\d{{1,2}})(?!\d)",
    rf"{_YEAR}\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}})\s*[日일號号]",
    rf"(?P<era>{'|'.join(ERAS)})\s*(?P<count>\d{{1,3}}|元)\s*年\s*(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*日",
    rf"(?<!\d){_YEAR}\s+оны\s+(?P<month>\d{{1,2}})[- ]р\s+сарын\s+(?P<day>\d{{1,2}})(?!\d)",
    rf"ngày\s+(?P<day>\d{{1,2}})\s+tháng\s+(?P<month>\d{{1,2}})(?:\s+năm|,)\s+{_YEAR}",
)


def _alternatives(months: dict[str, int]) -> str:
    return "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))


def _with_names(months: dict[str, int]) -> tuple[re.Pattern[str], ...]:
    """The forms of a date with the name of one of these months."""
    name = _alternatives(months)
    return tuple(re.compile(form, re.I) for form in (
        (
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:{_ORDINAL_ENDINGS}|\.)?\s*(?:de\s+|of\s+|-|/"
            rf"|ב)?(?P<name>{name})\.?(?:/(?:{name}))?,?\s*(?:de\s+|del\s+|-|/|พ\.ศ\.\s*|ค\.ศ\.\s*)?{_YEAR}(?!\d)"
        ),
        rf"(?<!\w)(?P<name>{name})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s+{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}\.?\s+(?:m\.\s+|gada\s+)?(?P<name>{name})\.?\s+(?:d\.\s+)?(?P<day>\d{{1,2}})(?!\d)",
    ))  # fmt: skip


@cache
def _seldom() -> tuple[re.Pattern[str], ...]:
    """The forms with names of months of further tongues, made when a text asks for them."""
    day_behind = (
        rf"(?<!\d){_YEAR}(?:\s+жыл\w{{0,4}}|\.\s+gada)\s+(?P<day>\d{{1,2}})\.?\s*(?P<name>{_alternatives(_SELDOM)})"
    )
    return (*_with_names(_SELDOM), re.compile(day_behind, re.I))


_FORMS = (*(re.compile(form, re.I) for form in _IN_FIGURES), *_with_names(_OFTEN))
_FOUR = re.compile(r"(?<!\d)(?:19|2[045])\d\d(?!\d)")
_SOLAR = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s+(?P<name>{'|'.join(SOLAR)})(?:\s*ماه)?,?\s+(?P<year>1[345]\d\d)(?!\d)", re.I
)
_SOLAR_FIGURES = re.compile(
    r"(?<![\d/])(?P<year>1[345]\d\d)(?P<s>[/-])(?P<month>\d{1,2})(?P=s)(?P<day>\d{1,2})(?![\d/])"
)
_DRUPAL = re.compile(rf"\b(?:{_SHORT_WEEKDAYS}), (?P<month>\d\d)/(?P<day>\d\d)/(?P<year>(?:19|20)\d\d) - \d\d:\d\d")
"""How Drupal writes a moment out of the box: the month first, whatever the site's language."""
_FIGURES = re.compile(rf"(?<![\d./-])(?P<a>\d{{1,2}})\s?(?P<s>[./-])\s?(?P<b>\d{{1,2}})(?P=s)\s?{_YEAR}(?!\d)")
_SHORT = re.compile(r"(?<![\d.:])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{2})(?![\d.]\d|\d)")
_DAYS = word_list("documents", "weekdays")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})[a-z]*\.?,?\s*\Z", re.I)
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Written:
    """A date and its place in the words; `other` is its second reading, where figures have two."""

    start: int
    end: int
    day: dt.date
    other: dt.date | None = None


def is_month(word: str) -> bool:
    """Whether a word names a month in one of the known languages."""
    return word.lower() in _MONTH


def written_date(words: str, day_first: bool | None = None) -> dt.date | None:
    """The first date that words hold, in any of the known languages; None when they hold none of one reading."""
    return next((one.day for one in dates_in(words, day_first) if one.other is None), None)


def dates_in(words: str, day_first: bool | None = None, short: bool = False) -> list[Written]:
    """All dates in the order of their places, each once; `short` takes years of two figures (8.5.12) too."""
    words = in_figures(words)
    found = [*_by_drupal(words), *_in_forms(words), *_in_other_calendars(words), *_in_figures(words, day_first)]
    if short:
        for match in _SHORT.finditer(words):
            if day := _day(2000 + int(match["year"]), int(match["month"]), int(match["day"])):
                found.append(Written(*match.span(), day))
    out: list[Written] = []
    for one in sorted(found, key=lambda w: (w.start, -w.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out


def _in_forms(words: str) -> Iterator[Written]:
    found = [match for form in _FORMS for match in form.finditer(words)]
    if not found and _FOUR.search(words):
        found = [match for form in _seldom() for match in form.finditer(words)]
    for match in found:
        told = match.groupdict()
        month = _MONTH[told["name"].lower()] if told.get("name") else int(told["month"])
        if day := _day(_year(told), month, int(told["day"])):
            yield Written(*match.span(), day)


def _by_drupal(words: str) -> Iterator[Written]:
    for match in _DRUPAL.finditer(words):
        if day := _day(int(match["year"]), int(match["month"]), int(match["day"])):
            yield Written(*match.span(), day)


def _in_other_calendars(words: str) -> Iterator[Written]:
    for match in _SOLAR.finditer(words):
        if day := of_solar(int(match["year"]), SOLAR[match["name"].lower()], int(match["day"])):
            yield Written(*match.span(), day)
    for match in _SOLAR_FIGURES.finditer(words):
        if day := of_solar(int(match["year"]), int(match["month"]), int(match["day"])):
            yield Written(*match.span(), day)
    for start, end, *told in written_out(words):
        if day := _day(*told):
            yield Written(start, end, day)


def _year(told: dict[str, str]) -> int:
    if told.get("era"):
        return ERAS[told["era"]] + (1 if told["count"] == "元" else int(told["count"]))
    year = int(told["year"])
    return year - BUDDHIST if year >= 2400 else year


def _in_figures(words: str, day_first: bool | None) -> Iterator[Written]:
    for match in _FIGURES.finditer(words):
        year = _year(match.groupdict())
        first, second = int(match["a"]), int(match["b"])
        by_day, by_month = _day(year, second, first), _day(year, first, second)
        order = True if day_first is None and match["s"] == "." else day_first
        if order is not None:
            day, other = by_day if order else by_month, None
        elif by_day and by_month and by_day != by_month:
            day, other = _by_weekday(words[max(0, match.start() - 14) : match.start()], by_day, by_month)
        else:
            day, other = by_day or by_month, None
        if day is not None:
            yield Written(*match.span(), day, other)


def _by_weekday(before: str, by_day: dt.date, by_month: dt.date) -> tuple[dt.date, dt.date | None]:
    """The reading that falls on the day of the week that is named; both, where none or both do."""
    named = _WEEKDAY.search(before)
    if named:
        weekday = _DAYS.index(named[1].lower()[:3])
        fits = [day for day in (by_day, by_month) if day.weekday() == weekday]
        if len(fits) == 1:
            return fits[0], None
    return by_day, by_month


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None
