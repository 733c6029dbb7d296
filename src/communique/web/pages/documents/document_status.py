"""What becomes of a document: a draft is counted from now on, a document is taken out with all that stands on it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from communique.errors import InputError
from communique.web.dependencies import Admin, Reviewer, TheLedger, TheSettings
from communique.web.parameters import Field

router = APIRouter()


@router.post("/documents/{key}/publish")
def publish(ledger: TheLedger, settings: TheSettings, _: Reviewer, key: str) -> Response:
    """A draft becomes a document like others."""
    kept = ledger.document(key)
    one = ledger.reading(kept.id, judged_by_people=False).document
    ledger.add(one, source=kept.address, seen_at=settings.now())
    return RedirectResponse(f"/documents/{kept.id}", 303)


@router.post("/documents/{key}/remove")
def remove(
    ledger: TheLedger, settings: TheSettings, viewer: Admin, key: str, reason: Field = None,
    sure: Annotated[bool, Form()] = False,
) -> Response:  # fmt: skip
    """Take a document out; the history says who did, and why."""
    kept = ledger.document(key)
    if not sure or not (reason or "").strip():
        raise InputError("taking a document out needs a reason and the tick; go back and give both")
    ledger.judge("remove", kept.id, author=viewer.name, made_at=settings.now(), reason=reason or "")
    return RedirectResponse("/history", 303)
