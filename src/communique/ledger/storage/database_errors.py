"""What a database's failures mean to the user: one LedgerError with one line and the remedy.

`translated` is the context in which every statement runs; it takes the ledger's place for the message
and lets errors of this program through as they are.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from communique.errors import (
    CommuniqueError,
    LedgerCorrupt,
    LedgerError,
    LedgerForeign,
    LedgerFull,
    LedgerLocked,
    LedgerLost,
    LedgerMissing,
    LedgerReadOnly,
)

_SQLITE: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_BUSY: (LedgerLocked, "another program is writing to it; try again when it has finished"),
    sqlite3.SQLITE_LOCKED: (LedgerLocked, "another program is writing to it; try again when it has finished"),
    sqlite3.SQLITE_READONLY: (LedgerReadOnly, "may not be written to; check the rights of the file and its folder"),
    sqlite3.SQLITE_PERM: (LedgerReadOnly, "may not be opened; check the rights of the file and its folder"),
    sqlite3.SQLITE_CORRUPT: (LedgerCorrupt, "is damaged; go back to a backup (communique backup makes them)"),
    sqlite3.SQLITE_NOTADB: (LedgerForeign, "is not a ledger; name another file"),
    sqlite3.SQLITE_FULL: (LedgerFull, "there is no room left on its disk; nothing half-written stays, make room"),
    sqlite3.SQLITE_IOERR: (LedgerFull, "its disk cannot be read or written; check the disk and the room left on it"),
    sqlite3.SQLITE_CANTOPEN: (LedgerMissing, "cannot be opened; check that its folder exists and may be written to"),
}
# SQLSTATE classes of PostgreSQL (its manual, appendix A), the longest prefix first.
_POSTGRES: tuple[tuple[str, type[LedgerError], str], ...] = (
    ("25006", LedgerReadOnly, "may not be written to: the server is read-only"),
    ("42501", LedgerReadOnly, "this user may not do that; ask for the rights on the database"),
    ("3D000", LedgerMissing, "there is no such database; make it with createdb"),
    ("28", LedgerLost, "the server refuses this user or password"),
    ("53100", LedgerFull, "there is no room left on the server's disk; nothing half-written stays"),
    ("53", LedgerLost, "the server has no room for another connection; try again"),
    ("55P03", LedgerLocked, "another program is writing to it; try again when it has finished"),
    ("40", LedgerLocked, "another program wrote to it at the same moment; try again"),
    ("57014", LedgerLocked, "it took longer than allowed; try again when it is less busy"),
    ("57", LedgerLost, "the server went away; what was committed is safe, run the command again"),
    ("08", LedgerLost, "the connection to the server broke; what was committed is safe, run the command again"),
    ("XX", LedgerCorrupt, "the server reports damaged data; go back to a backup"),
)


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn what the database raises into a LedgerError that names `place`."""
    try:
        yield
    except CommuniqueError:
        raise
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise meaning(error, place) from error
    except OSError as error:
        raise _of_disk(error, place) from error


def meaning(error: Exception, place: str) -> LedgerError:
    """The LedgerError that says what a database's exception means."""
    if isinstance(error, NoSuchModuleError):
        return LedgerMissing(f"{place}: is no address of a ledger; give a file or postgresql://user@host/database")
    if isinstance(error, PoolTimeout):
        return LedgerLocked(f"{place}: too many readers at once; try again")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause, place)
    state = getattr(cause, "sqlstate", None) or ""
    for prefix, kind, words in _POSTGRES:
        if state.startswith(prefix):
            return kind(f"{place}: {words}")
    if isinstance(error, DBAPIError) and (error.connection_invalidated or (not state and _broken(cause))):
        return LedgerLost(f"{place}: the server does not answer; what was committed is safe, run the command again")
    return LedgerError(f"{place}: {_line(cause or error)}")


def _broken(cause: object) -> bool:
    return type(cause).__name__ in ("OperationalError", "InterfaceError", "ConnectionTimeout")


def _of_sqlite(error: sqlite3.Error, place: str) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in _SQLITE:
        kind, words = _SQLITE[code & 0xFF]
        return kind(f"{place}: {words}")
    return LedgerError(f"{place}: {_line(error)}")


def _of_disk(error: OSError, place: str) -> LedgerError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return LedgerFull(f"{place}: there is no room left on its disk; nothing half-written stays, make room")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return LedgerReadOnly(f"{place}: may not be written to; check the rights of the file and its folder")
    return LedgerError(f"{place}: {error.strerror or error}")


def _line(error: object) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
