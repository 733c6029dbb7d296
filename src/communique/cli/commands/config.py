"""`communique config`: what the configuration file says, and where each setting comes from."""

from __future__ import annotations

import typer


def config() -> None:
    """Show the configuration file (communique.toml) and what holds: ledger, registry, issuers, options of commands."""
    from communique.cli.config import show

    raise typer.Exit(show())


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(config)
