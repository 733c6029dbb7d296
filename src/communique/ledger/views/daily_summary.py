"""Today: what came in since a moment, what changed, what is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.actors import Registry
from communique.ledger.queries import document_list
from communique.ledger.queries.contact_queries import contact_of
from communique.ledger.queries.document_list import DocumentFilter, Unread
from communique.ledger.queries.document_queries import kept_of
from communique.ledger.records import Kept, KeptContact
from communique.ledger.storage.schema import contact, document
from communique.ledger.storage.serialization import stamp
from communique.ledger.views import commitment_lifecycles, revision_history, silent_sides
from communique.ledger.views.invalidation import pending
from communique.ledger.views.revision_history import Edition
from communique.ledger.views.silent_sides import Silence
from communique.model import Life

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


@dataclass(frozen=True, slots=True)
class Today:
    """What is new since a moment. Of each kind the newest few, and under `counts` how many there are.

    `counts`: documents, contacts, commitments, revisions (substantive), silences, gone. `issuers` says who
    published how many of the documents; `pending` what waits for its views
    (accounts side by side are made when a page asks for them); `unread` what came in and could not be read.
    """

    since: dt.datetime
    documents: tuple[Kept, ...]
    contacts: tuple[KeptContact, ...]
    commitments: tuple[Life, ...]
    revisions: tuple[Edition, ...]
    silences: tuple[Silence, ...]
    gone: tuple[Kept, ...]
    issuers: tuple[tuple[str | None, int], ...]
    counts: dict[str, int]
    pending: dict[str, int]
    unread: tuple[Unread, ...] = ()


def today(ledger: Database, registry: Registry, since: dt.datetime, now: dt.datetime, limit: int = 10) -> Today:
    """What came in from the moment `since` on, as things stand at `now`."""
    day, moment = now.date().isoformat(), stamp(since)
    documents, many = document_list.page(ledger, DocumentFilter(seen_since=since), limit, by_seen=True)
    commitments, bound = commitment_lifecycles.page(ledger, registry, day, seen_since=moment, limit=limit)
    revisions, edited = revision_history.page(ledger, since, limit=limit)
    silent, untold = silent_sides.untold(ledger, seen_since=moment, limit=limit)
    with ledger.reading_from() as connection:
        new = contact.c.first_seen >= moment
        met = connection.scalar(select(func.count()).select_from(contact).where(new)) or 0
        order = (contact.c.first_seen.desc(), contact.c.id.desc())
        contacts = connection.execute(select(contact).where(new).order_by(*order).limit(limit)).all()
        lost = select(document).where(document.c.gone_at >= moment)
        gone = connection.execute(lost.order_by(document.c.gone_at.desc(), document.c.id)).all()
        waiting = {kind: many for kind, many in pending(connection).items() if kind != "compared"}
    counts = {
        "documents": many, "contacts": met, "commitments": bound, "revisions": edited, "silences": untold,
        "gone": len(gone),
    }  # fmt: skip
    return Today(
        since, tuple(documents), tuple(contact_of(r) for r in contacts), tuple(commitments), tuple(revisions),
        tuple(silent), tuple(kept_of(r) for r in gone[:limit]), tuple(document_list.issuers(ledger, since)), counts,
        waiting, document_list.unread(ledger, seen_since=since),
    )  # fmt: skip


def last_seen(ledger: Database) -> dt.datetime | None:
    """When the newest document came in."""
    from communique.ledger.storage.serialization import moment

    with ledger.reading_from() as connection:
        found = connection.scalar(select(func.max(document.c.first_seen)))
    return moment(found) if found else None
