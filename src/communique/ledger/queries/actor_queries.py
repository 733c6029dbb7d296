"""Actors that documents mention, by words, country and kind; their names. All read-only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from communique.ledger.records import Known
from communique.ledger.storage.schema import actor

_FULL_NAME = r"^[A-Z]\S* (\S+ )*[A-Z]\S+$"


def actors(
    connection: Connection, words: str | None, limit: int, offset: int, country: str | None = None, known: bool = False,
    kind: str | None = None,
) -> list[Known]:  # fmt: skip
    """Actors by how many documents mention them; `words` are part of a name or id, `country` is a code.

    `known` leaves out those whom the registry does not know.
    """
    found = actors_chosen(select(actor), words, country, known, kind)
    found = found.order_by(actor.c.documents.desc(), actor.c.key).limit(limit).offset(offset)
    return [Known(r.key, r.name, r.kind, r.country, r.documents) for r in connection.execute(found)]


def actors_chosen(
    found: Select[Any], words: str | None, country: str | None = None, known: bool = False, kind: str | None = None
) -> Select[Any]:
    """The rows of `actor` that a list is narrowed to."""
    found = found.where(actor.c.documents > 0)
    for column, value in ((actor.c.country, country), (actor.c.kind, kind)):
        found = found.where(column == value) if value else found
    found = found.where(actor.c.key.not_like("unknown:%")) if known else found
    if not words:  # a stranger whom no document names in full is no entry of a list; who asks for him finds him
        found = found.where(or_(~actor.c.key.startswith("unknown:"), actor.c.name.regexp_match(_FULL_NAME)))
    like = f"%{(words or '').lower()}%"
    return found.where(or_(func.lower(actor.c.name).like(like), actor.c.key.like(like))) if words else found


def names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The names of actors by their ids."""
    found = select(actor.c.key, actor.c.name).where(actor.c.key.in_(sorted(set(ids))))
    return {row.key: row.name for row in connection.execute(found)}
