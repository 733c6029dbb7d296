"""`communique source …` and `communique watch`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from communique.cli.commands.ledger import At

Home = Annotated[
    Path, typer.Option(envvar="COMMUNIQUE_HOME", help="The folder that holds the watched sources and the archive.")
]
Allow = Annotated[
    Optional[list[str]],  # noqa: UP045 - Typer reads it
    typer.Option(help="A host that may have a private address (repeat for more)."),
]
HOME = Path(".communique")


def _source() -> None:
    """Name the places to watch."""


def list_(
    home: Home = HOME,
    every: Annotated[bool, typer.Option("--all", help="Also those shipped but not watched.")] = False,
) -> None:
    """The sources that are watched, with their last look and what it found."""
    from communique.cli.sources import list_sources

    raise typer.Exit(list_sources(home, every))


def add(
    sources: Annotated[list[str], typer.Argument(help="Names of shipped sources, or source files (.toml).")],
    home: Home = HOME,
) -> None:
    """Watch sources from now on."""
    from communique.cli.sources import add_sources

    raise typer.Exit(add_sources(home, sources))


def remove(sources: Annotated[list[str], typer.Argument(help="Names of sources.")], home: Home = HOME) -> None:
    """Watch sources no more. What they have brought stays."""
    from communique.cli.sources import remove_sources

    raise typer.Exit(remove_sources(home, sources))


def try_(
    source: Annotated[str, typer.Argument(help="A source's name, or its file.")],
    home: Home = HOME,
    pages: Annotated[int, typer.Option(min=0, max=50, help="How many of the pages to read.")] = 3,
    allow: Allow = None,
) -> None:
    """Show what a source would bring. Nothing is stored."""
    from communique.cli.sources import try_source

    raise typer.Exit(try_source(home, source, pages, allow or []))


def export(file: Annotated[Path, typer.Argument(help="A .warc or .warc.gz file.")], home: Home = HOME) -> None:
    """Write the archived answers as WARC."""
    from communique.cli.sources import export_archive

    raise typer.Exit(export_archive(home, file))


def import_(files: Annotated[list[Path], typer.Argument(help=".warc or .warc.gz files.")], home: Home = HOME) -> None:
    """Take the answers of WARC files in, as versions of their pages in the order in which they were seen."""
    from communique.cli.sources import import_files

    raise typer.Exit(import_files(home, files))


def watch(
    home: Home = HOME,
    once: Annotated[bool, typer.Option("--once", help="Look at what is due, then stop.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Look at all lists now, due or not.")] = False,
    gap: Annotated[float, typer.Option(min=0, max=600, help="Seconds between two requests to one host.")] = 1.0,
    allow: Allow = None,
    ledger: At = None,
) -> None:
    """Look at the watched sources; archive every version of their pages and enter it in the ledger."""
    from communique.cli.watch import watch_sources

    raise typer.Exit(watch_sources(home, ledger, once, every, gap, allow or []))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    source = typer.Typer(no_args_is_help=True)
    source.callback()(_source)
    source.command("list")(list_)
    source.command()(add)
    source.command()(remove)
    source.command("try")(try_)
    source.command()(export)
    source.command("import")(import_)
    app.add_typer(source, name="source")
    app.command()(watch)
