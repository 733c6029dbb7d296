"""Commitments: a board by state, and the life of one of them with the words of every telling."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from communique.actors import registry
from communique.errors import InputError
from communique.extract.topics import known_topics
from communique.ledger import Ledger
from communique.ledger.queries import document_list
from communique.ledger.views import commitment_board, commitment_lifecycles
from communique.ledger.views.commitment_filter import ORDERS, STATES, CommitmentFilter
from communique.ledger.views.list_facets import Counts
from communique.model import Life
from communique.web.choices import actor_named, one_of, shown
from communique.web.dependencies import TheLedger, TheSettings
from communique.web.parameters import PAGE_SIZE, Day, Page, Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds

router = APIRouter()
DUE = ("dated", "coming", "past")
"""A commitment with a day; with one that is still to come; with one that has passed."""
ASKS = {"state": ("State", "state"), "issuer": ("Told by", "issuer"), "year": ("Year", ""), "actor": ("Bound", "actor"),
        "towards": ("Towards", "towards"), "topic": ("Topic", "topic")}  # fmt: skip
"""What the list is counted by: the heading, and the parameter that a value goes into."""
COLUMN = 12
"""Commitments that a column of the board shows; the column's own page has all."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader chose commitments by, and what was wrong with it; `due` as it stands in the address."""

    by: CommitmentFilter
    due: str | None = None
    fault: str = ""
    order: str | None = None


def chosen(
    ledger: TheLedger, settings: TheSettings, actor: Words = None, towards: Words = None, state: Words = None,
    issuer: Words = None, topic: Words = None, q: Words = None, due: Words = None, since: Day = None,
    until: Day = None, routine: Words = None, order: Words = None,
) -> Chosen:  # fmt: skip
    """The commitments that the parameters choose; none where a parameter names nothing."""
    today = settings.now().date()
    days = {
        "dated": ("0001-01-01", None), "coming": (today.isoformat(), None),
        "past": (None, (today - dt.timedelta(1)).isoformat()),
    }  # fmt: skip
    try:
        first, last = days[due] if one_of("due", due, DUE) and due else (None, None)
        return Chosen(CommitmentFilter(
            actor_named(ledger, actor), actor_named(ledger, towards), one_of("topic", topic, known_topics()), q or "",
            first, last, one_of("state", state, STATES), actor_named(ledger, issuer), since, until,
            one_of("routine", routine, ("true", "false")) == "true",
        ), due, order=one_of("order", order, ORDERS))  # fmt: skip
    except InputError as error:
        return Chosen(CommitmentFilter(), due, str(error))


Choice = Annotated[Chosen, Depends(chosen)]


@router.get("/commitments")
def commitments(request: Request, ledger: TheLedger, settings: TheSettings, choice: Choice, page: Page = 1) -> Response:
    """The board, or the commitments of one state."""
    by = choice.by
    today = settings.now().date().isoformat()
    known = while_it_holds(ledger, "issuers", lambda: document_list.issuers(ledger))
    states: dict[str, int] = {}
    columns: dict[str, list[Life]] = {}
    counted: Counts = {}
    if not choice.fault:
        counted = while_it_holds(
            ledger, ("commitments counted", today, by), lambda: commitment_board.counts(ledger, registry(), today, by)
        )  # fmt: skip
        states, columns = while_it_holds(
            ledger, ("board", today, by, page, choice.order), lambda: _board(ledger, today, choice, page)
        )  # fmt: skip
    typed = {"bound": shown(ledger, by.actor), "towards": shown(ledger, by.towards)}
    return render(
        request, "commitments.html", 400 if choice.fault else 200, columns=columns, many=states, states=STATES,
        by=by, due=choice.due, order=choice.order, typed=typed, fault=choice.fault, page=page, size=PAGE_SIZE,
        total=sum(states.values()), counts=counted, asks=ASKS, topics=known_topics(),
        issuers=[(i, n) for i, n in known if i],
        suggested=ledger.actors(None, 150),
        actors=[*_actors([x for theirs in columns.values() for x in theirs]), *(i or "" for i, _ in known),
                *(a for name in ("issuer", "actor", "towards") for a, _ in counted.get(name, []))],
    )  # fmt: skip


def _board(ledger: Ledger, today: str, choice: Chosen, page: int) -> tuple[dict[str, int], dict[str, list[Life]]]:
    """How many commitments are in each state, and those of each that one page shows."""
    by = choice.by
    size = PAGE_SIZE if by.state else COLUMN
    offset = (page - 1) * size if by.state else 0
    told = commitment_board.states(ledger, registry(), today, replace(by, state=None))
    return told, {
        s: commitment_board.page(ledger, registry(), today, replace(by, state=s), choice.order, size, offset)
        for s in STATES if s in told and by.state in (None, s)
    }  # fmt: skip


@router.get("/commitments/{key}")
def commitment(request: Request, ledger: TheLedger, settings: TheSettings, key: str) -> Response:
    """One commitment from its first words to its fate."""
    one = commitment_lifecycles.one(ledger, registry(), key, settings.now().date().isoformat())
    issuing = [s.publication.issuer or "" for s in one.steps]
    return render(request, "commitment.html", life=one, actors=[*_actors([one]), *issuing])


def _actors(found: list[Life]) -> list[str]:
    return [a for one in found for a in (*(d.actor for d in one.debtors), *(d.heir or "" for d in one.debtors),
                                         *one.creditors)]  # fmt: skip
