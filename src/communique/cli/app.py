"""The program and its options; its commands are in `commands/`, what they do in the modules beside this one."""

from __future__ import annotations

from typing import Annotated

import typer

from communique import __version__
from communique.cli.commands import (
    accounts,
    actors,
    asking,
    bank,
    bench,
    briefing,
    bulk,
    comparing,
    demo,
    digest,
    following,
    keeping,
    ledger,
    publishing,
    reading,
    serving,
    sources,
)

GROUPS = (
    reading,
    ledger,
    following,
    briefing,
    digest,
    publishing,
    keeping,
    sources,
    bulk,
    serving,
    demo,
    accounts,
    asking,
    bank,
    bench,
    actors,
    comparing,
)
"""In the order in which help lists them."""

app = typer.Typer(
    name="communique",
    help="Reads what governments say they said to each other: who says so, what was agreed, promised and asked for.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for group in GROUPS:
    group.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program as a whole."""
