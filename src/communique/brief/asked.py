"""What a brief is asked for: about whom, from when to when, how long; days as people name them.

The day on which it is asked is handed in, so that the same ledger and the same question give the same
brief.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communique.actors import Registry
from communique.documents.days.publication import given
from communique.errors import InputError

Length = Literal["short", "full"]
_AGO = re.compile(r"(\d{1,4})\s*(d|w|m|days?|weeks?|months?)(?:\s+ago)?", re.I)
_DAYS = {"d": 1, "w": 7, "m": 30}
_LAST = {"week": 7, "month": 30, "year": 365}
_ROOM = dt.timedelta(31)
MOST = 12
"""Actors that one brief may be about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One brief's question. `about` are actor ids; both days are inclusive; `today` is the day of asking."""

    about: tuple[str, ...]
    since: dt.date
    until: dt.date
    today: dt.date
    length: Length = "short"

    def __post_init__(self) -> None:
        if not self.about:
            raise InputError("a brief is about somebody; name a country, a body or a person")
        if len(self.about) > MOST:
            raise InputError(f"a brief is about {MOST} actors at most; {len(self.about)} are named")
        if self.since > self.until:
            raise InputError(f"since {self.since} is after until {self.until}; name the earlier day first")
        if self.length not in ("short", "full"):
            raise InputError(f"{self.length}: is no length; use short or full")


def asked(
    about: Sequence[str], since: str, until: str | None, today: dt.date, registry: Registry, length: str = "short"
) -> Asked:
    """The question as people write it: names, codes and days in words.

    Raises InputError for a name that the registry does not know and for what is no day.
    """
    who = tuple(dict.fromkeys(_actor(name, registry) for name in about if name.strip()))
    last = _day(until, today) if until and until.strip() else today
    return Asked(who, _inside(_day(since, today)), _inside(last), today, length)  # type: ignore[arg-type] # Asked refuses any other


def _actor(name: str, registry: Registry) -> str:
    """The id of a country's code, an id, or a name."""
    name = name.strip()
    code = f"country:{name.upper()}"
    if len(name) == 2 and code in registry.actors:
        return code
    found = name if name in registry.actors else registry.find(name)
    if found is None:
        raise InputError(
            f"{name}: the registry knows no such actor; give a country's code (UA), an id (person:joe-biden) "
            "or a full name"
        )
    return found


def _inside(day: dt.date) -> dt.date:
    """A day that has days before and after it: 9999-12-31, which stands for no end, has none after it."""
    return min(max(day, dt.date.min + _ROOM), dt.date.max - _ROOM)


def _day(told: str, today: dt.date) -> dt.date:
    """`YYYY-MM-DD`, `today`, `yesterday`, `7d`, `2 weeks ago`, `last week`. Raises InputError."""
    words = " ".join(told.split()).lower()
    if words in ("today", "yesterday"):
        return today - dt.timedelta(words == "yesterday")
    match = _AGO.fullmatch(words)
    back = int(match[1]) * _DAYS[match[2][0].lower()] if match else None
    if words.startswith("last ") and words[5:] in _LAST:
        back = _LAST[words[5:]]
    if back is not None:
        return dt.date.fromordinal(max(today.toordinal() - back, 1))
    try:
        return given(told)
    except InputError:
        raise InputError(f"{told!r} is no day; use YYYY-MM-DD, today, yesterday, 7d or last week") from None
