"""`communique account`: accounts added, listed, changed; tokens made. Passwords come from the terminal or a pipe."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.error_messages import complain
from communique.cli.ledger_session import with_ledger
from communique.cli.options import As, At, Form, Text
from communique.cli.printing.output import print_json
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger


class Role(StrEnum):
    """What an account may do: read; judge and add as well; manage accounts as well."""

    reader = "reader"
    reviewer = "reviewer"
    admin = "admin"


account = typer.Typer(no_args_is_help=True, help="Accounts of a workspace that others reach (communique serve).")
Name = Annotated[str, typer.Argument(help="The account's name; it signs judgements.")]
Typed = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]


@account.command("add")
def add(name: Name, role: Role = Role.reader, ledger: At = None, password_stdin: Typed = False) -> None:
    """Add an account; the password is asked for."""
    raise typer.Exit(add_account(ledger, name, role.value, password_stdin))


@account.command("list")
def list_(ledger: At = None, form: As = Form.text) -> None:
    """List the accounts."""
    raise typer.Exit(list_accounts(ledger, form.value))


@account.command("change")
def change(
    name: Name,
    role: Annotated[Role | None, typer.Option(help="Another role.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Another password; every session ends.")] = False,
    close: Annotated[bool, typer.Option("--close", help="Let it in no more.")] = False,
    reopen: Annotated[bool, typer.Option("--open", help="Let it in again.")] = False,
    ledger: At = None,
    password_stdin: Typed = False,
) -> None:
    """Change an account's role or password, close or open it."""
    closed = 1 if close else 0 if reopen else None
    raise typer.Exit(
        change_account(ledger, name, role and role.value, password or password_stdin, closed, password_stdin)
    )


@account.command("token")
def token(
    name: Name,
    label: Annotated[Text, typer.Option(help="What the token is for.")] = None,
    role: Annotated[Role, typer.Option(help="What its bearer may do, never more than the account.")] = Role.reader,
    days: Annotated[int, typer.Option(help="How long it is good.", min=1, max=366)] = 90,
    ledger: At = None,
) -> None:
    """Make a token for a program and print it; it is not kept."""
    raise typer.Exit(make_token(ledger, name, label or "a program", role.value, days))


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
    import secrets

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
    import getpass

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


def register(app: typer.Typer) -> None:
    """Add the group to the program."""
    app.add_typer(account, name="account")
