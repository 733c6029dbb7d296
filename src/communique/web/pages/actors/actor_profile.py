"""One actor: whom it met, what it said on a topic over time, what it undertook towards whom, who it is."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from communique.actors import registry
from communique.actors.registry.partial_dates import precision
from communique.errors import UnknownRecord
from communique.extract.topics import known_topics
from communique.ledger import Asked, Filter, Ledger
from communique.ledger.judgements import actor_identity
from communique.ledger.records import Found
from communique.ledger.views import commitment_lifecycles, contact_network, contact_register
from communique.ledger.views.contact_register import ContactFilter
from communique.model import Statement, Term
from communique.web.chart_data import of_actor
from communique.web.choices import one_of
from communique.web.dependencies import TheLedger, TheSettings
from communique.web.parameters import Words
from communique.web.rendering import month, render

router = APIRouter()
SHOWN, SAID = 12, 60
"""Rows of a list of the page; statements on one topic."""
_TOPICS = [(topic, topic.replace("-", " ")) for topic in known_topics()]


@router.get("/actors/{key}")
def actor(
    request: Request, ledger: TheLedger, settings: TheSettings, key: str, topic: Words = None
) -> Response:  # fmt: skip
    """What the registry and the documents tell of an actor; what it said on a topic, the earliest first."""
    known, named = registry().actor(key), ledger.names([key])
    with ledger.reading_from() as connection:
        taken = actor_identity.taken_for(connection, key)
        other = actor_identity.decided(connection).get(key)
    if other:
        return RedirectResponse(f"/actors/{other}", 303)
    if other is not None:
        raise UnknownRecord(f"{key}: people decided that this is nobody; the history has it, and takes it back")
    if known is None and not named:
        raise UnknownRecord(f"{key}: neither the ledger nor the registry knows such an actor")
    today = settings.now().date().isoformat()
    theirs, undertaken = commitment_lifecycles.page(ledger, registry(), today, actor=key, limit=SHOWN)
    owed, promised = commitment_lifecycles.page(ledger, registry(), today, actor=key, role="creditor", limit=SHOWN)
    contacts = contact_register.page(ledger, ContactFilter((key,), status="held"), SHOWN).contacts
    pairs = contact_network.met(ledger, key)
    topic = one_of("topic", topic, known_topics())
    statements = _said(ledger, key, topic)
    towards = commitment_lifecycles.towards(ledger, key)
    ids = [
        key,
        *(a for c in contacts for a in (*c.participants, *c.sides)),
        *(other for other, _ in (*pairs, *towards)),
    ]
    ids += [a for one in (*theirs, *owed) for a in (*(d.actor for d in one.debtors), *one.creditors)]
    terms = [(t, of_office(t)) for t in (known.offices if known else ())]
    return render(
        request, "actor.html", actor=key, known=known, terms=terms[::-1], contacts=contacts, pairs=pairs,
        statements=statements, lives=theirs, undertaken=undertaken,
        owed=owed, promised=promised, chart=of_actor(ledger, key),
        topic=topic, topic_choices=_TOPICS, towards=towards, taken=taken,
        stranger=key.startswith("unknown:"),
        most=SAID, track=commitment_lifecycles.counts(ledger, today, key),
        actors=[*ids, *(t.of for t, _ in terms), *(s.issuer or "" for s in statements)],
    )  # fmt: skip


def _said(ledger: Ledger, key: str, topic: str | None) -> list[Found[Statement]]:
    """What an actor said: on a topic from the first to the last (of very many the latest), else the latest."""
    if topic is None:
        return ledger.statements(Filter(actor=key, role="speaker"), SHOWN)
    hits = ledger.search(Asked(within="statement", speaker=key, topic=topic, order="day"), SAID).hits
    return [cast("Found[Statement]", hit.found) for hit in reversed(hits)]


def of_office(term: Term) -> str:
    """The time of a term, as exact as the registry has it: “January 2021 – now”."""
    return f"{_told(term.start)} – {_told(term.end) if term.end else 'now'}"


def _told(date: str) -> str:
    if not date:
        return "not known"
    exact = precision(date)
    if exact == "year":
        return date
    return month(date) if exact == "month" else f"{int(date[8:])} {month(date[:7])}"
