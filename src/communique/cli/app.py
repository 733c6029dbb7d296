"""The program and its options; its commands are in `commands/`, one file a command, and are loaded when asked for."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from communique import __version__
from communique.cli.late_commands import LateGroup

app = typer.Typer(
    name="communique",
    cls=LateGroup,
    help="Reads what governments say they said to each other: who says so, what was agreed, promised and asked for.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program as a whole."""
    from communique.cli.configuration import applied
    from communique.cli.error_messages import complain
    from communique.errors import InputError

    try:
        context.default_map = applied(os.environ, context.command)
    except InputError as error:
        raise typer.Exit(complain(error, 2)) from None
