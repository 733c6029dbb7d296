"""Review: the queue of findings in doubt; one is open with its words and its forms, a key away from the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.bank.reviewed import bank_of
from communique.bank.writing import zipped
from communique.errors import UnknownRecord
from communique.export import addresses
from communique.ledger import Ledger
from communique.ledger.judgements import document_review
from communique.ledger.judgements.decision_history import decided, history
from communique.ledger.judgements.review_queue import Queued, queue
from communique.model import Reading
from communique.web.dependencies import TheLedger, TheViewer
from communique.web.parameters import Page, Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds
from communique.web.text.blocks import blocks
from communique.web.text.highlights import marks_of, words_of
from communique.web.text.markup import Marked
from communique.web.text.record_panel import actors_of, find, panel

router = APIRouter()
Kind = Annotated[Literal["", "statement", "act", "commitment", "contact"], Query()]
SIZE = 20
"""Findings of one page of the queue."""


@router.get("/review")
def review(
    request: Request, ledger: TheLedger, viewer: TheViewer, at: Words = None, kind: Kind = "", page: Page = 1
) -> Response:  # fmt: skip
    """The queue; `at` (“document/record”) is open, else the first."""
    waiting = queue(ledger, kind or None, None, SIZE + 1, (page - 1) * SIZE)
    shown = waiting[:SIZE]
    ids = [one.found.id for one in shown]
    open_at = at if at in ids else ids[0] if ids else None
    place = ids.index(open_at) if open_at else 0
    following = ids[place + 1] if place + 1 < len(ids) else None
    opened = _opened(ledger, shown[place]) if shown else None
    actors = [a for one in shown for a in _parties(one)] + (opened.pop("actors") if opened else [])
    return render(
        request, "review.html", shown=shown, at=open_at, before=ids[place - 1] if place else None, after=following,
        more=len(waiting) > SIZE, page=page, kind=kind, opened=opened, parties=_parties, actors=actors,
        onto=f"/review?{urlencode({'at': following or '', 'kind': kind})}",
        documents=while_it_holds(ledger, "review documents", lambda: document_review.documents(ledger))
        if page == 1 else [],
        agreed=while_it_holds(ledger, "agreement", lambda: document_review.agreement(ledger))[:6],
        progress=while_it_holds(ledger, "progress of review", lambda: document_review.progress(ledger)),
        mine=[p for p in history(ledger, viewer.name, limit=10) if p.judgement.verb != "undo"][:5],
        **(opened or {"panel": None, "kept": None, "contact": None}),
    )  # fmt: skip


@router.get("/review/marks.zip")
def marks(ledger: TheLedger, _: TheViewer) -> Response:
    """All that people decided, as a bank of marks with its texts: to train on and to measure by."""
    named = {"Content-Disposition": 'attachment; filename="marks.zip"'}
    return Response(zipped(*bank_of(document_review.reviewed(ledger))), media_type="application/zip", headers=named)


def _opened(ledger: Ledger, one: Queued) -> dict[str, Any] | None:
    """What the open finding's panel needs; None where its document has been read anew meanwhile."""
    try:
        kept, seen = ledger.document(one.found.document), decided(ledger, one.found.document)
    except UnknownRecord:
        return None
    found = find(seen, one.found.record.id)
    if found is None:
        return None
    made = panel(seen, *found, history(ledger, key=kept.id, record=one.found.record.id))

    def address(name: str) -> str:
        return addresses.record(kept.id, name)

    return {
        "panel": made, "kept": kept, "address": address, "contact": one.found.contact, "reasons": one.reasons,
        "around": _around(seen.reading, one.found.record, address), "actors": [*actors_of(made), kept.issuer or ""],
    }  # fmt: skip


def _around(reading: Reading, record: Any, address: Callable[[str], str]) -> list[Any]:
    """The blocks in which the record's words stand."""
    spans = words_of(record)
    marked = Marked(reading.text, marks_of(reading, spans, record.id), address)
    return [marked.html(b.words) for b in blocks(reading) if any(s.overlaps(b.words) for s in spans)]


def _parties(one: Queued) -> tuple[str, ...]:
    record = one.found.record
    return tuple(next((v for n in ("speakers", "by", "participants") if (v := getattr(record, n, ()))), ()))
