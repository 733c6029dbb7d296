"""Today: what came in, what changed, what is missing; the weightiest of each first."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.actors import registry
from communique.ledger import Ledger
from communique.ledger.records import KeptContact
from communique.ledger.views.daily_summary import last_seen
from communique.ledger.views.daily_summary import today as told_of
from communique.web.dependencies import TheLedger, TheSettings
from communique.web.parameters import Day
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds
from communique.web.tour import steps

router = APIRouter()
EARLIER = (("a day", 1), ("a week", 7), ("a month", 30))
SHOWN = 60
"""Of each kind, so many of the newest are looked at; the weightiest of them are shown."""


@router.get("/")
def today(request: Request, ledger: TheLedger, settings: TheSettings, since: Day = None) -> Response:
    """What is new since a day: the one named, else yesterday, else the last on which anything came in."""
    now = settings.now()
    start = _start(ledger, since, now)
    made = while_it_holds(
        ledger, ("today", start, now.date()), lambda: told_of(ledger, registry(), start, now, SHOWN)
    )  # fmt: skip
    contacts = sorted(made.contacts, key=_weight, reverse=True)
    actors = [d.issuer or "" for d in (*made.documents, *made.gone)] + [i or "" for i, _ in made.issuers]
    actors += [u.issuer or "" for u in made.unread]
    actors += [a for c in contacts for a in (*c.participants, *c.sides)]
    actors += [a for s in made.silences for a in (s.untold.silent, *s.untold.participants)]
    actors += [a for one in made.commitments for a in (*(d.actor for d in one.debtors), *one.creditors)]
    return render(
        request, "today.html", made=made, contacts=contacts, since=start.date(), now=now, actors=actors,
        earlier=[(words, (now - dt.timedelta(days=n)).date()) for words, n in EARLIER],
        all_counts=while_it_holds(ledger, "counts", ledger.counts),
        steps=while_it_holds(ledger, ("tour", now.date()), lambda: steps(ledger, now.date().isoformat())),
    )  # fmt: skip


def _start(ledger: Ledger, since: str | None, now: dt.datetime) -> dt.datetime:
    if since:
        return dt.datetime.fromisoformat(since).replace(tzinfo=dt.UTC)
    yesterday = dt.datetime.combine(now.date() - dt.timedelta(days=1), dt.time(), dt.UTC)
    last = last_seen(ledger)
    if last is None or last >= yesterday:
        return yesterday
    return dt.datetime.combine(last.date(), dt.time(), dt.UTC)


def _weight(one: KeptContact) -> tuple[bool, int, bool, str]:
    """Held before hoped for, told by several before one, with parties before without, the newest first."""
    return one.status == "held", len(one.sides), len(one.participants) > 1, str(one.start or "")
