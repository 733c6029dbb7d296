"""One actor: terms of office, contacts, whom it meets, of what it speaks, what it undertook."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.actors import registry
from communique.actors.precision import precision
from communique.errors import UnknownRecord
from communique.follow import track_records
from communique.ledger import Filter
from communique.ledger.counted import met
from communique.model import Life, Term
from communique.web.asking import TheLedger, TheSettings
from communique.web.figures import of_actor
from communique.web.followed import lives
from communique.web.kept import while_it_holds
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
    theirs = while_it_holds(ledger, ("undertook", key, today), lambda: _undertook(lives(ledger, today), key))
    contacts = ledger.contacts(Filter(actor=key, status="held"), SHOWN)
    pairs = while_it_holds(ledger, ("met", key), lambda: met(ledger, key))
    statements = ledger.statements(Filter(actor=key, role="speaker"), SHOWN)
    ids = [key, *(a for c in contacts for a in (*c.participants, *c.sides)), *(p.other for p in pairs)]
    ids += [a for one in theirs[:SHOWN] for a in (*(d.actor for d in one.debtors), *one.creditors)]
    terms = [(t, of_office(t)) for t in (known.offices if known else ())]
    return render(
        request, "actor.html", actor=key, known=known, terms=terms[::-1], contacts=contacts, pairs=pairs,
        statements=statements, lives=theirs[:SHOWN], undertaken=len(theirs), chart=of_actor(ledger, key),
        track=next((t for t in track_records(theirs) if t.actor == key), None),
        actors=[*ids, *(t.of for t, _ in terms), *(s.issuer or "" for s in statements)],
    )  # fmt: skip


def _undertook(all_lives: tuple[Life, ...], actor: str) -> tuple[Life, ...]:
    """The commitments that bind an actor, by himself or as heir in office; not what is routine."""
    return tuple(one for one in all_lives if any(actor in (d.actor, d.heir) for d in one.debtors))


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
