"""Who somebody is: strangers taken for another actor or for nobody, on their own page or many at a time in the list."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from communique.errors import InputError
from communique.web.choices import actor_named
from communique.web.dependencies import Reviewer, TheLedger, TheSettings
from communique.web.parameters import Field

router = APIRouter()
MOST = 40
"""Strangers on whom one form decides."""


@router.post("/actors/decide")
def decide(
    ledger: TheLedger, settings: TheSettings, reviewer: Reviewer, verb: Annotated[Literal["same", "nobody"], Form()],
    who: Annotated[list[str] | None, Form()] = None, name: Field = None, reason: Field = None,
) -> Response:  # fmt: skip
    """Say of all that are ticked that they are the actor named, or nobody. Leads to that actor, else to the list."""
    chosen = list(dict.fromkeys(who or []))
    if not chosen:
        raise InputError("tick the names to decide on; go back and choose some")
    if len(chosen) > MOST:
        raise InputError(f"{len(chosen)} at once are too many; choose {MOST} at most")
    if verb == "same" and not name:
        raise InputError("say who it is: the name or the id of another actor")
    other = actor_named(ledger, name) if verb == "same" else None
    for one in chosen:
        if one == other:
            continue  # several spellings of a stranger become one of them
        ledger.judge(
            verb, one, author=reviewer.name, made_at=settings.now(), reason=reason or "",
            changes={"with": other} if other else {},
        )  # fmt: skip
    return RedirectResponse(f"/actors/{other}" if other else "/actors?who=all", 303)
