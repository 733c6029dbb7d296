"""Every list as a file: CSV, XLSX or JSON at the list's own address with its own filters (`/contacts.csv?actor=…`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.errors import InputError
from communique.export import lists
from communique.export.spreadsheet import MEDIA, Sheet, written
from communique.ledger import Asked, Ledger
from communique.ledger.judgements.decision_history import history
from communique.ledger.search.full_text import WINDOW
from communique.ledger.views import commitment_board, contact_register, recurring_phrases
from communique.model.prose import short
from communique.web import ical
from communique.web.actor_names import Names
from communique.web.choices import actor_named, one_of
from communique.web.dependencies import TheLedger, TheSettings
from communique.web.pages.actors import actor_list
from communique.web.pages.contacts import contact_list
from communique.web.pages.documents import document_list
from communique.web.pages.following import commitment_tracker
from communique.web.pages.search import search_page
from communique.web.parameters import Words
from communique.web.rendering import base_of

router = APIRouter()
Form = Literal["csv", "xlsx", "json"]
MOST = 50_000
"""Rows of one file; who wants more narrows the list or asks `communique export`."""


@router.get("/documents.{form}")
def of_documents(request: Request, ledger: TheLedger, choice: document_list.Choice, form: Form) -> Response:
    """The documents chosen."""
    _refused(choice.fault)
    found = document_list.with_words(ledger, choice) if choice.words else document_list.listed(ledger, choice, MOST)
    names = _names(ledger, (d.issuer for d in found))
    return _file(lists.documents(found, names, base_of(request)), form)


@router.get("/contacts.{form}")
def of_contacts(request: Request, ledger: TheLedger, choice: contact_list.Choice, form: Form) -> Response:
    """The contacts chosen."""
    _refused(choice.fault)
    found = contact_register.page(ledger, choice.by, MOST, 0, choice.oldest_first).contacts
    names = _names(ledger, (a for c in found for a in (*c.participants, *c.sides)))
    return _file(lists.contacts(found, names, base_of(request)), form)


@router.get("/commitments.ics")
def calendar(request: Request, ledger: TheLedger, settings: TheSettings, choice: commitment_tracker.Choice) -> Response:
    """The days by which the chosen commitments are due, as a calendar to subscribe to."""
    _refused(choice.fault)
    today = settings.now().date().isoformat()
    by = choice.by if choice.by.due_since or choice.by.due_until else replace(choice.by, due_since="0001-01-01")
    found = commitment_board.page(ledger, registry(), today, by, "due", MOST)
    names = _names(ledger, [d.actor for x in found for d in x.debtors])
    events = [
        ical.Event(
            x.id, dt.date.fromisoformat(x.due.end), dt.date.fromisoformat(x.last),
            f"{lists.listed(names(d.actor) for d in x.debtors)}: {short(x.what, 120)}", x.steps[0].words,
            f"{base_of(request)}/commitments/{x.id}",
        )
        for x in found if x.due
    ]  # fmt: skip
    named = {"Content-Disposition": 'attachment; filename="due.ics"'}
    return Response(ical.written("What is due", events), media_type=ical.MEDIA_TYPE, headers=named)


@router.get("/commitments.{form}")
def of_commitments(
    request: Request, ledger: TheLedger, settings: TheSettings, choice: commitment_tracker.Choice, form: Form
) -> Response:
    """The commitments chosen."""
    _refused(choice.fault)
    today, by = settings.now().date().isoformat(), choice.by
    found = commitment_board.page(ledger, registry(), today, by, choice.order, MOST)
    told = (s.publication.issuer for x in found for s in x.steps)
    ids = [a for x in found for a in (*(d.actor for d in x.debtors), *x.creditors)]
    return _file(lists.commitments(found, _names(ledger, [*ids, *told]), base_of(request)), form)


@router.get("/actors.{form}")
def of_actors(
    request: Request, ledger: TheLedger, form: Form, q: Words = None, country: Words = None,
    kind: Words = None, who: Annotated[Literal["", "all"], Query()] = "",
) -> Response:  # fmt: skip
    """The actors that documents name."""
    code = country.upper() if country and len(country) == 2 else None
    wanted = one_of("kind", kind, actor_list.KINDS)
    return _file(lists.actors(ledger.actors(q, MOST, 0, code, not who, wanted), base_of(request)), form)


@router.get("/phrases.{form}")
def of_phrases(
    request: Request, ledger: TheLedger, form: Form, speaker: Words = None, q: Words = None, course: Words = None
) -> Response:  # fmt: skip
    """The wordings that recur."""
    wanted = one_of("course", course, recurring_phrases.COURSES)
    found = recurring_phrases.page(ledger, actor_named(ledger, speaker), q, MOST, course=wanted)[0]
    return _file(lists.phrases(found, _names(ledger, (p.speaker for p in found)), base_of(request)), form)


@router.get("/search.{form}")
def of_search(
    request: Request, ledger: TheLedger, told: Annotated[Asked | str, Depends(search_page.asked)], form: Form
) -> Response:  # fmt: skip
    """All hits of a search, as many as are ranked."""
    if isinstance(told, str):
        raise InputError(told)
    found = ledger.search(told, WINDOW).hits
    actors = [a for h in found for a in (*search_page.speakers(h), h.found.issuer)]
    return _file(lists.hits(found, _names(ledger, actors), base_of(request)), form)


@router.get("/history.{form}")
def of_history(
    request: Request, ledger: TheLedger, form: Form, author: Words = None, document: Words = None
) -> Response:  # fmt: skip
    """What people decided."""
    return _file(lists.decisions(history(ledger, author, document, None, MOST), base_of(request)), form)


def _refused(fault: str) -> None:
    if fault:
        raise InputError(fault)


def _names(ledger: Ledger, ids: Iterable[str | None]) -> Callable[[str | None], str]:
    return Names(ledger, ids)


def _file(sheet: Sheet, form: str) -> Response:
    name = f"{sheet.name.lower()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(written(sheet, form), headers=headers, media_type=MEDIA[form])
