"""Contacts: the register, when they took place, and who talks with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from communique.errors import InputError
from communique.ledger import Filter, Ledger
from communique.ledger.counted import contacts_in_all, pairs
from communique.web.asking import TheLedger
from communique.web.choosing import CHANNELS, STATUSES, actor_named, one_of, shown
from communique.web.drawing.network import network
from communique.web.figures import of_contacts
from communique.web.kept import while_it_holds
from communique.web.parameters import LONGEST, PAGE_SIZE, Clean, Day, Optional, Page, Words
from communique.web.rendering import render

router = APIRouter()
With = Annotated[str | None, Query(alias="with", max_length=LONGEST), Clean, Optional]
PAIRS = 40
"""Rows of the table of pairs."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader chose contacts by, and what was wrong with it."""

    by: Filter
    fault: str = ""


def chosen(
    ledger: TheLedger, actor: Words = None, other: With = None, channel: Words = None, status: Words = None,
    side: Words = None, since: Day = None, until: Day = None, told: Words = None,
) -> Chosen:  # fmt: skip
    """The contacts that the parameters choose: those held, unless `status` says otherwise (“any” for all).

    None at all where a parameter names nothing.
    """
    try:
        by = Filter(
            actor=actor_named(ledger, actor), other=actor_named(ledger, other), issuer=actor_named(ledger, side),
            sort=one_of("channel", channel, CHANNELS),
            status=None if status == "any" else one_of("status", status, STATUSES) or "held",
            since=since, until=until, told_by=1 if told == "one" else None, sides=2 if told == "both" else None,
        )  # fmt: skip
    except InputError as error:
        return Chosen(Filter(sort="none"), str(error))
    return Chosen(by)


Choice = Annotated[Chosen, Depends(chosen)]


@router.get("/contacts")
def contacts(
    request: Request, ledger: TheLedger, choice: Choice, page: Page = 1,
    view: Annotated[Literal["register", "network"], Query()] = "register",
) -> Response:  # fmt: skip
    """The register, or the network, of the chosen contacts."""
    by = choice.by
    made = _network(ledger, by) if view == "network" else _register(ledger, by, page)
    typed = {n: shown(ledger, a) for n, a in (("actor", by.actor), ("with", by.other), ("side", by.issuer))}
    return render(
        request, "contacts.html", 400 if choice.fault else 200, by=by, fault=choice.fault, typed=typed, view=view,
        page=page, size=PAGE_SIZE, chart=of_contacts(ledger, by), channels=CHANNELS, statuses=STATUSES,
        suggested=ledger.actors(None, 150), **made,
    )  # fmt: skip


def _register(ledger: Ledger, by: Filter, page: int) -> dict[str, object]:
    found = ledger.contacts(by, PAGE_SIZE, (page - 1) * PAGE_SIZE)
    total = while_it_holds(ledger, ("contacts", by), lambda: contacts_in_all(ledger, by))
    return {"contacts": found, "total": total, "actors": [a for c in found for a in (*c.participants, *c.sides)]}


def _network(ledger: Ledger, by: Filter) -> dict[str, object]:
    found = while_it_holds(ledger, ("pairs", by), lambda: pairs(ledger, by))
    drawn = while_it_holds(ledger, ("network", by), lambda: network(found))
    listed = found[:PAIRS]
    actors = [*(n.actor for n in drawn.nodes), *(a for p in listed for a in (p.one, p.other))]
    return {"pairs": listed, "all_pairs": len(found), "drawn": drawn, "actors": actors, "total": 0}
