"""Brief: a written report of some days, every sentence with its reference; to read here or to take away."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.brief import Brief, asked, brief
from communique.brief import render as rendered
from communique.errors import InputError
from communique.ledger import Ledger
from communique.web.dependencies import TheLedger, TheSettings
from communique.web.parameters import Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds

router = APIRouter()
MEDIA = {
    "md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
Length = Annotated[Literal["short", "full"], Query()]


def _made(
    ledger: Ledger, settings: TheSettings, since: str, until: str | None, about: str | None, length: str
) -> Brief:
    names = [a.strip() for a in (about or "").split(",") if a.strip()]
    told = asked(names, since, until, settings.now().date(), registry(), length)
    return while_it_holds(ledger, ("brief", told), lambda: brief(ledger, told))


@router.get("/brief")
def page(request: Request, ledger: TheLedger, settings: TheSettings, since: Words = None, until: Words = None,
         about: Words = None, length: Length = "short") -> Response:  # fmt: skip
    """The form, and the brief it asks for."""
    fault, made = "", None
    try:
        if about:
            made = _made(ledger, settings, since or "7d", until, about, length)
    except InputError as error:
        fault = str(error)
    return render(request, "brief.html", 400 if fault else 200, brief=made, fault=fault, since=since or "7d",
                  until=until, about=about, length=length)  # fmt: skip


@router.get("/brief.{form}")
def download(ledger: TheLedger, settings: TheSettings, form: Literal["md", "html", "docx", "pdf"], since: Words = None,
             until: Words = None, about: Words = None, length: Length = "short") -> Response:  # fmt: skip
    """The brief as a file."""
    body = rendered(_made(ledger, settings, since or "7d", until, about, length), form)
    headers = {"Content-Disposition": f'attachment; filename="brief.{form}"'}
    return Response(body, headers=headers, media_type=MEDIA[form])
