"""Days by which something is due as a calendar (iCalendar, RFC 5545): whole days, one event a commitment.

Takes plain values, gives bytes; the same values give the same bytes. An event keeps its id when more comes in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

MEDIA_TYPE = "text/calendar; charset=utf-8"
_WIDE = 73
"""Octets of a line, less what folding adds."""


@dataclass(frozen=True, slots=True)
class Event:
    """A whole day: `id` stays, `told` is the day of its last word."""

    id: str
    day: dt.date
    told: dt.date
    title: str
    words: str
    link: str


def written(name: str, events: Iterable[Event]) -> bytes:
    """The calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Communique//EN", f"X-WR-CALNAME:{_plain(name)}"]
    for one in events:
        lines += [
            "BEGIN:VEVENT", f"UID:{one.id}@communique.internal", f"DTSTAMP:{one.told:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}", f"SUMMARY:{_plain(one.title)}",
            f"DESCRIPTION:{_plain(one.words)}", f"URL:{one.link}", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]  # fmt: skip
    return "".join(_folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"]).encode("utf-8")


def _plain(words: str) -> str:
    one = " ".join(words.encode("utf-8", "replace").decode().split())
    return "".join("\\" + c if c in "\\;," else c for c in one if c.isprintable())


def _folded(line: str) -> str:
    """A line cut where it is longer than 75 octets, never within a character."""
    out, held = [""], 0
    for char in line:
        size = len(char.encode())
        if held + size > _WIDE:
            out.append(" ")
            held = 1
        out[-1] += char
        held += size
    return "\r\n".join(out)
