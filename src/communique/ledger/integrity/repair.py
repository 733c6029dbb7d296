"""Making again what damage took, as far as it can be made: `communique check --mend`.

Counters are set on to the highest number there is; rows of documents, actors and contacts are written anew from the
readings and what people decided; all views are thrown away, to be made anew by the next refresh. Texts, bytes,
versions, readings and judgements cannot be made again, and are never touched: what is wrong with them stays a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select, update

from communique.ledger.intake import contact_grouping, document_writer
from communique.ledger.integrity.ledger_check import of_the_document
from communique.ledger.integrity.row_check import NUMBERED
from communique.ledger.queries.affiliation import actual
from communique.ledger.queries.stored_readings import machine_reading, stored
from communique.ledger.storage import checksums
from communique.ledger.storage.schema import actor, appearance, contact, counter, document, finding, metadata
from communique.ledger.views.refresh import discard

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


def mend(ledger: Database) -> list[str]:
    """Make again what can be; gives a line for everything that was done. The views are made by the next `refresh`."""
    with ledger.changing() as connection:
        done = list(_counters(connection))
        gone = _without_actors(connection)
        torn = _without_contacts(connection)
    rows = 0
    for number, key in _documents(ledger, gone | torn):
        rows += _written(ledger, number, key)
    with ledger.changing() as connection:
        ledger.backend.index_anew(connection)
        people = _counted(connection)
        contacts = _contacts(connection)
    discard(ledger)
    done += [f"rows of documents written anew from their readings: {rows:,}"] if rows else []
    done += [f"actors written or counted anew: {people:,}"] if people else []
    done += [f"contacts written anew from their accounts: {contacts:,}"] if contacts else []
    return [*done, "all views thrown away and made anew"]


def _counters(connection: Connection) -> Iterator[str]:
    kept = {r.name: r.value for r in connection.execute(select(counter))}
    for name in NUMBERED:
        highest = connection.scalar(select(func.max(metadata.tables[name].c.id))) or 0
        held = kept.get(name)
        if isinstance(held, int) and held >= highest:
            continue
        connection.execute(delete(counter).where(counter.c.name == name))
        if highest:
            connection.execute(insert(counter).values(name=name, value=highest))
            yield f"the counter of {name} set to {highest}"
    checksums.again(connection, "counter")


def _without_actors(connection: Connection) -> set[int]:
    """Delete the rows of actors that are not what was written; gives the documents that mention those without a row."""
    wrong = list(checksums.broken(connection, checksums.RECORDS["actor"]))
    connection.execute(delete(actor).where(actor.c.key.in_(wrong)))
    lacking = select(appearance.c.document).where(actual(appearance.c.actor))
    return set(connection.scalars(lacking.where(appearance.c.actor.not_in(select(actor.c.key)))).all())


def _without_contacts(connection: Connection) -> set[int]:
    """Take accounts out of contacts that have no row, or that are not theirs; gives the accounts' documents."""
    wrong = [int(key) for key in checksums.broken(connection, checksums.RECORDS["finding"]) if key.isdecimal()]
    lost = (finding.c.kind == "contact") & (
        finding.c.contact.is_(None) | finding.c.contact.in_(wrong) | finding.c.contact.not_in(select(contact.c.id))
    )
    found = set(connection.scalars(select(finding.c.document).where(lost)).all())
    connection.execute(update(finding).where(lost, finding.c.contact.not_in(select(contact.c.id))).values(contact=None))
    return found


def _documents(ledger: Database, more: set[int]) -> Iterator[tuple[int, str]]:
    """The documents whose rows are to be written anew."""
    with ledger.reading_from() as connection:
        rows = connection.execute(select(document).order_by(document.c.id)).all()
        wanted = [(r.id, r.key) for r in rows if r.id in more or any(of_the_document(connection, r))]
    yield from wanted


def _written(ledger: Database, number: int, key: str) -> bool:
    """Write a document's rows anew; what cannot be read stays as it is."""
    try:
        with ledger.changing() as connection:
            made: Any = machine_reading(connection, stored(connection, key))
            document_writer.project(connection, ledger.backend, number, key, made)
    except Exception:  # damage can raise anything; `check` tells it
        return False
    return True


def _counted(connection: Connection) -> int:
    """Count anew in how many documents each actor stands; gives how many were counted wrongly."""
    told = select(appearance.c.actor, func.count().label("many")).where(actual(appearance.c.actor))
    many = {r.actor: r.many for r in connection.execute(told.group_by(appearance.c.actor))}
    wrong = 0
    for row in connection.execute(select(actor.c.key, actor.c.documents)).all():
        if row.documents != many.get(row.key, 0):
            connection.execute(update(actor).where(actor.c.key == row.key).values(documents=many.get(row.key, 0)))
            wrong += 1
    return wrong + checksums.again(connection, "actor")


def _contacts(connection: Connection) -> int:
    """Write anew the contacts that are not what was written."""
    kinds = ("contact", "contact_party", "finding")
    wrong = {int(k) for kind in kinds for k in checksums.broken(connection, checksums.RECORDS[kind]) if k.isdecimal()}
    contact_grouping.renew(connection, wrong)
    return len(wrong) if any(checksums.again(connection, kind) for kind in (*kinds, "block")) or wrong else 0
