"""`communique account`: who may enter a workspace that others reach."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from communique.cli.commands.ledger import As, At, Form, Text


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
    from communique.cli.accounts import add_account

    raise typer.Exit(add_account(ledger, name, role.value, password_stdin))


@account.command("list")
def list_(ledger: At = None, form: As = Form.text) -> None:
    """List the accounts."""
    from communique.cli.accounts import list_accounts

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
    from communique.cli.accounts import change_account

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
    from communique.cli.accounts import make_token

    raise typer.Exit(make_token(ledger, name, label or "a program", role.value, days))


def register(app: typer.Typer) -> None:
    """Add the group to the program."""
    app.add_typer(account, name="account")
