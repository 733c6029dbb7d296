"""`communique mcp`: the ledger for programs that speak the Model Context Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from communique.cli.error_messages import complain
from communique.cli.ledger_session import with_ledger
from communique.cli.options import At

if TYPE_CHECKING:
    from communique.ledger import Ledger


def mcp(ledger: At = None) -> None:
    """Serve read-only tools (search, contact, compare …) over standard input and output."""
    raise typer.Exit(serve_tools(ledger))


def serve_tools(named: str | None) -> int:
    """Serve; standard output belongs to the protocol, so nothing else is printed there."""
    try:
        from communique.mcp import server
    except ModuleNotFoundError as error:
        return complain(f"the tools need {error.name}: pip install 'communique[mcp]'", 1)

    def work(ledger: Ledger) -> int:
        server(ledger).run("stdio")
        return 0

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(mcp)
