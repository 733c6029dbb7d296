"""Search, and actors by name."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.errors import UnknownRecord
from communique.export import answer
from communique.ledger import Asked
from communique.ledger.search import results
from communique.ledger.views import list_facets
from communique.model.actor import ActorKind
from communique.web.actor_names import Names
from communique.web.api import schemas
from communique.web.api.etags import TaggedRoute
from communique.web.api.paging import Facets, Limit, Offset, after, page
from communique.web.dependencies import TheLedger
from communique.web.parameters import Day, Words

router = APIRouter(tags=["search"], route_class=TaggedRoute)
_KNOWN = ("id", "name", "kind", "country", "documents")
Within = Literal["statement", "act", "commitment", "contact", "passage"]


@router.get("/search", response_model=schemas.Hits)
def search(
    request: Request, ledger: TheLedger,
    q: Annotated[str, Query(max_length=400, description="Words, “phrases”, OR, -not, begin*, parentheses.")] = "",
    within: Within | None = None, speaker: Words = None, issuer: Words = None, actor: Words = None, topic: Words = None,
    act: Words = None, depth: Annotated[int | None, Query(ge=1, le=9)] = None, since: Day = None, until: Day = None,
    order: Literal["relevance", "day"] = "relevance", exact: bool = False, facets: bool = False,
    limit: Limit = 20, offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """Findings by words and filters, the best first; with them the actors and contacts that the words name.

    Names are found in every spelling, words with those that say the same, unless `exact`; `relaxed` says that no
    finding has all the words. `facets` counts the hits by issuer, kind, year, actor and topic.
    """
    known = registry().identified
    asked = Asked(
        q, within, known(speaker), known(issuer), known(actor), topic, act, depth, since, until, order, exact
    )  # fmt: skip
    told = results.results(ledger, asked, limit, offset)
    found = told.hits
    parties = [a for c in told.contacts for a in (*c.participants, *c.sides)]
    names = Names(ledger, [*(h.found.issuer for h in found.hits), *parties])
    items = [
        {"finding": answer.finding(h.found, names), "score": h.score, "marks": [list(m) for m in h.marks]}
        for h in found.hits
    ]
    onward = after(request, offset + limit) if offset + limit < found.total and found.hits else None
    return {
        "items": items, "total": found.total, "at_least": found.at_least, "relaxed": found.relaxed, "next": onward,
        "actors": [{n: getattr(a, n) for n in _KNOWN} for a in told.actors],
        "contacts": [answer.contact(c, names) for c in told.contacts],
        "facets": results.facets(ledger, asked) if facets else None,
    }  # fmt: skip


@router.get("/concordance", response_model=schemas.Concordance)
def concordance(
    request: Request, ledger: TheLedger,
    q: Annotated[str, Query(min_length=1, max_length=400, description="Words, “phrases”, OR, -not, begin*.")],
    within: Within | None = None, speaker: Words = None, issuer: Words = None, actor: Words = None, topic: Words = None,
    since: Day = None, until: Day = None, order: Literal["relevance", "day"] = "relevance", exact: bool = False,
    limit: Limit = 50, offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """Every use of the words in its sentence, with how many there are in all and by document."""
    known = registry().identified
    asked = Asked(
        q, within, known(speaker), known(issuer), known(actor), topic, None, None, since, until, order, exact
    )  # fmt: skip
    told = results.concordance(ledger, asked, limit, offset)
    names = Names(ledger, [*(u.hit.found.issuer for u in told.uses), *(d.issuer for d in told.by_document)])
    return {
        "items": [
            {"before": u.before, "word": u.word, "after": u.after, "finding": answer.finding(u.hit.found, names)}
            for u in told.uses
        ],
        "total": told.total, "documents": told.documents, "at_least": told.at_least, "relaxed": told.relaxed,
        "by_document": [
            {"document": d.document, "title": d.title, "date": d.date and d.date.isoformat(), "issuer": d.issuer,
             "issuer_name": names(d.issuer) if d.issuer else None, "uses": d.uses} for d in told.by_document
        ],
        "next": after(request, offset + limit) if offset + limit < told.total else None,
    }  # fmt: skip


@router.get("/actors", response_model=schemas.Page[schemas.KnownActor])
def actors(
    request: Request, response: Response, ledger: TheLedger, q: Words = None, kind: ActorKind | None = None,
    country: Annotated[str | None, Query(pattern="^[A-Z]{2}$")] = None, limit: Limit = 50, offset: Offset = 0,
    facets: Facets = False,
) -> dict[str, Any]:  # fmt: skip
    """Actors that documents mention, by how many do; `q` is part of a name or id, `country` an ISO code."""
    found = ledger.actors(q, limit + 1, offset, country, kind=kind)
    narrowed = bool(country or kind)
    many = None if narrowed else lambda most: ledger.many("actors", words=q, most=most)
    counts = list_facets.actors(ledger, q, country, kind=kind) if facets else None
    return page(request, response, found, limit, offset, lambda a: {n: getattr(a, n) for n in _KNOWN}, many,
                counts)  # fmt: skip


@router.get("/actors/{actor}", response_model=schemas.Actor, response_model_by_alias=True)
def actor(actor: str, ledger: TheLedger) -> dict[str, Any]:
    """An actor with its terms of office, by id or by a name the registry knows."""
    which = actor if ":" in actor else registry().find(actor) or actor
    known = registry().actor(which)
    if known is not None:
        return answer.actor(known)
    name = ledger.names([which]).get(which)
    if name is None:
        raise UnknownRecord(f"{actor}: neither the ledger nor the registry knows such an actor")
    kind = next((a.kind for a in ledger.actors(which, 20) if a.id == which), "unknown")
    return {"id": which, "name": name, "kind": kind, "country": None, "offices": []}
