"""Charts as pictures of their own: asked for by pages, kept by browsers until their numbers change."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Header, Query
from starlette.responses import Response

from communique.ledger.views import recurring_phrases
from communique.web.chart_data import of_actor, of_contacts, of_formula
from communique.web.dependencies import TheLedger
from communique.web.drawing.charts import Chart
from communique.web.pages.contacts.contact_list import Choice
from communique.web.result_cache import has

router = APIRouter()
Theme = Annotated[Literal["light", "dark"], Query()]
Held = Annotated[str | None, Header(alias="If-None-Match")]


def picture(one: Chart, theme: Literal["light", "dark"], held: str | None) -> Response:
    """The chart as an answer with an ETag; 304 where the browser has it."""
    tag = f'"{one.etag(theme)}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if has(held, tag):
        return Response(status_code=304, headers=headers)
    return Response(one.svg(theme), headers=headers, media_type="image/svg+xml")


@router.get("/charts/contacts.svg")
def contacts_chart(ledger: TheLedger, choice: Choice, theme: Theme = "light", held: Held = None) -> Response:
    """Contacts by month."""
    return picture(of_contacts(ledger, choice.by), theme, held)


@router.get("/charts/actors/{actor}.svg")
def actor_chart(ledger: TheLedger, actor: str, theme: Theme = "light", held: Held = None) -> Response:
    """An actor's statements by topic and month."""
    return picture(of_actor(ledger, actor), theme, held)


@router.get("/charts/phrases/{key}.svg")
def phrase_chart(ledger: TheLedger, key: str, theme: Theme = "light", held: Held = None) -> Response:
    """The documents that use a phrase by speaker and month."""
    one = recurring_phrases.line(ledger, key)
    others = recurring_phrases.elsewhere(ledger, one)
    names = ledger.names([one.speaker, *(o.speaker for o in others)])
    return picture(of_formula(one, others, names), theme, held)
