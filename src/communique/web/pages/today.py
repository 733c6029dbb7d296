"""Today: what came in, what changed, what is missing."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.web.asking import TheLedger
from communique.web.rendering import render

router = APIRouter()


@router.get("/")
def today(request: Request, ledger: TheLedger) -> Response:
    """The first page."""
    documents = ledger.documents(limit=20)
    contacts = ledger.contacts(limit=20)
    actors = [*(d.issuer for d in documents), *(a for c in contacts for a in (*c.participants, *c.sides))]
    return render(request, "today.html", documents=documents, contacts=contacts, counts=ledger.counts(), actors=actors)
