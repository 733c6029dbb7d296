"""Before which day a page that tells no day was not made: by the youngest thing that it holds.

Takes a page's tree and the days that it shows, gives a day. A page that shows a picture of July 2016, loads a script of
27 February 2017 or bears a copyright of 2018 is no older than these. That is a bound and no day of publication; nothing
is dated by it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from communique.documents.days.dateline import Seen
from communique.vocabulary import word_list

_HELD = word_list("documents", "address-attributes")
"""Attributes that hold addresses and preset days."""
_Y, _M, _D = r"(?P<year>(?:199|20[0-4])\d)", r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_FORMS = tuple(re.compile(form) for form in (
    rf"(?<!\d){_Y}(?P<s>[-/._]){_M}(?P=s){_D}(?!\d)", rf"(?<!\d){_D}(?P<s>[-/.]){_M}(?P=s){_Y}(?!\d)",
    rf"(?<=[/=?_-]){_Y}{_M}{_D}(?![\w%])", rf"/{_Y}[-/]?{_M}(?=/)",
))  # fmt: skip
"""A day, and a month in an address, which is at least its first day."""
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\d]{0,40}((?:199|20[0-4])\d)(?:\s?[-–]\s?((?:199|20[0-4])\d))?", re.I)
_LONGEST, _MOST = 2_000, 5_000


def not_before(tree: Any, shown: Sequence[Seen], lines: Sequence[str], today: dt.date) -> dt.date | None:
    """The youngest day up to `today` that a page's addresses, fields and copyright hold, else of those it shows."""
    held = [day for day in (*_addressed(tree), *_copyrights(lines)) if day <= today]
    told = [one for one in shown if one.other is None and one.day <= today]
    held += [one.day for one in told if one.label == "updated"]
    return max(held or (one.day for one in told), default=None)


def _addressed(tree: Any) -> Iterator[dt.date]:
    holders = tree.iter("a", "img", "script", "link", "meta", "input", "source", "time")
    for node in islice(holders, _MOST):
        for name in _HELD:
            for form in _FORMS if (words := (node.get(name) or "")[:_LONGEST]) else ():
                for match in form.finditer(words):
                    told = match.groupdict()
                    try:
                        yield dt.date(int(told["year"]), int(told["month"]), int(told.get("day") or 1))
                    except ValueError:
                        continue


def _copyrights(lines: Sequence[str]) -> Iterator[dt.date]:
    for words in lines:
        for match in _COPYRIGHT.finditer(words):
            yield dt.date(int(match[2] or match[1]), 1, 1)
