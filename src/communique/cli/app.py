"""The program and its options; its commands are in `commands/`, one file a command."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from communique import __version__
from communique.cli.commands import config
from communique.cli.commands.following import agenda_items, commitment, phrase, revision, silence, succession
from communique.cli.commands.judgements import judge
from communique.cli.commands.ledger import (
    actor,
    add,
    backup,
    check,
    contact,
    export,
    listing,
    remove,
    reread,
    search,
    show,
)
from communique.cli.commands.measurement import bank, bench
from communique.cli.commands.publication import brief, digest, publish
from communique.cli.commands.registry import actors
from communique.cli.commands.sources import source, watch
from communique.cli.commands.texts import bulk, compare, explain, match, read
from communique.cli.commands.workspace import account, demo, mcp, serve

COMMANDS = (
    read, explain, add, listing, show, contact, actor, search, commitment, phrase, agenda_items, silence,
    succession, revision, brief, digest, publish, judge, reread, export, backup, check, remove, source, watch,
    bulk, serve, demo, config, account, mcp, bank, bench, actors, compare, match,
)  # fmt: skip
"""In the order in which help lists them."""

app = typer.Typer(
    name="communique",
    help="Reads what governments say they said to each other: who says so, what was agreed, promised and asked for.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in COMMANDS:
    command.register(app)


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
