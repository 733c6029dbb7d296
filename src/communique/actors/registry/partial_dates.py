"""Dates as exact as they are known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

Takes such a date, gives the first and the last day it can mean. An empty end of a term means
that it goes on.
"""

from __future__ import annotations

import calendar
import re
from typing import Literal

Precision = Literal["day", "month", "year"]

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")
_OPEN = "9999-12-31"
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def is_date(text: str) -> bool:
    """Whether `text` is a date of one of the three precisions, and in the calendar."""
    if not _DATE.match(text):
        return False
    parts = [int(part) for part in text.split("-")]
    if parts[0] < 1 or (parts[1:] and not 1 <= parts[1] <= 12):
        return False
    return len(parts) < 3 or 1 <= parts[2] <= calendar.monthrange(parts[0], parts[1])[1]


def precision(date: str) -> Precision:
    """How exact a date is."""
    return _PRECISION[len(date)]


def first_day(date: str) -> str:
    """The first day a date can mean."""
    return date + "-01-01"[len(date) - 4 :] if date else _OPEN


def last_day(date: str) -> str:
    """The last day a date can mean; of an open end, the last of all days."""
    if not date or len(date) == 10:
        return date or _OPEN
    if len(date) == 4:
        return f"{date}-12-31"
    return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02}"
