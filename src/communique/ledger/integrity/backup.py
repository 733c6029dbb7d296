"""A copy of a whole ledger, taken while others go on writing; also from one engine to the other.

The copy stands under its name only when it is complete and `check` finds no fault in it that the ledger has not.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from communique.errors import InputError, LedgerCorrupt
from communique.ledger.integrity.ledger_check import check
from communique.ledger.storage import checksums
from communique.ledger.storage.database import Database
from communique.ledger.storage.database_errors import translated
from communique.ledger.storage.engine import Backend
from communique.ledger.storage.schema import counter, finding, meta, metadata, seal
from communique.ledger.storage.view_schema import view

Opened = Callable[[str | Path, bool], Database]
"""Opens a ledger, and makes it where there is none and that is wanted."""
_PAGE = 500


def backup(ledger: Database, target: str | Path, opened: Opened) -> list[str]:
    """Copy a ledger to a file that is not there yet, or to an empty database, and prove the copy by `check`.

    Gives the faults of the ledger that the copy has with it: of a damaged ledger a copy is better than none. Raises
    InputError, LedgerError; LedgerCorrupt where the copy has faults of its own.
    """
    if "://" in str(target):
        with opened(str(target), True) as copy:
            _copy(ledger, copy)
            return _proved(ledger, copy)
    path = Path(target)
    if path.exists():
        raise InputError(f"{path}: is there already; name a file that is not")
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        if ledger.backend.name == "sqlite":
            with translated(str(path)), ledger.backend.engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")  # VACUUM stands outside of any transaction
                connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
                connection.exec_driver_sql("BEGIN")
        else:
            with opened(part, True) as copy:
                _copy(ledger, copy)
        with opened(part, False) as copy:
            faults = _proved(ledger, copy)
        with translated(str(path)):
            part.replace(path)
        return faults
    finally:
        for rest in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            rest.unlink(missing_ok=True)


def _proved(ledger: Database, copy: Database) -> list[str]:
    """The faults of the copy, which are the ledger's own. Raises LedgerCorrupt for others."""
    faults = list(check(copy))
    new = set(faults) - set(check(ledger)) if faults else set()
    if new:
        raise LedgerCorrupt(f"{copy.place}: is not what was copied: {min(new)}; try again on another disk")
    return faults


def _copy(ledger: Database, copy: Database) -> None:
    with ledger.reading_from() as source, copy.writing() as target:
        for table in metadata.sorted_tables:
            if (
                table.name not in ("meta", "counter", view.name, seal.name)
                and target.execute(select(table).limit(1)).first()
            ):
                raise InputError(f"{copy.place}: holds documents already; name an empty database")
        target.execute(delete(counter))
        target.execute(delete(view))  # a new ledger says which code is to make its views
        target.execute(delete(seal).where(seal.c.of != meta.name))
        for table in metadata.sorted_tables:
            if table is meta:
                continue
            _rows(source, target, table, copy.backend)
        checksums.forget(target)


def _rows(source: Connection, target: Connection, table: Any, backend: Backend) -> None:
    found = select(table) if table is not seal else select(table).where(table.c.of != meta.name)
    rows = source.execution_options(yield_per=_PAGE).execute(found)
    for page in rows.mappings().partitions(_PAGE):
        made = [dict(row) for row in page]
        target.execute(insert(table), made)
        if table is finding:
            backend.index(target, [{"id": r["id"], "words": r["words"], "tags": r["tags"]} for r in made])
