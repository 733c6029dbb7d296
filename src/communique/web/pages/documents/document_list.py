"""Documents: the list of what was published, by issuer, actor named, days and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from communique.errors import InputError, SearchError
from communique.extract.topics import known_topics
from communique.ledger import Asked, Kept, Ledger
from communique.ledger.queries import document_list
from communique.ledger.queries.document_list import DocumentFilter
from communique.ledger.views import list_facets as lists
from communique.web.choices import actor_named, one_of, shown
from communique.web.dependencies import TheLedger
from communique.web.parameters import PAGE_SIZE, Day, Page, Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds

router = APIRouter()
ORDERS = ("newest", "oldest", "seen")
KINDS = ("edited", "gone")
ASKS = {"issuer": ("Issuer", "issuer"), "kind": ("Which", "kind"), "year": ("Year", ""), "actor": ("Names", "actor"),
        "topic": ("Topic", "topic")}  # fmt: skip
"""What the list is counted by: the heading, and the parameter that a value goes into."""
LOOKED_AT = 1000
"""Passages that a search for words looks at, the best first."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader chose documents by, and what was wrong with it."""

    by: DocumentFilter
    words: str | None = None
    kind: str | None = None
    fault: str = ""
    order: str | None = None


def chosen(
    ledger: TheLedger, q: Words = None, issuer: Words = None, actor: Words = None, since: Day = None,
    until: Day = None, kind: Words = None, order: Words = None, topic: Words = None,
) -> Chosen:  # fmt: skip
    """The documents that the parameters choose."""
    try:
        order, kind = one_of("order", order, ORDERS), one_of("kind", kind, KINDS)
        by = DocumentFilter(
            actor_named(ledger, issuer), actor_named(ledger, actor), edited=kind == "edited", gone=kind == "gone",
            since=since, until=until, topic=one_of("topic", topic, known_topics()),
        )  # fmt: skip
    except InputError as error:
        return Chosen(DocumentFilter(since=since, until=until), q, kind, str(error))
    return Chosen(by, q, kind, order=order)


Choice = Annotated[Chosen, Depends(chosen)]


@router.get("/documents")
def documents(
    request: Request, ledger: TheLedger, choice: Choice, actor: Words = None, page: Page = 1
) -> Response:  # fmt: skip
    """The documents chosen, the newest first."""
    fault, by, more = choice.fault, choice.by, False
    found: list[Kept] = []
    total: int | None = None
    try:
        found, more, total = ([], False, 0) if fault else _found(ledger, choice, (page - 1) * PAGE_SIZE)
    except SearchError as error:
        fault = str(error)
    known = while_it_holds(ledger, "issuers", lambda: document_list.issuers(ledger))
    counted = {} if fault else counts_of(ledger, choice)
    return render(
        request, "documents.html", 400 if fault else 200, documents=found, more=more, total=total, page=page,
        size=PAGE_SIZE, by=by, words=choice.words, fault=fault, issuers=[(i, n) for i, n in known if i],
        kind=choice.kind, topics=known_topics(), counts=counted, asks=ASKS, order=choice.order,
        typed_actor=shown(ledger, by.actor) or actor or "",
        suggested=ledger.actors(None, 150),
        actors=[*(d.issuer or "" for d in found), *(i or "" for i, _ in known),
                *(a for a, _ in counted.get("actor", []))],
    )  # fmt: skip


def _found(ledger: Ledger, choice: Chosen, offset: int) -> tuple[list[Kept], bool, int | None]:
    """The documents of one page, whether there are more, and how many in all where that is known."""
    by = choice.by
    if choice.words:
        keys = _keys(ledger, choice)
        here = [ledger.document(k) for k in keys[offset : offset + PAGE_SIZE]]
        return here, len(keys) > offset + PAGE_SIZE, len(keys)
    total = while_it_holds(ledger, ("documents", by), lambda: document_list.page(ledger, by, 1)[1])
    found = listed(ledger, choice, PAGE_SIZE, offset)
    return found, total > offset + PAGE_SIZE, total


def listed(ledger: Ledger, choice: Choice, limit: int, offset: int = 0) -> list[Kept]:
    """The documents chosen without words, in the order that was chosen."""
    return document_list.page(ledger, choice.by, limit, offset, choice.order == "seen", choice.order == "oldest")[0]


def counts_of(ledger: Ledger, choice: Chosen) -> lists.Counts:
    """What the chosen documents are counted by."""
    by = replace(choice.by, keys=tuple(_keys(ledger, choice))) if choice.words else choice.by
    return while_it_holds(ledger, ("documents counted", by), lambda: lists.documents(ledger, by))


def with_words(ledger: Ledger, choice: Chosen) -> list[Kept]:
    """All the documents whose passages have the words. Raises SearchError."""
    return [ledger.document(k) for k in _keys(ledger, choice)]


def _keys(ledger: Ledger, choice: Chosen) -> list[str]:
    by = choice.by
    asked = Asked(choice.words or "", issuer=by.issuer, actor=by.actor, since=by.since, until=by.until)
    asked = replace(asked, order="day") if choice.order else asked
    hits = ledger.search(asked, LOOKED_AT).hits
    found = list(dict.fromkeys(hit.found.document for hit in (reversed(hits) if choice.order == "oldest" else hits)))
    return document_list.among(ledger, found, by) if by.edited or by.gone or by.topic else found
