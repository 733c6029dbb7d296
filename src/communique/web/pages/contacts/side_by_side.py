"""One contact: its accounts side by side, point by point, beside their full texts, or on one page; who is silent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.compare.names import called
from communique.compare.printing.full_texts import beside
from communique.compare.printing.one_page import one_page
from communique.compare.printing.sheet import SILENT, VERDICTS, Line, Row, facts, head, sections
from communique.errors import DocumentError, InputError, LanguageError, NotComparable, SpanError
from communique.export import addresses
from communique.ledger import Filter, Ledger
from communique.ledger.records import Found, KeptContact
from communique.ledger.views.account_comparison import COLUMNS, SideBySide, expected
from communique.ledger.views.comparison_cache import elsewhere, side_by_side
from communique.ledger.views.omitted_points import Elsewhere
from communique.model import Contact
from communique.web.choices import one_of
from communique.web.dependencies import TheLedger, ThePlace, TheViewer
from communique.web.parameters import Field, Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds

router = APIRouter()
NEAR = 4
"""Days apart that two contacts of the same parties may lie and still be offered as one."""
View = Annotated[Literal["table", "texts", "print"], Query()]
"""The topic table; a list of its points beside the full texts; what of it fits one printed page."""
Chosen = Annotated[list[str] | None, Query(alias="account", max_length=40)]
"""Documents whose accounts are to be held side by side; none: the first of every side."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A text that is compared and not kept: as typed, and what was wrong with it. As a column it has no document."""

    text: str
    issuer: str
    told: str = ""
    document: str = ""
    title: str = "a text of your own"
    date: dt.date | None = None


@router.get("/contacts/{key}")
def contact(
    request: Request, ledger: TheLedger, key: str, verdict: Words = None, view: View = "table", chosen: Chosen = None
) -> Response:  # fmt: skip
    """The accounts of a contact, all sides' or those that were chosen."""
    one = ledger.contact(key)
    accounts = ledger.accounts(one.id)
    only = one_of("verdict", verdict, tuple(VERDICTS))
    wanted = tuple(sorted({c for c in chosen or () if any(a.document == c for a in accounts)}))
    some = [a for a in accounts if a.document in wanted] if wanted else accounts
    made = while_it_holds(ledger, ("side by side", one.id, wanted), lambda: side_by_side(ledger, one.id, some))
    return _page(request, ledger, one, accounts, made, only, view=view)


@router.post("/contacts/{key}/try")
def compared_with(
    request: Request, ledger: TheLedger, place: ThePlace, _: TheViewer, key: str,
    text: Annotated[str, Form(max_length=200_000)] = "", issuer: Field = None,
) -> Response:  # fmt: skip
    """The accounts beside a text that is handed in; nothing of it is kept."""
    one = ledger.contact(key)
    accounts = ledger.accounts(one.id)
    made = side_by_side(ledger, one.id, accounts)
    tried = Tried(text, issuer or "")
    try:
        if issuer:
            ledger.reader.issuer(issuer)
        day = one.start.isoformat() if one.start else None
        said = {"date": day, "issuer": issuer, "title": tried.title}
        own, held = place.do("held_beside", made.readings, text.replace("\r\n", "\n"), said, COLUMNS)
        readings, documents = (*made.readings, own)[-COLUMNS:], (*made.documents, "")[-COLUMNS:]
        made = SideBySide(held, documents, readings)
    except (InputError, DocumentError, LanguageError, SpanError, NotComparable) as error:
        tried = replace(tried, told=str(error))
    return _page(request, ledger, one, accounts, made, None, tried)


def _page(
    request: Request, ledger: Ledger, one: KeptContact, accounts: list[Found[Contact]], made: SideBySide,
    only: str | None, tried: Tried | None = None, view: str = "table",
) -> Response:  # fmt: skip
    silent = while_it_holds(ledger, ("expected", one.id), lambda: expected(ledger, one, registry()))
    kept = tried is None or bool(tried.told)
    other_texts = _elsewhere(ledger, one, made) if kept else {}
    others = _perhaps_the_same(ledger, one)
    told = made.comparison
    actors = [*one.participants, *one.sides, *(e.side for e in silent), *(a.issuer or "" for a in accounts)]
    actors += [a for c in others for a in (*c.participants, *c.sides)]
    rows, left = one_page(told) if told and view == "print" else (sections(told, only) if told else [], 0)
    return render(
        request, "contact.html", 400 if tried and tried.told else 200, contact=one, accounts=_once(accounts), made=made,
        view=view, left=left, texts=beside(told) if told and view == "texts" else (), sides=_by_side(accounts),
        only=only, sections=rows, facts=facts(told) if told else [],
        head=head(told) if told else [], at=partial(_address, made), silent_cell=SILENT, elsewhere=other_texts,
        silent=silent, others=others, columns=_columns(made, accounts, tried),
        verdicts=VERDICTS, passages=_passages(made), actors=actors, tried=tried,
    )  # fmt: skip


def _elsewhere(ledger: Ledger, one: KeptContact, made: SideBySide) -> Elsewhere:
    return while_it_holds(ledger, ("elsewhere", one.id, made.documents), lambda: elsewhere(ledger, one.id, made))


def _once(accounts: list[Found[Contact]]) -> list[Found[Contact]]:
    """One account a document: the first."""
    first: dict[str, Found[Contact]] = {}
    for account in accounts:
        first.setdefault(account.document, account)
    return list(first.values())


def _by_side(accounts: list[Found[Contact]]) -> dict[str | None, list[Found[Contact]]]:
    """The accounts, one a document, by who published them."""
    sides: dict[str | None, list[Found[Contact]]] = {}
    for account in _once(accounts):
        sides.setdefault(account.issuer, []).append(account)
    return sides


def _columns(
    made: SideBySide, accounts: list[Found[Contact]], tried: Tried | None = None
) -> list[tuple[str, Found[Contact] | Tried | None, int]]:  # fmt: skip
    """The name, the account and the number of words of every column."""
    if made.comparison is None:
        return []
    of = {a.document: a for a in reversed(accounts)}
    told = zip(called(made.comparison.accounts), made.documents, made.comparison.accounts, strict=True)
    return [(name, of.get(key, tried), account.words) for name, key, account in told]


def _address(made: SideBySide, row: Row, line: Line, column: int) -> str:
    """Where the words of a claim stand, with the record of its act, or else the passage around them, beside them."""
    reading, told = made.readings[column], made.comparison
    points = told.points if told else ()
    claims = (c for p in points if p.id == row.id for t in p.accounts if t.account == column for c in t.claims)
    claim = next((c for c in claims if c.spans[0] == line.span), None)
    around = next((p.id for p in reading.passages if line.span.within(p.span)), "")
    record = claim.act if claim and claim.act else around
    return addresses.words(made.documents[column], claim.spans if claim else (line.span,), of=record)


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
