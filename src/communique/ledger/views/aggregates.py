"""Counts by key, kept up to date by what is added and taken away."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table, delete, select, text

from communique.ledger.storage.view_schema import tally

Key = tuple[str, str, str, str]
"""Of `tally` measure, actor, month, label; of `network` level, one, period, other: the second is whose count it is."""


def add(connection: Connection, table: Table, changes: Mapping[Key, int]) -> None:
    """Add to the counts of `tally` or `network` under their four keys; what comes to nothing goes."""
    keys = [column.name for column in table.primary_key]
    rows = [{**dict(zip(keys, key, strict=True)), "many": many} for key, many in sorted(changes.items()) if many]
    if rows:
        columns = ", ".join(keys)
        values = ", ".join(f":{key}" for key in keys)
        connection.execute(text(
            f"INSERT INTO {table.name} ({columns}, many) VALUES ({values}, :many) "
            f"ON CONFLICT ({columns}) DO UPDATE SET many = {table.name}.many + excluded.many"
        ), rows)  # fmt: skip
    whose = sorted({key[1] for key, many in changes.items() if many < 0})
    if whose:
        connection.execute(delete(table).where(table.c.many == 0, table.c[keys[1]].in_(whose)))


def months(
    connection: Connection, measure: str, actor: str, since: str | None = None, until: str | None = None
) -> list[tuple[str, str, int]]:
    """Month (`YYYY-MM`), label and count, in order; `since` and `until` are days, their whole months count."""
    found = select(tally.c.month, tally.c.label, tally.c.many).where(
        tally.c.measure == measure, tally.c.actor == actor, tally.c.month != ""
    )
    if since:
        found = found.where(tally.c.month >= since[:7])
    if until:
        found = found.where(tally.c.month <= until[:7])
    rows = connection.execute(found.order_by(tally.c.month, tally.c.label)).all()
    return [(r.month, r.label, r.many) for r in rows]
