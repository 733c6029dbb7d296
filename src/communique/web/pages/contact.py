"""One contact: its accounts side by side, point by point; who is silent; what may be the same contact."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from communique.actors import registry
from communique.compare.rows import VERDICTS, Piece, called, rows
from communique.export import addresses
from communique.ledger import Filter, Ledger
from communique.ledger.comparing import SideBySide, expected
from communique.ledger.comparisons import side_by_side
from communique.ledger.records import Found, KeptContact
from communique.model import Contact, Point
from communique.web.asking import Reviewer, TheLedger, TheSettings
from communique.web.choosing import one_of
from communique.web.kept import while_it_holds
from communique.web.parameters import LONGEST, Field, Words
from communique.web.rendering import render

router = APIRouter()
NEAR = 4
"""Days apart that two contacts of the same parties may lie and still be offered as one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How one account tells a point: its words, and the address of their place in the document."""

    pieces: tuple[Piece, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A point of the comparison as a row of the table."""

    id: str
    verdict: str
    explanation: str
    cells: tuple[Cell, ...]


@router.get("/contacts/{key}")
def contact(request: Request, ledger: TheLedger, key: str, verdict: Words = None) -> Response:
    """The accounts of a contact."""
    one = ledger.contact(key)
    accounts = ledger.accounts(one.id)
    only = one_of("verdict", verdict, tuple(VERDICTS))
    made = while_it_holds(ledger, ("side by side", one.id), lambda: side_by_side(ledger, one.id, accounts))
    silent = while_it_holds(ledger, ("expected", one.id), lambda: expected(ledger, one, registry()))
    others = _perhaps_the_same(ledger, one)
    lines = [line for line in _lines(made) if only in (None, line.verdict)]
    actors = [*one.participants, *one.sides, *(e.side for e in silent), *(a.issuer or "" for a in accounts)]
    actors += [a for c in others for a in (*c.participants, *c.sides)]
    return render(
        request, "contact.html", contact=one, accounts=_once(accounts), made=made, lines=lines, only=only,
        silent=silent, others=others, columns=_columns(made, accounts), verdicts=VERDICTS, passages=_passages(made),
        actors=actors,
    )  # fmt: skip


@router.post("/contacts/{key}/merge")
def merge(
    ledger: TheLedger, settings: TheSettings, reviewer: Reviewer, key: str,
    other: Annotated[str, Form(max_length=LONGEST)], reason: Field = None,
) -> Response:  # fmt: skip
    """Say that two contacts are one."""
    one, two = ledger.contact(key), ledger.contact(other.strip())
    ledger.judge(
        "merge", one.id, author=reviewer.name, made_at=settings.now(), reason=reason or "", changes={"with": two.id}
    )
    return RedirectResponse(f"/contacts/{one.id}", 303)


def _once(accounts: list[Found[Contact]]) -> list[Found[Contact]]:
    """One account a document: the first."""
    first: dict[str, Found[Contact]] = {}
    for account in accounts:
        first.setdefault(account.document, account)
    return list(first.values())


def _columns(made: SideBySide, accounts: list[Found[Contact]]) -> list[tuple[str, Found[Contact], int]]:
    """The name, the account and the number of words of every column."""
    if made.comparison is None:
        return []
    of = {a.document: a for a in reversed(accounts)}
    told = zip(called(made.comparison), made.documents, made.comparison.accounts, strict=True)
    return [(name, of[key], account.words) for name, key, account in told]


def _lines(made: SideBySide) -> list[Line]:
    if made.comparison is None:
        return []
    told = zip(made.comparison.points, rows(made.comparison), strict=True)
    return [
        Line(point.id, row.verdict, row.explanation,
             tuple(Cell(pieces, _address(made, point, n)) for n, pieces in enumerate(row.cells)))
        for point, row in told
    ]  # fmt: skip


def _address(made: SideBySide, point: Point, column: int) -> str:
    """Where the words of a point stand: its first act there, else the passage around them."""
    told = next((t for t in point.accounts if t.account == column), None)
    if told is None:
        return ""
    record = next(iter(told.acts), None)
    if record is None and told.spans:
        reading = made.readings[column]
        record = next((p.id for p in reading.passages if told.spans[0].within(p.span)), None)
    key = made.documents[column]
    return addresses.record(key, record) if record else addresses.document(key)


def _passages(made: SideBySide) -> list[str]:
    """The words of the passages that tell of the contact, where one document alone does."""
    if made.comparison is not None or len(made.readings) != 1:
        return []
    reading = made.readings[0]
    own = [p for p in reading.passages if p.contact and p.kind not in ("heading", "note")]
    return [p.span.of(reading.text) for p in own]


def _perhaps_the_same(ledger: Ledger, one: KeptContact) -> list[KeptContact]:
    """Other contacts of the first two parties within some days."""
    if len(one.participants) < 2 or one.start is None or one.status != "held":
        return []
    near = dt.timedelta(days=NEAR)
    by = Filter(
        actor=one.participants[0], other=one.participants[1], status="held", since=(one.start - near).isoformat(),
        until=(one.start + near).isoformat(),
    )  # fmt: skip
    return [c for c in ledger.contacts(by, 12) if c.id != one.id]
