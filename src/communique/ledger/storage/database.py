"""One open database: reading it, and transactions that write to it.

Queries, views and checks take a `Database` and no more; `Ledger`, which stands above all of them, is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import Connection

from communique.ledger.storage import checksums
from communique.ledger.storage.database_errors import translated
from communique.ledger.storage.engine import Backend
from communique.ledger.storage.sequences import next_ids


class Database:
    """A file (SQLite) or a database (PostgreSQL) whose tables are those of this version; a context manager."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def close(self) -> None:
        """Give back every connection."""
        self._backend.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def place(self) -> str:
        """Where it lies: a path, or a URL without its password."""
        return self._backend.place

    @property
    def backend(self) -> Backend:
        """The engine, for the modules of this folder and for backups."""
        return self._backend

    @contextmanager
    def reading_from(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger and cannot write."""
        with translated(self.place), self._backend.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: committed as a whole at the end, or not at all."""
        made = self._backend.engine.connect
        with translated(self.place), made().execution_options(writes=True) as connection, connection.begin():
            self._backend.lock(connection)
            yield connection
            checksums.keep(connection)

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction that changes what the ledger says: its `state` is another from then on."""
        with self.writing() as connection:
            next_ids(connection, "state", 1)
            yield connection
