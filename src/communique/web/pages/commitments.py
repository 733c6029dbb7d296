"""Commitments: a board by state, and the life of one of them with the words of every telling."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.errors import InputError
from communique.follow.sides import side
from communique.ledger.counted import issuers
from communique.model import Life
from communique.model.life import State
from communique.web.asking import TheLedger, TheSettings
from communique.web.choosing import actor_named, one_of, shown
from communique.web.followed import life, lives
from communique.web.kept import while_it_holds
from communique.web.parameters import PAGE_SIZE, Day, Page, Words
from communique.web.rendering import render

router = APIRouter()
STATES: tuple[State, ...] = get_args(State)
COLUMN = 12
"""Commitments that a column of the board shows; the column's own page has all."""


@router.get("/commitments")
def commitments(
    request: Request, ledger: TheLedger, settings: TheSettings, actor: Words = None, state: Words = None,
    issuer: Words = None, since: Day = None, until: Day = None, page: Page = 1,
    routine: Annotated[bool, Query()] = False,
) -> Response:  # fmt: skip
    """The board, or the commitments of one state."""
    fault, who, by, only = "", None, None, None
    today = settings.now().date().isoformat()
    try:
        who, by, only = actor_named(ledger, actor), actor_named(ledger, issuer), one_of("state", state, STATES)
        found = [x for x in lives(ledger, today) if _wanted(x, who, by, since, until, routine)]
    except InputError as error:
        fault, found = str(error), []
    counts = Counter(x.state for x in found)
    columns = {s: [x for x in found if x.state == s] for s in STATES if s in counts and only in (None, s)}
    which = slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) if only else slice(COLUMN)
    listed = {s: theirs[which] for s, theirs in columns.items()}
    known = while_it_holds(ledger, "issuers", lambda: issuers(ledger))
    return render(
        request, "commitments.html", 400 if fault else 200, columns=listed, counts=counts, states=STATES, only=only,
        typed=shown(ledger, who), issuer=by, since=since, until=until, routine=routine, fault=fault, page=page,
        size=PAGE_SIZE, total=len(found), issuers=known, suggested=ledger.actors(None, 150),
        actors=[*_actors([x for theirs in listed.values() for x in theirs]), *(i for i, _ in known)],
    )  # fmt: skip


@router.get("/commitments/{key}")
def commitment(request: Request, ledger: TheLedger, settings: TheSettings, key: str) -> Response:
    """One commitment from its first words to its fate."""
    one = life(ledger, settings.now().date().isoformat(), key)
    issuing = [s.publication.issuer or "" for s in one.steps]
    return render(request, "commitment.html", life=one, actors=[*_actors([one]), *issuing])


def _wanted(
    one: Life, actor: str | None, issuer: str | None, since: str | None, until: str | None, routine: bool
) -> bool:  # fmt: skip
    bound = {d.actor for d in one.debtors} | {d.heir for d in one.debtors}
    return (
        (routine or not one.routine)
        and (actor is None or actor in bound or actor in {side(d.actor, registry()) for d in one.debtors})
        and (issuer is None or any(s.publication.issuer == issuer for s in one.steps))
        and (since is None or one.last >= since) and (until is None or one.since <= until)
    )  # fmt: skip


def _actors(found: list[Life]) -> list[str]:
    return [a for one in found for a in (*(d.actor for d in one.debtors), *(d.heir or "" for d in one.debtors),
                                         *one.creditors)]  # fmt: skip
