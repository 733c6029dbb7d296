"""People who may enter a workspace: accounts, their sessions and their tokens for programs.

Secrets are never kept: passwords as the hash that the caller made, marks of sessions and tokens as
their SHA-256. A session ends at a fixed moment, so that reading a page never has to write.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, delete, insert, select, update

from communique.errors import InputError, UnknownRecord
from communique.ledger.storage.schema import account, session, token
from communique.ledger.storage.sequences import next_ids
from communique.ledger.storage.serialization import moment, stamp

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

LONGEST_NAME = 80
_NUMBERS = 2**31
"""Numbers of tokens lie below: what every database holds as an integer."""


@dataclass(frozen=True, slots=True)
class Account:
    """One person. `password` is a hash, None for people whom only a proxy or tokens let in; `closed` shuts all ways."""

    name: str
    role: str
    password: str | None
    made_at: dt.datetime
    closed: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A program's key to an account: it may what `role` may, and no more than its account."""

    number: int
    account: str
    label: str
    role: str
    made_at: dt.datetime
    ends_at: dt.datetime | None


class Accounts:
    """The accounts of one ledger."""

    def __init__(self, ledger: Database) -> None:
        self._ledger = ledger

    def all(self) -> list[Account]:
        """Every account by name, closed ones included."""
        with self._ledger.reading_from() as connection:
            return [_account(r) for r in connection.execute(select(account).order_by(account.c.name))]

    def one(self, name: str) -> Account | None:
        """An account by its name."""
        with self._ledger.reading_from() as connection:
            row = connection.execute(select(account).where(account.c.name == name)).one_or_none()
        return _account(row) if row else None

    def add(self, name: str, role: str, password: str | None, made_at: dt.datetime) -> Account:
        """A new account. Raises InputError for a name that is taken, empty or too long."""
        name = name.strip()
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise InputError(f"an account's name has 1 to {LONGEST_NAME} printable characters")
        with self._ledger.writing() as connection:
            if connection.scalar(select(account.c.name).where(account.c.name == name)):
                raise InputError(f"{name}: there is an account of that name")
            row = {"name": name, "role": role, "password": password, "made_at": stamp(made_at), "closed": 0}
            connection.execute(insert(account).values(**row))
        return Account(name, role, password, made_at, False)

    def change(self, name: str, **changed: Any) -> None:
        """Set `role`, `password` or `closed`; but for a new role, every session and every token of the account ends.

        Raises UnknownRecord.
        """
        with self._ledger.writing() as connection:
            change = update(account).where(account.c.name == name).values(**changed)
            if connection.execute(change).rowcount == 0:
                raise UnknownRecord(f"{name}: there is no account of that name")
            if set(changed) - {"role"}:
                for way in (session, token):
                    connection.execute(delete(way).where(way.c.account == name))

    def open_session(self, mark: str, name: str, now: dt.datetime, ends_at: dt.datetime) -> None:
        """Let the bearer of a mark in as an account until a moment; sessions that have ended are forgotten."""
        with self._ledger.writing() as connection:
            connection.execute(delete(session).where(session.c.ends_at <= stamp(now)))
            row = {"hash": hashed(mark), "account": name, "made_at": stamp(now), "ends_at": stamp(ends_at)}
            connection.execute(insert(session).values(**row))

    def by_session(self, mark: str, now: dt.datetime) -> Account | None:
        """Whose session a mark opens at this moment."""
        found = select(account).join(session, session.c.account == account.c.name)
        found = found.where(session.c.hash == hashed(mark), session.c.ends_at > stamp(now), account.c.closed == 0)
        with self._ledger.reading_from() as connection:
            row = connection.execute(found).one_or_none()
        return _account(row) if row else None

    def close_session(self, mark: str) -> None:
        """End one session."""
        with self._ledger.writing() as connection:
            connection.execute(delete(session).where(session.c.hash == hashed(mark)))

    def add_token(
        self, mark: str, name: str, label: str, role: str, now: dt.datetime, ends_at: dt.datetime | None = None
    ) -> Token:
        """A new token of an account."""
        with self._ledger.writing() as connection:
            number = next_ids(connection, "token", 1)
            row = {
                "id": number, "hash": hashed(mark), "account": name, "label": label, "role": role,
                "made_at": stamp(now), "ends_at": stamp(ends_at) if ends_at else None,
            }  # fmt: skip
            connection.execute(insert(token).values(**row))
        return Token(number, name, label, role, now, ends_at)

    def by_token(self, mark: str, now: dt.datetime) -> tuple[Account, Token] | None:
        """Whose token a mark is at this moment."""
        found = select(
            token, account.c.role.label("account_role"), account.c.password, account.c.made_at.label("since")
        )
        found = found.join(account, account.c.name == token.c.account)
        found = found.where(token.c.hash == hashed(mark), account.c.closed == 0)
        with self._ledger.reading_from() as connection:
            row = connection.execute(found).one_or_none()
        if row is None or (row.ends_at and row.ends_at <= stamp(now)):
            return None
        return Account(row.account, row.account_role, row.password, moment(row.since), False), _token(row)

    def tokens(self, name: str) -> list[Token]:
        """An account's tokens, the newest first."""
        with self._ledger.reading_from() as connection:
            found = select(token).where(token.c.account == name).order_by(token.c.id.desc())
            return [_token(r) for r in connection.execute(found)]

    def revoke(self, name: str, number: int) -> None:
        """Make a token of an account worthless. Raises UnknownRecord."""
        with self._ledger.writing() as connection:
            gone = delete(token).where(token.c.account == name, token.c.id == number)
            if not 0 < number < _NUMBERS or connection.execute(gone).rowcount == 0:
                raise UnknownRecord(f"{name} has no token of that number")


def hashed(mark: str) -> str:
    """How a mark of 24 random bytes or more is kept."""
    return hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()


def _account(row: Row[Any]) -> Account:
    return Account(row.name, row.role, row.password, moment(row.made_at), bool(row.closed))


def _token(row: Row[Any]) -> Token:
    return Token(
        row.id, row.account, row.label, row.role, moment(row.made_at), moment(row.ends_at) if row.ends_at else None
    )
