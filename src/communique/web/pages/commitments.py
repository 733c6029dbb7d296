"""Commitments: a board by state, and the life of one of them with the words of every telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.errors import InputError
from communique.extract.topics import known_topics
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
STATES: tuple[State, ...] = get_args(State)
DUE = ("dated", "coming", "past")
"""A commitment with a day; with one that is still to come; with one that has passed."""
COLUMN = 12
"""Commitments that a column of the board shows; the column's own page has all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to narrow commitments by; None or empty narrows nothing. Days are of the last and first word."""

    bound: str | None = None
    towards: str | None = None
    told_by: str | None = None
    state: str | None = None
    topic: str | None = None
    words: str = ""
    due: str | None = None
    since: str | None = None
    until: str | None = None
    routine: bool = False

    @property
    def simple(self) -> bool:
        """Whether the kept table answers it."""
        return self == Wanted(bound=self.bound, state=self.state, routine=self.routine)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader chose commitments by, and what was wrong with it."""

    by: Wanted
    fault: str = ""


def chosen(
    ledger: TheLedger, actor: Words = None, towards: Words = None, state: Words = None, issuer: Words = None,
    topic: Words = None, q: Words = None, due: Words = None, since: Day = None, until: Day = None,
    routine: Annotated[bool, Query()] = False,
) -> Chosen:  # fmt: skip
    """The commitments that the parameters choose; none where a parameter names nothing."""
    try:
        return Chosen(Wanted(
            actor_named(ledger, actor), actor_named(ledger, towards), actor_named(ledger, issuer),
            one_of("state", state, STATES), one_of("topic", topic, known_topics()), q or "",
            one_of("due", due, DUE), since, until, routine,
        ))  # fmt: skip
    except InputError as error:
        return Chosen(Wanted(), str(error))


Choice = Annotated[Chosen, Depends(chosen)]


@router.get("/commitments")
def commitments(request: Request, ledger: TheLedger, settings: TheSettings, choice: Choice, page: Page = 1) -> Response:
    """The board, or the commitments of one state."""
    by = choice.by
    today = settings.now().date().isoformat()
    known = while_it_holds(ledger, "issuers", lambda: catalogue.issuers(ledger))
    counts: dict[str, int] = {}
    columns: dict[str, list[Life]] = {}
    if not choice.fault:
        counts, columns = while_it_holds(ledger, ("board", today, by, page), lambda: _board(ledger, today, by, page))
    typed = {"bound": shown(ledger, by.bound), "towards": shown(ledger, by.towards)}
    return render(
        request, "commitments.html", 400 if choice.fault else 200, columns=columns, counts=counts, states=STATES,
        by=by, typed=typed, fault=choice.fault, page=page, size=PAGE_SIZE, total=sum(counts.values()), dues=DUE,
        topics=known_topics(), issuers=[(i, n) for i, n in known if i], suggested=ledger.actors(None, 150),
        actors=[*_actors([x for theirs in columns.values() for x in theirs]), *(i or "" for i, _ in known)],
    )  # fmt: skip


def _board(ledger: Ledger, today: str, by: Wanted, page: int) -> tuple[dict[str, int], dict[str, list[Life]]]:
    """How many commitments are in each state, and those of each that one page shows."""
    size = PAGE_SIZE if by.state else COLUMN
    offset = (page - 1) * size if by.state else 0
    if by.simple:
        counts = lives.counts(ledger, today, by.bound, routine=by.routine)
        return counts, {
            s: lives.page(ledger, registry(), today, s, by.bound, routine=by.routine, limit=size, offset=offset)[0]
            for s in STATES if s in counts and by.state in (None, s)
        }  # fmt: skip
    found = found_by(ledger, today, replace(by, state=None))
    told: Counter[str] = Counter(x.state for x in found)
    return dict(told), {
        s: [x for x in found if x.state == s][offset : offset + size]
        for s in STATES if s in told and by.state in (None, s)
    }  # fmt: skip


def found_by(ledger: Ledger, today: str, by: Wanted) -> list[Life]:
    """All that are wanted, those with the latest word first."""
    everything = while_it_holds(ledger, ("lives", today), lambda: lives.every(ledger, registry(), today))
    return sorted((x for x in everything if _wanted(x, by, today)), key=lambda x: (x.last, x.id), reverse=True)


@router.get("/commitments/{key}")
def commitment(request: Request, ledger: TheLedger, settings: TheSettings, key: str) -> Response:
    """One commitment from its first words to its fate."""
    one = lives.one(ledger, registry(), key, settings.now().date().isoformat())
    issuing = [s.publication.issuer or "" for s in one.steps]
    return render(request, "commitment.html", life=one, actors=[*_actors([one]), *issuing])


def _wanted(one: Life, by: Wanted, today: str) -> bool:
    bound = {d.actor for d in one.debtors} | {d.heir for d in one.debtors if d.heir}
    due = one.due.end if one.due else ""
    words = by.words.casefold().split()
    text = " ".join(s.words for s in one.steps).casefold() if words else ""
    return (
        (by.routine or not one.routine)
        and by.state in (None, one.state)
        and _among(by.bound, bound) and _among(by.towards, one.creditors)
        and (by.told_by is None or any(s.publication.issuer == by.told_by for s in one.steps))
        and by.topic in (None, *one.topics)
        and all(w in text for w in words)
        and (not by.due or (bool(due) and {"dated": True, "coming": due >= today, "past": due < today}[by.due]))
        and (by.since is None or one.last >= by.since) and (by.until is None or one.since <= by.until)
    )  # fmt: skip


def _among(actor: str | None, theirs: Iterable[str]) -> bool:
    """Whether an actor is one of these, or the country or body that one of them serves."""
    held = set(theirs)
    return actor is None or actor in held or actor in {side(a, registry()) for a in held}


def _actors(found: list[Life]) -> list[str]:
    return [a for one in found for a in (*(d.actor for d in one.debtors), *(d.heir or "" for d in one.debtors),
                                         *one.creditors)]  # fmt: skip
