"""Contacts: the register, when they took place, and who talks with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from communique.errors import InputError
from communique.ledger import Filter, Ledger
from communique.ledger.views import contact_network, contact_register, list_facets
from communique.ledger.views.contact_network import Tie, pairs
from communique.ledger.views.contact_register import ContactFilter
from communique.web.chart_data import of_contacts
from communique.web.choices import CHANNELS, STATUSES, actor_named, one_of, shown
from communique.web.dependencies import TheLedger
from communique.web.drawing.network_graph import network
from communique.web.parameters import LONGEST, PAGE_SIZE, Clean, Day, Optional, Page, Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds

router = APIRouter()
With = Annotated[str | None, Query(alias="with", max_length=LONGEST), Clean, Optional]
ASKS = {"issuer": ("Told by", "side"), "kind": ("Contact", "channel"), "status": ("Status", "status"),
        "year": ("Year", ""), "actor": ("Party", "actor")}  # fmt: skip
"""What the register is counted by: the heading, and the parameter that a value goes into."""
PAIRS, TIES = 40, 600
"""Rows of the table of pairs, and pairs that are looked at for the drawing."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader chose contacts by, and what was wrong with it."""

    by: ContactFilter
    fault: str = ""
    oldest_first: bool = False


def chosen(
    ledger: TheLedger, actor: Words = None, other: With = None, channel: Words = None, status: Words = None,
    side: Words = None, since: Day = None, until: Day = None, told: Words = None, q: Words = None,
    order: Words = None,
) -> Chosen:  # fmt: skip
    """The contacts that the parameters choose: those held, unless `status` says otherwise (“any” for all).

    None at all where a parameter names nothing.
    """
    try:
        one_of("order", order, ("newest", "oldest"))
        parties = tuple(a for a in (actor_named(ledger, actor), actor_named(ledger, other)) if a)
        by = ContactFilter(
            parties, one_of("channel", channel, CHANNELS),
            None if status == "any" else one_of("status", status, STATUSES) or "held", actor_named(ledger, side),
            {"one": 1, "both": 2}.get(told or ""), since, until, q or "",
        )  # fmt: skip
    except InputError as error:
        return Chosen(ContactFilter(channel="none"), str(error))
    return Chosen(by, "", order == "oldest")


Choice = Annotated[Chosen, Depends(chosen)]


@router.get("/contacts")
def contacts(
    request: Request, ledger: TheLedger, choice: Choice, page: Page = 1,
    view: Annotated[Literal["register", "network"], Query()] = "register",
) -> Response:  # fmt: skip
    """The register, or the network, of the chosen contacts."""
    by = choice.by
    counted: list_facets.Counts = {}
    if not choice.fault:
        counted = while_it_holds(ledger, ("contacts counted", by), lambda: list_facets.contacts(ledger, by))
    asks = {**ASKS, "actor": ("Party", "with" if by.parties else "actor")}
    made = _network(ledger, by) if view == "network" else _register(ledger, choice, page)
    told = made.pop("actors")
    typed = {
        "actor": shown(ledger, by.parties[0] if by.parties else None), "side": shown(ledger, by.told_by),
        "with": shown(ledger, by.parties[1] if len(by.parties) > 1 else None),
    }  # fmt: skip
    return render(
        request, "contacts.html", 400 if choice.fault else 200, by=by, fault=choice.fault, typed=typed, view=view,
        page=page, size=PAGE_SIZE, chart=of_contacts(ledger, by), channels=CHANNELS, statuses=STATUSES,
        by_order="oldest" if choice.oldest_first else "",
        suggested=ledger.actors(None, 150), counts=counted, asks=asks,
        actors=[*told, *(a for name in ("issuer", "actor") for a, _ in counted.get(name, []))], **made,
    )  # fmt: skip


def _register(ledger: Ledger, choice: Chosen, page: int) -> dict[str, Any]:
    found = contact_register.page(ledger, choice.by, PAGE_SIZE, (page - 1) * PAGE_SIZE, choice.oldest_first)
    actors = [a for c in found.contacts for a in (*c.participants, *c.sides)]
    return {"contacts": found.contacts, "total": found.total, "actors": actors}


def _network(ledger: Ledger, by: ContactFilter) -> dict[str, Any]:
    found = while_it_holds(ledger, ("pairs", by), lambda: _pairs(ledger, by))
    drawn = network(found)
    listed = found[:PAIRS]
    actors = [*(n.actor for n in drawn.nodes), *(a for p in listed for a in (p.one, p.other))]
    return {"pairs": listed, "all_pairs": len(found), "drawn": drawn, "actors": actors, "total": 0}


def _pairs(ledger: Ledger, by: ContactFilter) -> list[Tie]:
    """The pairs of the chosen contacts: from the table that is kept, where days alone choose."""
    if by == ContactFilter(status="held", since=by.since, until=by.until):
        return contact_network.ties(ledger, "actor", by.since, by.until, TIES)
    first, *rest = (*by.parties, None)
    told_by = by.sides if by.sides == 1 else None
    more = by.sides if by.sides and by.sides > 1 else None
    return pairs(ledger, Filter(
        actor=first, other=rest[0] if rest else None, issuer=by.told_by, sort=by.channel, status=by.status,
        since=by.since, until=by.until, told_by=told_by, sides=more,
    ))  # fmt: skip
