"""Documents: listed, one with its versions, its reading, its text; added."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import PlainTextResponse, Response

from communique.export import answer
from communique.ledger.views import list_facets
from communique.web.actor_names import Names
from communique.web.api import schemas
from communique.web.api.etags import TaggedRoute
from communique.web.api.filters import Narrowed
from communique.web.api.paging import Facets, Limit, Offset, page
from communique.web.dependencies import Reviewer, TheLedger, ThePlace, TheSettings

router = APIRouter(tags=["documents"], route_class=TaggedRoute)


class Handed(BaseModel):
    """A text to read."""

    text: Annotated[str, Field(min_length=1, max_length=2_000_000)]
    title: Annotated[str | None, Field(max_length=400)] = None
    date: Annotated[str | None, Field(max_length=10, pattern=r"^\d{4}-\d{2}-\d{2}$")] = None
    issuer: Annotated[str | None, Field(max_length=400)] = None
    url: Annotated[str | None, Field(max_length=2000)] = None
    draft: Annotated[bool, Field(description="Found by its words, counted nowhere.")] = False


def told(handed: Handed) -> dict[str, Any]:
    """What is said of a text, as the reading of documents takes it."""
    return {"title": handed.title, "date": handed.date, "issuer": handed.issuer, "url": handed.url}


@router.get("/documents", response_model=schemas.Page[schemas.Document])
def documents(
    request: Request, response: Response, ledger: TheLedger, by: Narrowed, limit: Limit = 50, offset: Offset = 0,
    facets: Facets = False,
) -> dict[str, Any]:  # fmt: skip
    """Documents by issuer, actor mentioned, topic and days; the newest first."""
    found = ledger.documents(by, limit + 1, offset)
    names = Names(ledger, [d.issuer for d in found])
    return page(request, response, found, limit, offset, lambda d: answer.document(d, names),
                lambda most: ledger.many("documents", by, most=most),
                list_facets.documents(ledger, by) if facets else None)  # fmt: skip


@router.post("/documents", response_model=schemas.Added, status_code=201)
def add(handed: Handed, ledger: TheLedger, settings: TheSettings, place: ThePlace, _: Reviewer) -> dict[str, Any]:
    """Read a text into the ledger; the same text at the same address changes nothing."""
    if handed.issuer:
        ledger.reader.issuer(handed.issuer)
    made = place.do("document", handed.text, told(handed))
    added = ledger.add(made, seen_at=settings.now(), draft=handed.draft)
    return {
        "document": added.document, "revision": added.revision, "status": added.status, "text": added.text,
        "title": added.title, "elsewhere": list(added.elsewhere),
    }  # fmt: skip


@router.get("/documents/{document}", response_model=schemas.DocumentWithVersions)
def one(document: str, ledger: TheLedger) -> dict[str, Any]:
    """A document by id or text hash, with its versions."""
    kept = ledger.document(document)
    told = answer.document(kept, Names(ledger, [kept.issuer]))
    return {**told, "versions": [answer.version(v) for v in ledger.versions(kept.id)]}


@router.get("/documents/{document}/reading", response_model=schemas.Reading)
def reading(
    document: str, ledger: TheLedger, revision: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    judged: Annotated[bool, Query(description="With people's decisions applied.")] = True,
) -> dict[str, Any]:  # fmt: skip
    """The reading of a document's current version, or of another, in the reading format."""
    return ledger.reading(ledger.document(document).id, revision, judged).to_dict()


@router.get(
    "/documents/{document}/text", response_class=PlainTextResponse,
    responses={200: {"content": {"text/plain; charset=utf-8": {}}}},
)  # fmt: skip
def text(
    document: str, ledger: TheLedger, revision: Annotated[int | None, Query(ge=1, le=1_000_000)] = None
) -> PlainTextResponse:
    """The text that all spans index, counted in Unicode code points."""
    told = ledger.reading(ledger.document(document).id, revision, False).text
    return PlainTextResponse(told.encode("utf-8", "replace"))
