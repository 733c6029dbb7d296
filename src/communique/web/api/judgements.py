"""People's decisions on records, made and listed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from communique.export import answer
from communique.ledger import Filter
from communique.web.api import schemas
from communique.web.api.paging import Limit, Offset, page
from communique.web.dependencies import Reviewer, TheLedger, TheSettings
from communique.web.error_answers import Forbidden
from communique.web.parameters import Words

router = APIRouter(tags=["judgements"])


class Decision(BaseModel):
    """What is decided. `target` is “document/record”; a contact's id for merge and split; a stranger's id for same and
    nobody; a document's id for remove; a judgement's number for undo. `carry`: a correction goes to all that stands
    on the same mention or chain of mentions in the document, to the records named, or, false, to none.
    """

    verb: Literal["accept", "reject", "correct", "merge", "split", "same", "nobody", "remove", "undo"]
    target: Annotated[str, Field(min_length=1, max_length=200)]
    changes: Annotated[dict[str, Any], Field(max_length=20)] = {}
    reason: Annotated[str, Field(max_length=2000)] = ""
    carry: bool | Annotated[list[str], Field(max_length=1000)] = True


class Correction(BaseModel):
    """A correction that is only tried: nothing is kept."""

    target: Annotated[str, Field(min_length=1, max_length=200)]
    changes: Annotated[dict[str, Any], Field(max_length=20)]


@router.get("/judgements", response_model=schemas.Page[schemas.Judgement])
def judgements(
    request: Request, response: Response, ledger: TheLedger, document: Words = None, limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """What people decided, the newest first, undone decisions included."""
    found = ledger.judgements(document, limit + 1, offset)
    return page(request, response, found, limit, offset, answer.judgement,
                lambda most: ledger.many("judgements", Filter(document=document), most=most))  # fmt: skip


@router.post("/judgements", response_model=schemas.Judgement, status_code=201)
def judge(told: Decision, ledger: TheLedger, settings: TheSettings, viewer: Reviewer) -> dict[str, Any]:
    """Accept, reject or correct a record, merge or split contacts, say who a stranger is, take a document out, or undo;
    signed with the account.
    """
    if told.verb == "remove" and not viewer.may("admin"):
        raise Forbidden("taking a document out needs the role of admin")
    made = ledger.judge(
        told.verb, told.target, author=viewer.name, made_at=settings.now(), reason=told.reason, changes=told.changes,
        carry=told.carry,
    )  # fmt: skip
    return answer.judgement(made)


@router.post("/judgements/preview", response_model=schemas.Spread)
def spread(told: Correction, ledger: TheLedger, _: Reviewer) -> dict[str, Any]:
    """What a correction would change: itself, what follows because it stands on the same words, what is alike."""
    return {"changes": [answer.change(c) for c in ledger.spread(told.target, told.changes)]}
