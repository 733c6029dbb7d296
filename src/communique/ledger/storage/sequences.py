"""Numbers for new rows. Writers take turns, so a counter is enough on either engine."""

from __future__ import annotations

from sqlalchemy import Connection, insert, update

from communique.ledger.storage.schema import counter


def next_ids(connection: Connection, name: str, many: int) -> int:
    """The first of `many` numbers that no row of that name has had."""
    change = update(counter).where(counter.c.name == name).values(value=counter.c.value + many)
    last = connection.scalar(change.returning(counter.c.value))
    if last is None:
        connection.execute(insert(counter).values(name=name, value=many))
        last = many
    return int(last) - many + 1
