"""What has changed since its views were made: a mark for every document and contact that is written.

A mark carries the ledger's state at which it was set. Whoever makes views takes off the marks that are
no newer than what he read, so that a change that comes in between is seen to again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, select, text

from communique.ledger.storage.schema import counter
from communique.ledger.storage.view_schema import stale

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

_MARK = text(
    "INSERT INTO stale (kind, key, state) VALUES (:kind, :key, (SELECT value FROM counter WHERE name = 'state')) "
    "ON CONFLICT (kind, key) DO UPDATE SET state = excluded.state"
)


def state(connection: Connection) -> int:
    """The number of the last change."""
    return connection.scalar(select(counter.c.value).where(counter.c.name == "state")) or 0


KINDS = frozenset({
    "compared", "contact", "day", "document", "emptied", "lives", "rows", "speaker", "topics", "untold",
})  # fmt: skip
"""What can be marked as to be made again."""


def unknown(connection: Connection) -> Iterator[str]:
    """One line for each kind of mark that nothing takes off."""
    for kind in connection.scalars(select(stale.c.kind).where(stale.c.kind.not_in(KINDS)).distinct()):
        yield f"something is marked as “{kind}”, which nothing makes again"


def mark(connection: Connection, kind: str, keys: Iterable[object]) -> None:
    """Say that the views of these have to be made anew."""
    rows = [{"kind": kind, "key": str(key)} for key in keys]
    if rows:
        connection.execute(_MARK, rows)


def marked(connection: Connection, kind: str, most: int | None = None) -> list[str]:
    """The keys that are marked, in order; at most so many."""
    found = select(stale.c.key).where(stale.c.kind == kind).order_by(stale.c.key).limit(most)
    return list(connection.scalars(found).all())


def in_turn(ledger: Database, kind: str, most: int, work: Callable[[Connection, list[str]], None]) -> int:
    """Hand at most so many marked keys to `work`, and take off their marks in the same transaction; gives how many.

    Where nothing is marked nothing is opened for writing.
    """
    with ledger.reading_from() as connection:
        if not marked(connection, kind, 1):
            return 0
    with ledger.changing() as connection:
        keys = marked(connection, kind, most)
        work(connection, keys)
        unmark(connection, kind, keys)
        return len(keys)


def unmark(connection: Connection, kind: str, keys: Sequence[str], until: int | None = None) -> None:
    """Take off the marks of a kind; those set after the state `until` stay."""
    for start in range(0, len(keys), 500):
        gone = delete(stale).where(stale.c.kind == kind, stale.c.key.in_(keys[start : start + 500]))
        connection.execute(gone if until is None else gone.where(stale.c.state <= until))


def pending(connection: Connection) -> dict[str, int]:
    """How many of each kind wait for their views: nothing when all are up to date."""
    found = select(stale.c.kind, func.count().label("many")).group_by(stale.c.kind).order_by(stale.c.kind)
    return {row.kind: row.many for row in connection.execute(found)}
