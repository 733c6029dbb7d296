"""Which engine a ledger lies in: the one place where SQLite and PostgreSQL part.

`engine_of` takes a path or URL and gives a `Sqlite` or a `Postgres`; both have the methods of
`Backend`, and the rest of the ledger speaks SQLAlchemy Core and asks no further.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from communique.errors import LedgerMissing
from communique.ledger.search.syntax import Node


class Backend(Protocol):
    """What the ledger asks of an engine beyond SQL that both understand."""

    name: str
    place: str
    engine: Engine
    opening: str
    closing: str

    def prepare(self) -> None: ...
    def holds(self, connection: Connection) -> str: ...
    def lock(self, connection: Connection) -> None: ...
    def make_search(self, connection: Connection) -> None: ...
    def index(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None: ...
    def index_anew(self, connection: Connection) -> None: ...
    def unindex(self, connection: Connection, document: int) -> None: ...
    def ranked(
        self,
        connection: Connection,
        tree: Node | None,
        labels: Sequence[str],
        when: Sequence[str],
        since: str | None,
        until: str | None,
        window: int,
    ) -> list[tuple[int, float]]: ...
    def marked(self, connection: Connection, tree: Node, numbers: Sequence[int]) -> dict[int, str]: ...
    def damage(self, connection: Connection) -> list[str]: ...


def engine_of(place: str | Path, create: bool = True, wait: float = 15) -> Backend:
    """The engine for a file's path, `sqlite:///path` or `postgresql://user@host/database`.

    `wait` is the time in seconds for which a writer waits for another. Raises LedgerMissing for
    an address that is none.
    """
    from communique.ledger.storage.postgres import Postgres
    from communique.ledger.storage.sqlite import Sqlite

    told = str(place)
    if "://" not in told:
        return Sqlite(Path(told).expanduser(), create, wait)
    try:
        url = make_url(told)
    except ArgumentError:
        raise LedgerMissing(f"{told}: is no address of a ledger") from None
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite" and url.database:
        return Sqlite(Path(url.database), create, wait)
    if kind in ("postgresql", "postgres"):
        return Postgres(url, wait)
    raise LedgerMissing(f"{told}: is no address of a ledger; give a file or postgresql://user@host/database")
