"""Counts by actor, month and label, kept up to date by what is added and taken away."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select, text

from communique.ledger.viewtables import tally

Key = tuple[str, str, str, str]
_ADD = text(
    "INSERT INTO tally (measure, actor, month, label, many) VALUES (:measure, :actor, :month, :label, :many) "
    "ON CONFLICT (measure, actor, month, label) DO UPDATE SET many = tally.many + excluded.many"
)


def add(connection: Connection, changes: Mapping[Key, int]) -> None:
    """Add to the counts (measure, actor, month, label); what comes to nothing goes."""
    rows = [
        {"measure": measure, "actor": actor, "month": month, "label": label, "many": many}
        for (measure, actor, month, label), many in sorted(changes.items()) if many
    ]  # fmt: skip
    if rows:
        connection.execute(_ADD, rows)
    if any(row["many"] < 0 for row in rows):  # type: ignore[operator]
        connection.execute(delete(tally).where(tally.c.many == 0, tally.c.actor.in_({str(r["actor"]) for r in rows})))


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
