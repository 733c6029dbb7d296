"""Documents: the list of what was published, by issuer, actor named, days and words."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.errors import InputError, SearchError
from communique.ledger import Asked, Kept, Ledger, catalogue
from communique.ledger.catalogue import Sought
from communique.web.asking import TheLedger
from communique.web.choosing import actor_named, shown
from communique.web.kept import while_it_holds
from communique.web.parameters import PAGE_SIZE, Day, Page, Words
from communique.web.rendering import render

router = APIRouter()
LOOKED_AT = 1000
"""Passages that a search for words looks at, the best first."""


@router.get("/documents")
def documents(
    request: Request, ledger: TheLedger, q: Words = None, issuer: Words = None, actor: Words = None,
    since: Day = None, until: Day = None, kind: Words = None, page: Page = 1,
) -> Response:  # fmt: skip
    """The documents chosen, the newest first."""
    fault, more = "", False
    found: list[Kept] = []
    total: int | None = None
    by = Sought(since=since, until=until)
    try:
        by = Sought(
            actor_named(ledger, issuer), actor_named(ledger, actor), edited=kind == "edited", gone=kind == "gone",
            since=since, until=until,
        )  # fmt: skip
        found, more, total = _found(ledger, by, q, (page - 1) * PAGE_SIZE)
    except (InputError, SearchError) as error:
        fault = str(error)
    known = while_it_holds(ledger, "issuers", lambda: catalogue.issuers(ledger))
    return render(
        request, "documents.html", 400 if fault else 200, documents=found, more=more, total=total, page=page,
        size=PAGE_SIZE, by=by, words=q, fault=fault, issuers=[(i, n) for i, n in known if i], kind=kind,
        typed_actor=shown(ledger, by.actor) or actor or "", suggested=ledger.actors(None, 150),
        actors=[*(d.issuer or "" for d in found), *(i or "" for i, _ in known)],
    )  # fmt: skip


def _found(ledger: Ledger, by: Sought, words: str | None, offset: int) -> tuple[list[Kept], bool, int | None]:
    """The documents of one page, whether there are more, and how many in all where that is known."""
    if words:
        asked = Asked(words, issuer=by.issuer, actor=by.actor, since=by.since, until=by.until)
        hits = ledger.search(asked, LOOKED_AT).hits
        keys = list(dict.fromkeys(hit.found.document for hit in hits))
        return (
            [ledger.document(k) for k in keys[offset : offset + PAGE_SIZE]],
            len(keys) > offset + PAGE_SIZE,
            len(keys),
        )
    total = while_it_holds(ledger, ("documents", by), lambda: catalogue.page(ledger, by, 1)[1])
    found, _ = catalogue.page(ledger, by, PAGE_SIZE, offset)
    return found, total > offset + PAGE_SIZE, total
