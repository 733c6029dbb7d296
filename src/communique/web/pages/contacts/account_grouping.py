"""Two contacts made one, and one made two: decisions on which accounts tell of one contact."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from communique.web.dependencies import Reviewer, TheLedger, TheSettings
from communique.web.parameters import LONGEST, Field

router = APIRouter()
Named = Annotated[str, Form(max_length=LONGEST)]
MOST = 200
"""Accounts that one form may take out."""


@router.post("/contacts/{key}/merge")
def merge(
    ledger: TheLedger, settings: TheSettings, reviewer: Reviewer, key: str, other: Named, reason: Field = None
) -> Response:
    """Say that two contacts are one."""
    one, two = ledger.contact(key), ledger.contact(other.strip())
    ledger.judge(
        "merge", one.id, author=reviewer.name, made_at=settings.now(), reason=reason or "", changes={"with": two.id}
    )
    return RedirectResponse(f"/contacts/{one.id}", 303)


@router.post("/contacts/{key}/split")
def split(
    ledger: TheLedger, settings: TheSettings, reviewer: Reviewer, key: str,
    account: Annotated[list[str] | None, Form(max_length=MOST)] = None, reason: Field = None,
) -> Response:  # fmt: skip
    """Say that the accounts of some documents tell of another contact; leads to that."""
    one = ledger.contact(key)
    made = ledger.judge(
        "split", one.id, author=reviewer.name, made_at=settings.now(), reason=reason or "",
        changes={"accounts": account or []},
    )  # fmt: skip
    return RedirectResponse(f"/contacts/{made.changes['from']}", 303)
