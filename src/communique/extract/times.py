"""Days that a text names: “on December 30”, “today”, “next week”, “January 9–10”.

Takes the text and the document's date, gives spans with the days they mean. A day and month
without a year go to the nearest year around the document's date. An expression that needs the
document's date gives nothing without it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.model import Span, When
from communique.vocabulary import alternatives

_WEEKDAYS = alternatives("extract/lexicon", "weekdays")
_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_RANGE = r"(?:\s*(?:[-–—]|and|to)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?(?!\d))?"
_PATTERNS = (
    re.compile(rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){_RANGE}{_YEAR}\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_RANGE}\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?{_YEAR}", re.I),
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_RELATIVE = re.compile(
    rf"\b(?:(?P<near>today|tonight|yesterday|tomorrow|this\s+(?:morning|afternoon|evening))|(?P<step>last"
    rf"|next|this|coming|previous)\s+(?P<unit>week|month|year)|(?P<part>early|late)\s+(?P<which>next|this"
    rf"|last)\s+(?P<span>week|month|year)|in\s+the\s+coming\s+(?P<coming>days|weeks|months)"
    rf"|(?:(?P<when>last|next|this|on)\s+)?(?P<weekday>{_WEEKDAYS})|(?:in"
    rf"|for)\s+(?P<whole>{_MONTH})\s+(?P<whole_year>\d{{4}}))\b",
    re.I,
)

_WEEKDAY = re.compile(rf"(?:(?:last|next|this|on)\s+)?(?:{'|'.join(_DAYS)})", re.I)
_FIRST, _LAST = 1000, 8999
"""Years of days: there are days before and after each of them, and who counts from one does not leave the calendar."""


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time and the days it means."""

    span: Span
    when: When


def times(text: str, span: Span, day: dt.date | None) -> list[Time]:
    """The expressions of time in a stretch of the text, in order, none inside another."""
    found: list[Time] = []
    day = day if day and _FIRST <= day.year <= _LAST else None
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, *span):
            made = _calendar(match, day)
            if made:
                found.append(Time(Span(*match.span()), made))
    for match in _ISO.finditer(text, *span):
        stated = _date(int(match[1]), int(match[2]), int(match[3]))
        if stated:
            found.append(Time(Span(*match.span()), _when(stated, stated, "stated")))
    for match in _RELATIVE.finditer(text, *span):
        made = _relative(match, day)
        if made:
            found.append(Time(Span(*match.span()), made))
    found = _with_weekdays(text, sorted(found, key=lambda t: (t.span.start, -t.span.end)))
    out: list[Time] = []
    for time in found:
        if not out or time.span.end > out[-1].span.end:
            out.append(time)
    return out


def _with_weekdays(text: str, found: Sequence[Time]) -> list[Time]:
    """“on Tuesday, December 7”: the weekday only adds to the date that follows it."""
    out: list[Time] = []
    for time in found:
        before = out[-1] if out else None
        if before is not None and _WEEKDAY.fullmatch(before.span.of(text)):
            between = text[before.span.end : time.span.start]
            if not between.strip(" ,\u00a0\n(") and time.when.basis == "stated":
                out[-1] = Time(Span(before.span.start, time.span.end), time.when)
                continue
        out.append(time)
    return out


def coming(text: str, time: Time) -> When:
    """The days of an expression that tells of what is still to come: “on Friday” is the next one."""
    if not _WEEKDAY.fullmatch(time.span.of(text)) or time.span.of(text).lower().startswith(("last", "next")):
        return time.when
    then = dt.date.fromisoformat(time.when.start) + dt.timedelta(days=7)
    return _when(then, then, "relative")


def _calendar(match: re.Match[str], day: dt.date | None) -> When | None:
    month = _MONTHS[match["month"].lower()]
    year = int(match["year"]) if match["year"] else None
    if match["month"].islower() or (year is None and day is None):
        return None
    years = [year] if year else [day.year + d for d in (-1, 0, 1)] if day else []
    made = [d for y in years if y and (d := _date(y, month, int(match["day"])))]
    if not made:
        return None
    start = min(made, key=lambda d: abs((d - day).days)) if day else made[0]
    end = _date(start.year, month, int(match["last"])) if match["last"] else start
    return _when(start, end if end and end >= start else start, "stated")


def _relative(match: re.Match[str], day: dt.date | None) -> When | None:
    if match["whole"]:
        month, year = _MONTHS[match["whole"].lower()], int(match["whole_year"])
        if not _FIRST <= year <= _LAST:
            return None
        return _when(dt.date(year, month, 1), _month_end(year, month), "stated")
    if day is None:
        return None
    if match["near"]:
        near = match["near"].lower()
        shift = {"yesterday": -1, "tomorrow": 1}.get(near, 0)
        then = day + dt.timedelta(days=shift)
        return _when(then, then, "relative")
    if match["coming"]:
        return _when(
            day, day + dt.timedelta(days={"days": 7, "weeks": 28, "months": 92}[match["coming"].lower()]), "relative"
        )
    if match["weekday"]:
        return _weekday(match, day)
    step = (match["step"] or match["which"]).lower()
    start, end = _period(
        (match["unit"] or match["span"]).lower(), {"last": -1, "previous": -1, "this": 0}.get(step, 1), day
    )
    if match["part"]:
        third = (end - start) / 3
        start, end = (start, start + third) if match["part"].lower() == "early" else (end - third, end)
    return _when(start, end, "relative")


def _weekday(match: re.Match[str], day: dt.date) -> When:
    wanted = _DAYS[match["weekday"].lower()]
    back = (day.weekday() - wanted) % 7
    if (match["when"] or "").lower() == "next":
        then = day + dt.timedelta(days=7 - back)
    else:
        then = day - dt.timedelta(days=back or (7 if (match["when"] or "").lower() == "last" else 0))
    return _when(then, then, "relative")


def _period(unit: str, step: int, day: dt.date) -> tuple[dt.date, dt.date]:
    if unit == "week":
        start = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=step)
        return start, start + dt.timedelta(days=6)
    if unit == "month":
        index = day.year * 12 + day.month - 1 + step
        year, month = divmod(index, 12)
        return dt.date(year, month + 1, 1), _month_end(year, month + 1)
    return dt.date(day.year + step, 1, 1), dt.date(day.year + step, 12, 31)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if _FIRST <= year <= _LAST else None
    except ValueError:
        return None


def _when(start: dt.date, end: dt.date, basis: str) -> When:
    return When(start.isoformat(), end.isoformat(), basis)
