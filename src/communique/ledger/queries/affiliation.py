"""Whom an actor in a filter stands for: a country for all who serve it, anybody else for himself.

Beside the rows of those who have a part in a finding or a contact, or are mentioned in a document, stand rows of whom
they serve, under a name that no actor bears (`serves:US`). So a list of a country is one stretch of an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from communique.ledger.storage.schema import actor

_SERVES, _COUNTRY = "serves:", "country:"


def is_country(who: str | None) -> bool:
    """Whether an actor is a country, so that it stands for several."""
    return bool(who) and str(who).startswith(_COUNTRY)


def standing(who: str) -> str:
    """The name under which the rows of an actor lie: a country's under that of all who serve it."""
    return _SERVES + who.removeprefix(_COUNTRY) if is_country(who) else who


def actual(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """The condition that a column names an actor, and not those who serve a country."""
    return column.not_like(f"{_SERVES}%")


def served(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """The condition that a column names an actor as a filter takes it: a country by all who serve it."""
    return column.not_like(f"{_COUNTRY}%")


def asked(name: str) -> str:
    """The actor under whose name a filter finds the rows of this name: `standing` backwards."""
    return _COUNTRY + name.removeprefix(_SERVES) if name.startswith(_SERVES) else name


def countries(connection: Connection, actors: Iterable[str]) -> dict[str, str]:
    """The name under which the rows of each of these actors' country lie; who serves none is not there."""
    told = sorted(set(actors))
    out: dict[str, str] = {}
    for start in range(0, len(told), 500):
        some = actor.c.key.in_(told[start : start + 500])
        rows = connection.execute(select(actor.c.key, actor.c.country).where(some, actor.c.country != ""))
        out |= {row.key: _SERVES + row.country for row in rows}
    return out | {one: standing(one) for one in told if is_country(one)}


def with_served(actors: Iterable[str], served: Mapping[str, str]) -> list[str]:
    """The actors, and once each the names for those whom they serve."""
    told = list(actors)
    return told + sorted({served[one] for one in told if one in served})
