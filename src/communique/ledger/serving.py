"""Whom an actor in a filter stands for: a country for all who serve it, anybody else for himself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_, select

from communique.ledger.tables import actor


def serves(column: Any, who: str) -> ColumnElement[bool]:
    """The condition that a column names the actor, or somebody or some body that serves the country that it is."""
    if not is_country(who):
        return column == who  # type: ignore[no-any-return] # a column compares to a condition
    mine = select(actor.c.key).where(actor.c.country == who.partition(":")[2])
    return or_(column == who, column.in_(mine))


def is_country(who: str | None) -> bool:
    """Whether an actor is a country, so that it stands for several."""
    return bool(who) and str(who).startswith("country:")
