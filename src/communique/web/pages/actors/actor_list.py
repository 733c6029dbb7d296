"""Actors: who is mentioned, by name and country; those of the registry that no document names besides."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.ledger import Ledger
from communique.ledger.views import list_facets
from communique.model import Actor
from communique.model.actor import ActorKind
from communique.web.choices import one_of
from communique.web.dependencies import TheLedger
from communique.web.parameters import PAGE_SIZE, Page, Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds

router = APIRouter()
KINDS: tuple[str, ...] = get_args(ActorKind)
ASKS = {"kind": ("Kind", "kind"), "country": ("Country", "country")}
"""What the list is counted by: the heading, and the parameter that a value goes into."""
ELSEWHERE = 20
"""Actors of the registry that are listed besides those that documents name."""


@router.get("/actors")
def actors(
    request: Request, ledger: TheLedger, q: Words = None, country: Words = None, kind: Words = None, page: Page = 1,
    who: Annotated[Literal["", "all"], Query()] = "",
) -> Response:  # fmt: skip
    """The actors that documents name, most often named first."""
    code = country.upper() if country and len(country) == 2 else None
    wanted = one_of("kind", kind, KINDS)
    found = ledger.actors(q, PAGE_SIZE + 1, (page - 1) * PAGE_SIZE, code, not who, wanted)
    by = (q, code, not who, wanted)
    counted = while_it_holds(ledger, ("actors counted", by), lambda: list_facets.actors(ledger, *by))
    more = len(found) > PAGE_SIZE
    known = {a.id for a in found}
    return render(
        request, "actors.html", found=found[:PAGE_SIZE], more=more, page=page, words=q, country=code, who=who,
        kind=wanted, kinds=KINDS, counts=counted, asks=ASKS,
        countries=while_it_holds(ledger, "countries", lambda: _countries(ledger)),
        besides=_besides(q, code, known) if page == 1 and q else [],
    )  # fmt: skip


def _countries(ledger: Ledger) -> list[tuple[str, str]]:
    """Code and name of the countries that documents name, by name."""
    found = [a for a in ledger.actors("country:", 400) if a.kind == "country" and a.country]
    return sorted(((a.country, a.name) for a in found), key=lambda pair: pair[1])


def _besides(words: str, country: str | None, known: set[str]) -> list[Actor]:
    """Actors of the registry with these words in their names that are not in the list."""
    wanted = words.casefold()
    found = (
        a for key, a in sorted(registry().actors.items())
        if key not in known and wanted in a.name.casefold() and country in (None, a.country)
    )  # fmt: skip
    return [a for a, _ in zip(found, range(ELSEWHERE), strict=False)]
