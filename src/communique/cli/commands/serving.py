"""`communique serve`: the workspace in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.cli.commands.ledger import At, Text
from communique.cli.commands.sources import HOME, Home


def serve(
    ledger: At = None,
    host: Annotated[str, typer.Option(help="Where to listen; beyond this machine only with accounts.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8017,
    author: Annotated[Text, typer.Option(help="Who signs judgements where there are no accounts.")] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="People sign in (see communique account).")] = False,
    trust_header: Annotated[Text, typer.Option(help="A proxy in front names the person in this header.")] = None,
    name: Annotated[list[str] | None, typer.Option("--name", help="A name under which it answers.")] = None,
    https: Annotated[bool, typer.Option("--https", help="People reach it by https, through a proxy.")] = False,
    home: Home = HOME,
) -> None:  # fmt: skip
    """Open the workspace: read, compare, follow and correct in a browser."""
    from communique.cli.serving import Serving, serve_workspace

    told = Serving(host, port, author, accounts, trust_header, tuple(name or ()), https, home)
    raise typer.Exit(serve_workspace(ledger, told))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(serve)
