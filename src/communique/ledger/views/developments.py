"""The ledger's readings as what `follow` takes: records over time, of all documents or a choice.

Every function reads the current readings with people's judgements applied, and gives what the pure
functions of `follow` make of them. What is asked more often lies ready in `views`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique import follow
from communique.actors import Registry
from communique.follow.records import publication
from communique.follow.revisions.versions import revise
from communique.ledger.filters import Filter
from communique.ledger.judgements.judged_reading import current_reading
from communique.ledger.queries.contact_lookup import look_in
from communique.ledger.queries.document_queries import versions, within
from communique.ledger.storage.schema import document
from communique.model import Item, Reading, Revision, Succession

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


def readings(ledger: Database, by: Filter | None = None) -> Iterator[tuple[str, Reading]]:
    """Every document's id and current reading, in order of their days."""
    narrowed = by or Filter()
    with ledger.reading_from() as connection:
        found = select(document.c.key).where(*within(narrowed)).order_by(document.c.date, document.c.id)
        for key in connection.scalars(found).all():
            yield key, current_reading(connection, key)


def agenda(ledger: Database, registry: Registry, today: str, by: Filter | None = None) -> tuple[Item, ...]:
    """What was announced, and what became of it."""
    told = [t for _, one in readings(ledger, by) for t in follow.tellings(one, publication(one, registry))]
    with ledger.reading_from() as connection:
        return follow.agenda(told, registry, today, look_in(connection, registry))


def successions(ledger: Database, registry: Registry, by: Filter | None = None) -> tuple[Succession, ...]:
    """Changes of office that documents tell."""
    told = [n for _, one in readings(ledger, by) for n in follow.namings(one, publication(one, registry))]
    return follow.successions(told, registry)


def revisions(ledger: Database, document_id: str | None = None) -> Iterator[tuple[str, int, Revision]]:
    """Every step from one version of a document to the next: its id, the later number, the edits."""
    keys = [document_id] if document_id else _revised(ledger)
    for key in keys:
        with ledger.reading_from() as connection:
            numbers = [v.number for v in versions(connection, key)]
        for number in numbers[1:]:
            with ledger.reading_from() as connection:
                before, after = (current_reading(connection, key, n) for n in (number - 1, number))
            yield key, number, revise(before, after)


def _revised(ledger: Database) -> list[str]:
    with ledger.reading_from() as connection:
        found = select(document.c.key).where(document.c.number > 1).order_by(document.c.date, document.c.id)
        return list(connection.scalars(found).all())
