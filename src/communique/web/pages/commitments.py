"""Commitments: a board by state, and the life of one of them with the words of every telling."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, get_args

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.errors import InputError
from communique.follow.sides import side
from communique.ledger import Ledger, catalogue, lives
from communique.model import Life
from communique.model.life import State
from communique.web.asking import TheLedger, TheSettings
from communique.web.choosing import actor_named, one_of, shown
from communique.web.kept import while_it_holds
from communique.web.parameters import PAGE_SIZE, Day, Page, Words
from communique.web.rendering import render

router = APIRouter()
Which = tuple[str | None, str | None, str | None, str | None, bool]
"""Who is bound, who told, since, until, whether routine ones count."""
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
    known = while_it_holds(ledger, "issuers", lambda: catalogue.issuers(ledger))
    counts: dict[str, int] = {}
    columns: dict[str, list[Life]] = {}
    try:
        who, by, only = actor_named(ledger, actor), actor_named(ledger, issuer), one_of("state", state, STATES)
        size = PAGE_SIZE if only else COLUMN
        which = (who, by, since, until, routine)
        counts, columns = while_it_holds(
            ledger, ("board", today, which, only, page), lambda: _board(ledger, today, which, only, size, page)
        )
    except InputError as error:
        fault = str(error)
    return render(
        request, "commitments.html", 400 if fault else 200, columns=columns, counts=counts, states=STATES, only=only,
        typed=shown(ledger, who), issuer=by, since=since, until=until, routine=routine, fault=fault, page=page,
        size=PAGE_SIZE, total=sum(counts.values()), issuers=[(i, n) for i, n in known if i],
        suggested=ledger.actors(None, 150),
        actors=[*_actors([x for theirs in columns.values() for x in theirs]), *(i or "" for i, _ in known)],
    )  # fmt: skip


def _board(
    ledger: Ledger, today: str, which: Which, only: str | None, size: int, page: int
) -> tuple[dict[str, int], dict[str, list[Life]]]:  # fmt: skip
    """How many commitments are in each state, and those of each that one page shows."""
    actor, issuer, since, until, routine = which
    offset = (page - 1) * size if only else 0
    if not (issuer or since or until):
        counts = lives.counts(ledger, today, actor, routine=routine)
        shown_states = [s for s in STATES if s in counts and only in (None, s)]
        return counts, {
            s: lives.page(ledger, registry(), today, s, actor, routine=routine, limit=size, offset=offset)[0]
            for s in shown_states
        }  # fmt: skip
    everything = while_it_holds(ledger, ("lives", today), lambda: lives.every(ledger, registry(), today))
    found = sorted((x for x in everything if _wanted(x, which)), key=lambda x: (x.last, x.id), reverse=True)
    told: Counter[str] = Counter(x.state for x in found)
    return dict(told), {
        s: [x for x in found if x.state == s][offset : offset + size]
        for s in STATES if s in told and only in (None, s)
    }  # fmt: skip


@router.get("/commitments/{key}")
def commitment(request: Request, ledger: TheLedger, settings: TheSettings, key: str) -> Response:
    """One commitment from its first words to its fate."""
    one = lives.one(ledger, registry(), key, settings.now().date().isoformat())
    issuing = [s.publication.issuer or "" for s in one.steps]
    return render(request, "commitment.html", life=one, actors=[*_actors([one]), *issuing])


def _wanted(one: Life, which: Which) -> bool:
    actor, issuer, since, until, routine = which
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
