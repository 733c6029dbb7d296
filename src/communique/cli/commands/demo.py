"""`communique demo`: a workspace on the examples."""

from __future__ import annotations

from typing import Annotated

import typer


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8017,
) -> None:
    """Open a workspace on invented examples, with a tour of five steps; nothing of it is kept."""
    from communique.cli.demonstrating import demonstrate

    raise typer.Exit(demonstrate(port))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(demo)
