"""`communique config`: what the configuration file says, and where each setting comes from."""

from __future__ import annotations

import os
import sys

import typer

from communique.cli.configuration import NAME, current
from communique.cli.ledger_session import ENVIRONMENT, place


def config() -> None:
    """Show the configuration file (communique.toml) and what holds: ledger, registry, issuers, options of commands."""
    raise typer.Exit(show())


def show() -> int:
    """Print the file and what holds, each setting with where it comes from."""
    from communique.actors.registry.user_tables import VARIABLE as REGISTRY
    from communique.actors.registry.user_tables import own_folder

    told = current()
    lines = [
        ("file", str(told.file or f"none ({NAME} in this folder or above it, or in the user's settings)")),
        ("ledger", f"{place(None)} ({_from(ENVIRONMENT, told.ledger)})"),
        ("registry", f"{own_folder(os.environ)} ({_from(REGISTRY, told.registry)})"),
        *((f"issuers {pattern}", who) for pattern, who in told.issuers.items()),
        *((f"commands {name}", ", ".join(f"{k}={v}" for k, v in options.items()))
          for name, options in told.commands.items()),
    ]  # fmt: skip
    sys.stdout.write("".join(f"{name}: {value}\n" for name, value in lines))
    return 0


def _from(variable: str, told: str | None) -> str:
    if told and os.environ.get(variable) == told:
        return "from the file"
    return f"from {variable}" if os.environ.get(variable) else "the user's own"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(config)
