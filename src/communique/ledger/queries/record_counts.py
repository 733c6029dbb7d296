"""How many records a list has in all, and how many of each kind the ledger holds. All read-only."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from communique.ledger.filters import Filter, only
from communique.ledger.queries.actor_queries import actors_chosen
from communique.ledger.queries.affiliation import standing
from communique.ledger.queries.contact_queries import contacts_chosen
from communique.ledger.queries.document_queries import between, documents_chosen
from communique.ledger.queries.finding_queries import findings_chosen, of_actor
from communique.ledger.storage.schema import actor, appearance, contact, document, finding, judgement, party, revision


def many(connection: Connection, what: str, by: Filter, words: str | None, most: int) -> int:
    """How many a list has in all, counted up to `most`: documents, contacts, actors (by `words`), judgements, or
    a kind of finding.
    """
    one = literal(1).label("one")
    if what in ("actors", "judgements"):
        only(by, what)
    if what == "actors":
        found = actors_chosen(select(one).select_from(actor), words)
    elif what == "judgements":
        found = select(one).select_from(judgement)
        found = found.where(judgement.c.document == by.document) if by.document else found
    elif what == "contacts":
        found = select(one).select_from(contact).where(*contacts_chosen(by))
    elif by.actor and by == Filter(actor=by.actor, role=by.role, other=by.other, since=by.since, until=by.until):
        found = _parts_of(select(one), what, by)
    elif what == "documents":
        found = documents_chosen(select(one).select_from(document), by)[0]
    else:
        found = findings_chosen(select(one).select_from(finding), what, by)[0]
    return connection.scalar(select(func.count()).select_from(found.limit(most).subquery())) or 0


def _parts_of(found: Select[Any], what: str, by: Filter) -> Select[Any]:
    """What an actor has a part in, without a look at the documents or findings themselves."""
    if what == "documents":
        found = found.select_from(appearance).where(appearance.c.actor == standing(str(by.actor)))
        return between(found, appearance.c.date, by)
    return between(of_actor(found.select_from(party), what, by), party.c.date, by)


def counts(connection: Connection) -> dict[str, int]:
    """How many of each thing the ledger holds."""
    tables = {
        "documents": document, "versions": revision, "findings": finding, "contacts": contact, "judgements": judgement
    }  # fmt: skip
    return {name: connection.scalar(select(func.count()).select_from(t)) or 0 for name, t in tables.items()}
