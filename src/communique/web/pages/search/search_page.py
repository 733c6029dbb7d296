"""Search: findings by words and filters, or by likeness of meaning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from communique.errors import InputError, SearchError
from communique.extract.topics import known_topics
from communique.ledger import Asked, Hits
from communique.ledger.queries import document_list
from communique.ledger.records import Hit
from communique.ledger.search.full_text import KINDS as RECORDS
from communique.ledger.search.full_text import ORDERS
from communique.ledger.search.results import Results, concordance, facets, results
from communique.model.kinds import KINDS as ACTS
from communique.web.choices import actor_named, one_of, shown
from communique.web.dependencies import TheLedger
from communique.web.parameters import Day, Page, Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds

router = APIRouter()
SIZE, USES = 20, 50
"""Hits, and uses of words in their sentences, on one page."""
FEW = 200
"""Of so many hits the counts stand on the page unasked; more of them take a moment."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `marked` where they were searched."""

    words: str
    marked: bool


def asked(
    ledger: TheLedger, q: Words = None, speaker: Words = None, issuer: Words = None, actor: Words = None,
    act: Words = None, topic: Words = None, kind: Words = None, since: Day = None, until: Day = None,
    order: Words = None,
) -> Asked | str:  # fmt: skip
    """The search that the parameters ask for, or one line on what is wrong with them."""
    try:
        return Asked(
            q or "", one_of("kind", kind, RECORDS), actor_named(ledger, speaker), actor_named(ledger, issuer),
            actor_named(ledger, actor), one_of("topic", topic, known_topics()), one_of("act", act, tuple(ACTS)),
            None, since, until, one_of("order", order, ORDERS) or ORDERS[0],
        )  # fmt: skip
    except InputError as error:
        return str(error)


@router.get("/search")
def search(
    request: Request, ledger: TheLedger, told: Annotated[Asked | str, Depends(asked)], like: Words = None,
    page: Page = 1, counts: Annotated[Literal["", "shown"], Query()] = "",
    view: Annotated[Literal["", "uses"], Query()] = "",
) -> Response:  # fmt: skip
    """The hits of one page with the words marked, or (`view` uses) every use of the words in its sentence."""
    fault = told if isinstance(told, str) else ""
    what = Asked() if isinstance(told, str) else told
    found = Results(Hits((), 0), (), ())
    uses = None
    narrowed = any((what.speaker, what.issuer, what.actor, what.topic, what.act, what.since, what.until, what.within))
    try:
        if like and not fault:
            near = ledger.like(like, replace(what, words="", within=what.within or "statement"), SIZE)
            found = replace(found, hits=near)
        elif view and what.words and not fault:
            uses = while_it_holds(
                ledger, ("uses", what, page), lambda: concordance(ledger, what, USES, (page - 1) * USES)
            )  # fmt: skip
        elif (what.words or narrowed) and not fault:
            found = results(ledger, what, SIZE, (page - 1) * SIZE)
    except SearchError as error:
        fault = str(error)
    hits = found.hits
    many = uses.total if uses else hits.total
    wanted = bool(many) and not like and bool(counts or many <= FEW)
    counted = while_it_holds(ledger, ("facets", what), lambda: facets(ledger, what)) if wanted else {}
    parties = [a for c in found.contacts for a in (*c.participants, *c.sides)]
    parties += [one.issuer or "" for one in (*(u.hit.found for u in uses.uses), *uses.by_document)] if uses else []
    known = while_it_holds(ledger, "issuers", lambda: document_list.issuers(ledger))
    typed = {"speaker": shown(ledger, what.speaker), "actor": shown(ledger, what.actor)}
    return render(
        request, "search.html", 400 if fault else 200, hits=hits, lines=[_pieces(h) for h in hits.hits], asked=what,
        like=like, fault=fault, page=page, size=USES if uses else SIZE, uses=uses, typed=typed,
        issuers=[(i, n) for i, n in known if i], topics=known_topics(), acts=tuple(ACTS),
        tried=bool(like or what.words or narrowed), speakers=speakers,
        suggested=ledger.actors(None, 150), named=found, facets=counted,
        actors=[*parties, *(value for name in ("issuer", "actor") for value, _ in counted.get(name, []))]
        + [a for h in hits.hits for a in (*speakers(h), h.found.issuer or "")] + [i for i, _ in known if i],
    )  # fmt: skip


def speakers(hit: Hit) -> tuple[str, ...]:
    """Who has the word in a hit: speakers, doers, parties, or the voice of a passage."""
    record = hit.found.record
    for name in ("speakers", "by", "participants"):
        if hasattr(record, name):
            return tuple(getattr(record, name))
    return (getattr(record, "voice", ""),)


def _pieces(hit: Hit, before: int = 160, longest: int = 520) -> list[Piece]:
    """The words of a hit around the first that was searched, cut at blanks."""
    words, marks = hit.found.words, hit.marks
    start = max(0, (marks[0].start if marks else 0) - before)
    start = 0 if start == 0 else words.find(" ", start) + 1
    end = len(words) if len(words) - start <= longest else max(words.rfind(" ", start, start + longest), start + 1)
    out, at = [Piece("[…] ", False)] if start else [], start
    for mark in marks:
        if mark.start >= at and mark.end <= end:
            out += [Piece(words[at : mark.start], False), Piece(words[mark.start : mark.end], True)]
            at = mark.end
    out.append(Piece(words[at:end], False))
    return out + ([Piece(" […]", False)] if end < len(words) else [])
