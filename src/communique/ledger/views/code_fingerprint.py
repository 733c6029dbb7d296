"""By which code views were made: what another version of it made waits to be made anew.

`made_by` names the code and tables that a group of views stands on by a hash of them, so that no change of theirs can
be forgotten. `views_up_to_date` looks, when a ledger is opened, whether the views that it keeps are of that code, and
marks them where they are not. Until they are made anew, pages go on with what is kept; a comparison is not given, since
its own mark holds the same hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, delete, insert, select, text

from communique.errors import LedgerFull, LedgerLocked, LedgerReadOnly
from communique.ledger.storage import checksums
from communique.ledger.storage.database_errors import translated
from communique.ledger.storage.engine import Backend
from communique.ledger.storage.view_schema import about, digest, doubt, edition, network, register, tally, view, worded
from communique.ledger.views.invalidation import marked, unmark

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

_HERE = Path(__file__).parents[2]
_TEXTS = frozenset({".py", ".csv", ".json", ".txt"})
STANDS_ON = {
    "compared": ("actors", "compare", "extract", "language", "model", "passages"),
    "followed": ("actors", "extract", "follow", "ledger", "model"),
}
"""The folders that each group of views is made by."""
_WAITS = {
    "compared": (("compared", "CAST(id AS TEXT)", "contact WHERE accounts > 1"),),
    "followed": (
        ("emptied", "''", "(SELECT id FROM document LIMIT 1) AS one WHERE true"),
        ("document", "CAST(id AS TEXT)", "document WHERE true"),
        ("contact", "CAST(id AS TEXT)", "contact WHERE true"),
        ("untold", "CAST(id AS TEXT)", "contact WHERE true"),
        ("speaker", "speaker", "(SELECT DISTINCT speaker FROM worded) AS spoken WHERE true"),
        ("lives", "''", "(SELECT id FROM document LIMIT 1) AS one WHERE true"),
        ("topics", "''", "(SELECT id FROM document LIMIT 1) AS one WHERE true"),
    ),
}
_EMPTIED: tuple[Table, ...] = (doubt, edition, worded, about, digest, register, network, tally)
"""What is made by adding to and taking from what is there: of other code, it would be neither the old nor the new."""
_MARK = """
INSERT INTO stale (kind, key, state)
SELECT '{kind}', {key}, (SELECT value FROM counter WHERE name = 'state') FROM {rows}
ON CONFLICT (kind, key) DO UPDATE SET state = excluded.state
"""


@cache
def made_by(group: str) -> str:
    """The code that makes a group of views now, as a hash; what was learnt counts by its name and size."""
    made = hashlib.sha256()
    for folder in STANDS_ON[group]:
        for path in _files(_HERE / folder):
            made.update(path.relative_to(_HERE).as_posix().encode() + b"\0")
            made.update(path.read_bytes() if path.suffix in _TEXTS else str(path.stat().st_size).encode())
    return made.hexdigest()[:24]


def _files(folder: Path) -> Iterator[Path]:
    return (p for p in sorted(folder.rglob("*")) if p.is_file() and "__pycache__" not in p.parts)


def views_up_to_date(backend: Backend) -> None:
    """Mark all views that other code made than this; a ledger that cannot be written to now is opened as it is."""
    with backend.engine.connect() as connection:
        if not outdated(connection):
            return
    try:
        with (
            translated(backend.place),
            backend.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            backend.lock(connection)
            mark_outdated(connection)
            checksums.keep(connection)
    except (LedgerReadOnly, LedgerLocked, LedgerFull):
        return


def outdated(connection: Connection) -> list[str]:
    """The groups of views that other code made than this."""
    kept = {r.name: r.value for r in connection.execute(select(view.c.name, view.c.value))}
    return [group for group in STANDS_ON if kept.get(_name(group)) != made_by(group)]


def mark_outdated(connection: Connection) -> None:
    """Mark all that other code made than this."""
    groups = outdated(connection)
    for group in groups:
        for kind, key, rows in _WAITS[group]:
            connection.execute(text(_MARK.format(kind=kind, key=key, rows=rows)))
    claim(connection, groups)


def empty(ledger: Database) -> None:
    """Throw away what cannot be made over from what other code made, where it is marked so; `refresh` makes it next."""
    with ledger.reading_from() as connection:
        if not marked(connection, "emptied", 1):
            return
    with ledger.changing() as connection:
        for table in _EMPTIED:
            connection.execute(delete(table))
        unmark(connection, "emptied", [""])


def claim(connection: Connection, groups: Sequence[str] = tuple(STANDS_ON)) -> None:
    """Say that what is kept of these groups, less what is marked, is of this code."""
    for group in groups:
        connection.execute(delete(view).where(view.c.name == _name(group)))
        connection.execute(insert(view).values(name=_name(group), state=0, value=made_by(group)))


def _name(group: str) -> str:
    return f"{group} by"
