"""Coming dates: contacts and days announced that lie after the last day asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from communique import follow
from communique.brief.drafts import Draft
from communique.brief.gather import Gathered
from communique.brief.silences import announcement, tellings
from communique.follow.agenda import COMING
from communique.model import Telling, When

_WIDEST = 92
DATED, OPEN = "With a day", "Without a day"


def drafts(g: Gathered) -> list[Draft]:
    """By the day they are for; then those announced in these days for no day named."""
    ahead = {
        (t.publication.document, t.contact.id)
        for item in follow.agenda(tellings(g), g.registry, g.asked.until.isoformat()) if item.outcome != "ahead"
        for t in item.announced
    }  # fmt: skip
    told = [
        t for t in tellings(g) if t.contact.status in COMING and (t.publication.document, t.contact.id) not in ahead
    ]
    dated = [d for t in told if _later(g, t) and (d := _draft(g, t, DATED)) is not None]
    undated = [
        d for t in told
        if (t.contact.date is None or _vague(t.contact.date)) and _now(g, t) and len(t.contact.participants) > 1
        if (d := _draft(g, t, OPEN)) is not None
    ]  # fmt: skip
    first = sorted(dated, key=lambda d: (d.also, -d.weight, d.day, d.key))
    kept, seen = [], set()
    for draft in [*first, *sorted(undated, key=lambda d: (-d.weight, d.day, d.key))]:
        if draft.key not in seen:
            seen.add(draft.key)
            kept.append(replace(draft, also=""))
    return kept


def _later(g: Gathered, telling: Telling) -> bool:
    date = telling.contact.date
    if date is None or _vague(date):
        return False
    return date.basis != "document" and date.end > g.asked.until.isoformat()


def _vague(date: When) -> bool:
    """A time so wide (“next year”) that no diary can hold it."""
    return (dt.date.fromisoformat(date.end) - dt.date.fromisoformat(date.start)).days > _WIDEST


def _now(g: Gathered, telling: Telling) -> bool:
    return telling.publication.day >= g.asked.since.isoformat()


def _draft(g: Gathered, telling: Telling, part: str) -> Draft | None:
    """The announcement, if it concerns those asked for: they take part, or its sentence names them."""
    name = "coming" if len(telling.contact.participants) > 1 else "coming-quoted"
    made = announcement(g, telling, name if part == DATED else "coming-open")
    if made is None or (made.weight < 3.0 and not (part == DATED and _now(g, telling) and made.weight >= 2.5)):
        return None
    return replace(made, part=part, also=telling.contact.date.start if part == DATED and telling.contact.date else "")
