"""Saved searches, a feed of what is new in any search."""

from __future__ import annotations

import hashlib
from html import escape
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Header, Request
from starlette.responses import RedirectResponse, Response

from communique.errors import InputError
from communique.export import addresses
from communique.ledger import Asked
from communique.ledger.search import saved_searches
from communique.model.prose import short
from communique.web import atom
from communique.web.actor_names import Names
from communique.web.dependencies import Reviewer, TheLedger, TheSettings
from communique.web.pages.search.search_page import asked
from communique.web.rendering import base_of, render
from communique.web.result_cache import has, while_it_holds

router = APIRouter()
Told = Annotated[Asked | str, Depends(asked)]
FED = 50
"""Entries of a feed."""


@router.get("/saved")
def every(request: Request, ledger: TheLedger, told: Told) -> Response:
    """The saved searches; a search in the address is offered to be saved."""
    found = saved_searches.every(ledger)
    what = _right(told)
    offered = None if what.nothing else what
    actors = [a for one in (*(s.asked for s in found), what) for a in (one.speaker, one.issuer, one.actor) if a]
    return render(request, "saved.html", found=found, offered=offered, actors=actors)


@router.post("/saved")
def save(
    ledger: TheLedger, settings: TheSettings, reviewer: Reviewer, told: Told,
    name: Annotated[str, Form(max_length=saved_searches.LONGEST)] = "",
) -> Response:  # fmt: skip
    """Save the search of the address under a name."""
    saved_searches.save(ledger, name, _right(told), reviewer.name, settings.now())
    return RedirectResponse("/saved", 303)


@router.post("/saved/{number}/forget")
def forget(ledger: TheLedger, _: Reviewer, number: int) -> Response:
    """Take a saved search out."""
    saved_searches.forget(ledger, number)
    return RedirectResponse("/saved", 303)


@router.get("/feeds/search.atom")
def feed(
    request: Request, ledger: TheLedger, told: Told,
    held: Annotated[str | None, Header(alias="If-None-Match")] = None,
) -> Response:  # fmt: skip
    """What of a search came in lately, the newest first. 304 for a reader who has it."""
    what, base = saved_searches.something(_right(told)), base_of(request)
    body, tag = while_it_holds(ledger, ("feed of a search", base, what), lambda: _fed(ledger, base, what))
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if has(held, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=f"{atom.MEDIA_TYPE}; charset=utf-8")


def _fed(ledger: TheLedger, base: str, what: Asked) -> tuple[bytes, str]:
    found = saved_searches.newest(ledger, what, FED)
    names = Names(ledger, [hit.found.issuer or "" for _, hit in found])
    entries = tuple(
        atom.Entry(
            f"search/{hit.found.id}", short(hit.found.called, 140), at,
            base + addresses.of_hit(hit),
            f"<blockquote>{escape(short(hit.found.words, 600))}</blockquote>",
            (names(hit.found.issuer),) if hit.found.issuer else (), (hit.found.kind,),
        )
        for at, hit in found
    )  # fmt: skip
    way = addresses.search(what)
    own = addresses.search(what, "/feeds/search.atom")
    links = (("self", base + own), ("alternate", base + way))
    title = f"{what.words or 'A search'} · Communiqué"
    mark = hashlib.sha256(way.encode("utf-8", "replace")).hexdigest()[:16]
    body = atom.written(atom.Feed(f"feeds/search/{mark}", title, "What of this search came in lately.", links, entries))
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _right(told: Asked | str) -> Asked:
    if isinstance(told, str):
        raise InputError(told)
    return told
