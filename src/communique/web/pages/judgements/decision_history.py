"""History: what people decided, by whom, on which words; each can be taken back."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.ledger.judgements.decision_history import authors, history
from communique.web.dependencies import TheLedger
from communique.web.parameters import PAGE_SIZE, Page, Words
from communique.web.rendering import render

router = APIRouter()


@router.get("/history")
def past(request: Request, ledger: TheLedger, author: Words = None, document: Words = None, page: Page = 1) -> Response:
    """The newest decisions first, of one author or on one document where asked."""
    found = history(ledger, author, document, None, PAGE_SIZE + 1, (page - 1) * PAGE_SIZE)
    actors = [
        a for one in found for value in one.judgement.changes.values() if isinstance(value, list)
        for a in value if isinstance(a, str)
    ]  # fmt: skip
    return render(
        request, "history.html", found=found[:PAGE_SIZE], more=len(found) > PAGE_SIZE, page=page, author=author,
        document=document, authors=sorted(name for name, _ in authors(ledger)), actors=actors,
    )  # fmt: skip
