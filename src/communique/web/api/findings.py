"""Contacts with their accounts and comparison; statements, acts, commitments; one finding by its id."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.actors import registry
from communique.export import answer
from communique.ledger.records import Kind
from communique.ledger.views import commitment_board, list_facets
from communique.ledger.views.account_comparison import compared
from communique.ledger.views.commitment_filter import CommitmentFilter
from communique.web.actor_names import Names
from communique.web.api import schemas
from communique.web.api.etags import TaggedRoute
from communique.web.api.filters import Narrowed
from communique.web.api.paging import Facets, Limit, Offset, after, page
from communique.web.dependencies import TheLedger, TheSettings
from communique.web.parameters import Day, Words

_ONE: dict[str, Kind] = {"statements": "statement", "acts": "act", "commitments": "commitment"}
router = APIRouter(tags=["findings"], route_class=TaggedRoute)


@router.get("/contacts", response_model=schemas.Page[schemas.Contact])
def contacts(
    request: Request, response: Response, ledger: TheLedger, by: Narrowed, limit: Limit = 50, offset: Offset = 0,
    facets: Facets = False,
) -> dict[str, Any]:  # fmt: skip
    """Contacts by party (`actor`, `other`), side (`issuer`), channel (`sort`), status and days; the newest first."""
    found = ledger.contacts(by, limit + 1, offset)
    names = Names(ledger, [a for c in found for a in (*c.participants, *c.sides)])
    counts = list_facets.contacts(ledger, by) if facets else None
    return page(request, response, found, limit, offset, lambda c: answer.contact(c, names),
                lambda most: ledger.many("contacts", by, most=most), counts)  # fmt: skip


@router.get("/contacts/{contact}", response_model=schemas.ContactWithAccounts)
def contact(contact: str, ledger: TheLedger) -> dict[str, Any]:
    """A contact, also by an id that it had before a merge, with every document's telling of it."""
    one = ledger.contact(contact)
    told = ledger.accounts(one.id)
    names = Names(ledger, [*one.participants, *one.sides, *(t.issuer for t in told)])
    return answer.contact_told(one, told, names)


@router.get("/contacts/{contact}/comparison", response_model=schemas.Comparison)
def comparison(contact: str, ledger: TheLedger) -> dict[str, Any]:
    """The accounts of a contact side by side, in the comparison format; 404 while one document alone tells of it."""
    return compared(ledger, contact, force=True)[0].to_dict()


@router.get("/board", response_model=schemas.Board)
def commitments_followed(
    request: Request, ledger: TheLedger, settings: TheSettings, actor: Words = None, towards: Words = None,
    topic: Words = None, q: Words = None, due_since: Day = None, due_until: Day = None, state: Words = None,
    issuer: Words = None, since: Day = None, until: Day = None, routine: bool = False, today: Day = None,
    order: Literal["", "due", "since"] = "", limit: Limit = 50, offset: Offset = 0, facets: Facets = False,
) -> dict[str, Any]:  # fmt: skip
    """Commitments with what became of them: by whom, towards whom, topic, words, due day, state; latest word first."""
    known = registry().identified
    by = CommitmentFilter(
        known(actor), known(towards), topic, q or "", due_since, due_until, state, known(issuer), since, until, routine,
    )  # fmt: skip
    day = today or settings.now().date().isoformat()
    found, total = commitment_board.found(ledger, registry(), day, by, limit, offset, order or None)
    counts = commitment_board.counts(ledger, registry(), day, by) if facets else None
    names = Names(ledger, [a for one in found for a in (*(d.actor for d in one.debtors), *one.creditors)])
    onward = after(request, offset + limit) if offset + limit < total else None
    return {"items": [answer.life(one, names) for one in found], "total": total, "next": onward, "facets": counts}


@router.get("/{kind}", response_model=schemas.Page[schemas.Finding])
def findings(
    request: Request, response: Response, kind: Literal["statements", "acts", "commitments"], ledger: TheLedger,
    by: Narrowed, limit: Limit = 50, offset: Offset = 0, facets: Facets = False,
) -> dict[str, Any]:  # fmt: skip
    """Findings of one kind by actor (`role`: speaker, by, to …), issuer, `sort`, `status` and days; newest first."""
    found = getattr(ledger, kind)(by, limit + 1, offset)
    names = Names(ledger, [f.issuer for f in found])
    slow = by.sort or by.status or by.other
    one = _ONE[kind]
    many = None if slow else lambda most: ledger.many(one, by, most=most)
    counts = list_facets.findings(ledger, one, by) if facets else None
    return page(request, response, found, limit, offset, lambda f: answer.finding(f, names), many, counts)


@router.get("/findings/{document}/{record}", response_model=schemas.Finding)
def finding(document: str, record: str, ledger: TheLedger) -> dict[str, Any]:
    """One finding by its document and record."""
    one = ledger.finding(f"{document}/{record}")
    return answer.finding(one, Names(ledger, [one.issuer]))
