"""The ledger's readings as what `follow` takes: records over time, of all documents or a choice.

Every function reads the current readings with people's judgements applied, and gives what the pure
functions of `follow` make of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from communique import follow
from communique.actors import Registry
from communique.follow.records import publication
from communique.follow.revisions import revise
from communique.ledger.judging import judged
from communique.ledger.queries import Filter, accounts_by_contact
from communique.ledger.rereading import machine_reading, stored
from communique.ledger.tables import document
from communique.model import (
    Deed,
    Formula,
    Item,
    Life,
    Publication,
    Reading,
    Revision,
    Succession,
    Telling,
    Topical,
    TrackRecord,
    Undertaking,
    Unspoken,
    Untold,
    Wording,
)

if TYPE_CHECKING:
    from communique.ledger.store import Ledger


def readings(ledger: Ledger, by: Filter | None = None) -> Iterator[tuple[str, Reading]]:
    """Every document's id and current reading, in order of their days."""
    narrowed = by or Filter()
    with ledger.reading_from() as connection:
        found = select(document.c.key).order_by(document.c.date, document.c.id)
        if narrowed.issuer:
            found = found.where(document.c.issuer == narrowed.issuer)
        if narrowed.since:
            found = found.where(document.c.date >= narrowed.since)
        if narrowed.until:
            found = found.where(document.c.date <= narrowed.until)
        for key in connection.scalars(found).all():
            yield key, judged(connection, key, machine_reading(connection, stored(connection, key)))[0]


def commitments(ledger: Ledger, registry: Registry, today: str, by: Filter | None = None) -> tuple[Life, ...]:
    """The lives of the commitments that documents tell of."""
    made: list[Undertaking] = []
    done: list[Deed] = []
    for _, one in readings(ledger, by):
        at = publication(one, registry)
        made += follow.undertakings(one, at)
        done += follow.deeds(one, at)
    return follow.follow_commitments(made, done, registry, today)


def track_records(lives: tuple[Life, ...]) -> tuple[TrackRecord, ...]:
    """What became of every actor's commitments."""
    return follow.track_records(lives)


def phrases(ledger: Ledger, registry: Registry, by: Filter | None = None, least: int = 3) -> tuple[Formula, ...]:
    """The formulas of every speaker."""
    found: list[Wording] = []
    published: dict[str, list[Publication]] = defaultdict(list)
    for _, one in readings(ledger, by):
        at = publication(one, registry)
        mine = follow.wordings(one, at)
        found += mine
        for speaker in sorted({w.piece.speaker for w in mine}):
            published[speaker].append(at)
    kept = follow.recurring(found, least)
    return follow.formulas([w for w in found if (w.piece.speaker, w.piece.key) in kept], published, least)


def agenda(ledger: Ledger, registry: Registry, today: str, by: Filter | None = None) -> tuple[Item, ...]:
    """What was announced, and what became of it."""
    told = [t for _, one in readings(ledger, by) for t in follow.tellings(one, publication(one, registry))]
    return follow.agenda(told, registry, today)


def silences(
    ledger: Ledger, registry: Registry, by: Filter | None = None
) -> tuple[tuple[Untold, ...], tuple[Unspoken, ...]]:
    """Contacts that one side alone tells of, and topics on which a side keeps silent."""
    told: dict[tuple[str, str], Telling] = {}
    published: dict[str, list[Publication]] = defaultdict(list)
    topical: list[Topical] = []
    for key, one in readings(ledger, by):
        at = publication(one, registry)
        if at.side:
            published[at.side].append(at)
        topical += follow.topical(one, at)
        for telling in follow.tellings(one, at):
            told[key, telling.contact.id] = telling
    with ledger.reading_from() as connection:
        groups = accounts_by_contact(connection)
    contacts = [[told[a] for a in group if a in told] for group in groups]
    return follow.untold([c for c in contacts if c], published, registry), follow.unspoken(topical)


def successions(ledger: Ledger, registry: Registry, by: Filter | None = None) -> tuple[Succession, ...]:
    """Changes of office that documents tell."""
    told = [n for _, one in readings(ledger, by) for n in follow.namings(one, publication(one, registry))]
    return follow.successions(told, registry)


def revisions(ledger: Ledger, document_id: str | None = None) -> Iterator[tuple[str, int, Revision]]:
    """Every step from one version of a document to the next: its id, the later number, the edits."""
    keys = [document_id] if document_id else _revised(ledger)
    for key in keys:
        numbers = [v.number for v in ledger.versions(key)]
        for number in numbers[1:]:
            yield key, number, revise(ledger.reading(key, number - 1), ledger.reading(key, number))


def _revised(ledger: Ledger) -> list[str]:
    with ledger.reading_from() as connection:
        found = select(document.c.key).where(document.c.number > 1).order_by(document.c.date, document.c.id)
        return list(connection.scalars(found).all())
