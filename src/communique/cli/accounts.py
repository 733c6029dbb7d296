"""`communique account`: accounts added, listed, changed; tokens made. Passwords come from the terminal or a pipe."""

from __future__ import annotations

import datetime as dt
import getpass
import secrets
import sys
from typing import TYPE_CHECKING, Any

from communique.cli.complaint import complain
from communique.cli.ledger import print_json, with_ledger
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger


def add_account(named: str | None, name: str, role: str, piped: bool) -> int:
    """A new account, in a ledger that may be new too."""

    def work(ledger: Ledger) -> int:
        from communique.ledger.user_accounts import Accounts

        Accounts(ledger).add(name, role, _password(piped), dt.datetime.now(dt.UTC))
        print(f"{name} may now sign in as {role}")
        return 0

    return _with_web(named, work, create=True)


def list_accounts(named: str | None, form: str) -> int:
    """Every account; never a hash."""

    def work(ledger: Ledger) -> int:
        from communique.ledger.user_accounts import Accounts

        found = Accounts(ledger).all()
        if form == "json":
            print_json([{"name": a.name, "role": a.role, "made_at": a.made_at, "closed": a.closed} for a in found])
            return 0
        for a in found:
            print(f"{a.name}  {a.role}  since {a.made_at:%Y-%m-%d}{'  closed' if a.closed else ''}")
        if not found:
            print("No account; communique account add NAME makes one.")
        return 0

    return with_ledger(named, work)


def change_account(
    named: str | None, name: str, role: str | None, password: bool, closed: int | None, piped: bool
) -> int:
    """Another role or password, closed or open."""
    if role is None and not password and closed is None:
        return complain("say what to change: --role, --password, --close or --open", 2)

    def work(ledger: Ledger) -> int:
        from communique.ledger.user_accounts import Accounts

        changed: dict[str, Any] = {"role": role} if role else {}
        if closed is not None:
            changed["closed"] = closed
        if password:
            changed["password"] = _password(piped)
        Accounts(ledger).change(name, **changed)
        print(f"{name}: changed")
        return 0

    return _with_web(named, work)


def make_token(named: str | None, name: str, label: str, role: str, days: int) -> int:
    """A token for so many days, printed once."""

    def work(ledger: Ledger) -> int:
        from communique.ledger.user_accounts import Accounts

        accounts = Accounts(ledger)
        if accounts.one(name) is None:
            raise InputError(f"{name}: there is no account of that name; communique account add {name} makes one")
        mark = "cq_" + secrets.token_urlsafe(32)
        now = dt.datetime.now(dt.UTC)
        accounts.add_token(mark, name, label, role, now, now + dt.timedelta(days=days))
        print(mark)
        return 0

    return with_ledger(named, work)


def _password(piped: bool) -> str:
    from communique.web.access.passwords import hashed

    if piped or not sys.stdin.isatty():
        return hashed(sys.stdin.readline().rstrip("\r\n"))
    first = getpass.getpass("Password (12 characters or more): ")
    if first != getpass.getpass("Once more: "):
        raise InputError("the two are not the same; nothing was changed")
    return hashed(first)


def _with_web(named: str | None, work: Any, create: bool = False) -> int:
    try:
        return with_ledger(named, work, create)
    except ModuleNotFoundError as error:
        return complain(f"accounts need {error.name}: pip install 'communique[web]'", 1)
