"""One actor: terms of office, contacts, whom it meets, of what it speaks, what it undertook."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.actors import registry
from communique.actors.precision import precision
from communique.errors import UnknownRecord
from communique.ledger import Filter, lives, networks, registers
from communique.ledger.registers import Wanted
from communique.model import Term
from communique.web.asking import TheLedger, TheSettings
from communique.web.figures import of_actor
from communique.web.rendering import month, render

router = APIRouter()
SHOWN = 12


@router.get("/actors/{key}")
def actor(request: Request, ledger: TheLedger, settings: TheSettings, key: str) -> Response:
    """What the registry and the documents tell of an actor."""
    known, named = registry().actor(key), ledger.names([key])
    if known is None and not named:
        raise UnknownRecord(f"{key}: neither the ledger nor the registry knows such an actor")
    today = settings.now().date().isoformat()
    theirs, undertaken = lives.page(ledger, registry(), today, actor=key, limit=SHOWN)
    owed, promised = lives.page(ledger, registry(), today, actor=key, role="creditor", limit=SHOWN)
    contacts = registers.page(ledger, Wanted((key,), status="held"), SHOWN).contacts
    pairs = networks.met(ledger, key)
    statements = ledger.statements(Filter(actor=key, role="speaker"), SHOWN)
    ids = [key, *(a for c in contacts for a in (*c.participants, *c.sides)), *(other for other, _ in pairs)]
    ids += [a for one in (*theirs, *owed) for a in (*(d.actor for d in one.debtors), *one.creditors)]
    terms = [(t, of_office(t)) for t in (known.offices if known else ())]
    return render(
        request, "actor.html", actor=key, known=known, terms=terms[::-1], contacts=contacts, pairs=pairs,
        statements=statements, lives=theirs, undertaken=undertaken,
        owed=owed, promised=promised, chart=of_actor(ledger, key),
        track=lives.counts(ledger, today, key),
        actors=[*ids, *(t.of for t, _ in terms), *(s.issuer or "" for s in statements)],
    )  # fmt: skip


def of_office(term: Term) -> str:
    """The time of a term, as exact as the registry has it: “January 2021 – now”."""
    return f"{_told(term.start)} – {_told(term.end) if term.end else 'now'}"


def _told(date: str) -> str:
    if not date:
        return "not known"
    exact = precision(date)
    if exact == "year":
        return date
    return month(date) if exact == "month" else f"{int(date[8:])} {month(date[:7])}"
