"""Comparing without keeping: a pasted text beside the accounts of its contact in the ledger, or beside another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from communique.apart import Place
from communique.compare.names import called
from communique.compare.printing.sheet import SILENT, VERDICTS, facts, head, sections
from communique.errors import DocumentError, InputError, LanguageError, NotComparable, SpanError
from communique.follow.matching import SURE
from communique.ledger import Ledger
from communique.ledger.intake.contact_matching import fitting
from communique.ledger.views.account_comparison import SideBySide
from communique.model import Reading
from communique.web.dependencies import TheLedger, ThePlace, TheViewer
from communique.web.pages.contacts.side_by_side import Tried, compared_with
from communique.web.parameters import LONGEST, Clean, Field
from communique.web.rendering import render

router = APIRouter()
Pasted = Annotated[str, Form(max_length=200_000)]
Number = Annotated[str, Form(max_length=LONGEST), Clean]
_WRONG = (InputError, DocumentError, LanguageError, SpanError, NotComparable)


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form holds."""

    text: str = ""
    issuer: str = ""
    date: str = ""
    other: str = ""
    other_issuer: str = ""


@router.get("/compare")
def form(request: Request, _: TheViewer) -> Response:
    """The empty form."""
    return _page(request, Typed())


@router.post("/compare")
def compare(
    request: Request, ledger: TheLedger, place: ThePlace, viewer: TheViewer, text: Pasted = "", issuer: Field = None,
    date: Field = None, other: Pasted = "", other_issuer: Field = None, contact: Number = "",
) -> Response:  # fmt: skip
    """The comparison with the contact that surely fits or was chosen, or with the other text; else what may fit."""
    typed = Typed(text, issuer or "", date or "", other, other_issuer or "")
    if contact:
        return compared_with(request, ledger, place, viewer, contact, text, issuer)
    try:
        own = _read(ledger, place, text, issuer, date)
        if other.strip():
            return _beside_another(request, ledger, place, typed, own)
    except _WRONG as error:
        return _page(request, typed, str(error))
    found = fitting(ledger, own)
    sure = [one for score, one in found if score >= SURE]
    if len(sure) == 1:
        return compared_with(request, ledger, place, viewer, sure[0].id, text, issuer)
    told = [c for c in own.contacts if c.status == "held"]
    if not told:
        return _page(request, typed, "Nothing in it was read as telling of a contact that was held.")
    offered = [one for _, one in found]
    actors = [a for c in told for a in c.participants]
    actors += [a for c in offered for a in (*c.participants, *c.sides)]
    return _page(request, typed, told=told, offered=offered, actors=actors)


def _read(ledger: Ledger, place: Place, text: str, issuer: str | None, date: str | None) -> Reading:
    told = _said(ledger, issuer, date)
    document = place.do("document", text.replace("\r\n", "\n"), told)
    reading: Reading = place.do("reading", document, issuer)
    return reading


def _said(ledger: Ledger, issuer: str | None, date: str | None) -> dict[str, str | None]:
    """What the form says of a text. Raises InputError for a day or an issuer that is none."""
    if issuer:
        ledger.reader.issuer(issuer)
    if date:
        try:
            date = dt.date.fromisoformat(date).isoformat()
        except ValueError:
            raise InputError(f"“{date}” is no day; write it as 2022-01-31") from None
    return {"date": date, "issuer": issuer, "title": None}


def _beside_another(request: Request, ledger: Ledger, place: Place, typed: Typed, own: Reading) -> Response:
    told = _said(ledger, typed.other_issuer, typed.date or None)
    other, held = place.do("held_beside", (own,), typed.other.replace("\r\n", "\n"), told, 2)
    names = called(held.accounts)
    texts = (typed.text, typed.other)
    columns = [
        (name, Tried(text, "", title="a text of your own"), account.words)
        for name, text, account in zip(names, texts, held.accounts, strict=True)
    ]
    return _page(
        request, typed, made=SideBySide(held, ("", ""), (own, other)), columns=columns, sections=sections(held, None),
        facts=facts(held), head=head(held), verdicts=VERDICTS, silent_cell=SILENT, elsewhere={}, view="table",
        only=None,
    )  # fmt: skip


def _page(request: Request, typed: Typed, fault: str = "", **shown: Any) -> Response:
    empty: dict[str, Any] = {"made": None, "told": (), "offered": ()}
    return render(request, "compare.html", 400 if fault else 200, typed=typed, fault=fault, **(empty | shown))
