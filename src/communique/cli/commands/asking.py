"""`communique mcp`: the ledger for programs that speak the Model Context Protocol."""

from __future__ import annotations

import typer

from communique.cli.commands.ledger import At


def mcp(ledger: At = None) -> None:
    """Serve read-only tools (search, contact, compare …) over standard input and output."""
    from communique.cli.asking import serve_tools

    raise typer.Exit(serve_tools(ledger))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(mcp)
