"""`communique actors …`: the registry of actors looked into, checked, imported and exported."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

Folder = Annotated[
    Optional[Path],  # noqa: UP045 - Typer reads it
    typer.Option("--registry", help="Folder of your own registry (default: $COMMUNIQUE_REGISTRY, then the user's)."),
]


class Form(StrEnum):
    """How answers are printed."""

    text = "text"
    json = "json"


class Exchange(StrEnum):
    """What the registry is exported as."""

    ftm = "ftm"
    csv = "csv"


As = Annotated[Form, typer.Option("--format", "-f", help="Lines for people, or JSON.")]
Day = Annotated[Optional[str], typer.Option("--date", help="Day asked about, YYYY-MM-DD.")]  # noqa: UP045


def _actors() -> None:
    """Look into the registry of actors, check it, exchange it."""


def show(
    who: Annotated[str, typer.Argument(help="An actor's id or name.")],
    date: Day = None,
    form: As = Form.text,
    registry: Folder = None,
) -> None:
    """Print an actor's names and terms of office, each with its basis and how exact its dates are."""
    from communique.cli.actors import show_actor

    raise typer.Exit(show_actor(who, date, form.value == "json", registry))


def find(
    words: Annotated[str, typer.Argument(help="An office with its state (“the Turkish foreign minister”), or a name.")],
    date: Day = None,
    form: As = Form.text,
    registry: Folder = None,
) -> None:
    """Print who held an office on a day, or which office a person held: all candidates, with what is in doubt."""
    from communique.cli.actors import find_actor

    raise typer.Exit(find_actor(words, date, form.value == "json", registry))


def check(
    folder: Annotated[Optional[Path], typer.Argument(help="A folder of tables or one CSV file of them.")] = None,  # noqa: UP045
    gaps: Annotated[bool, typer.Option(help="Print the rows that would mark the gaps nothing marks.")] = False,
    unidentified: Annotated[bool, typer.Option(help="Print the actors that have no item of Wikidata.")] = False,
    form: As = Form.text,
) -> None:
    """Check tables (without a folder: the shipped ones); exit status 1 when anything is found."""
    from communique.cli.actors import check_tables

    raise typer.Exit(check_tables(folder, gaps, unidentified, form.value == "json"))


def import_(
    file: Annotated[
        Path, typer.Argument(help="FollowTheMoney entities (JSON lines), or a CSV (an export, or one table).")
    ],
    form: As = Form.text,
    registry: Folder = None,
) -> None:
    """Add people and terms to your own registry; print what was taken and what was left out and why."""
    from communique.cli.exchange import import_file

    raise typer.Exit(import_file(file, form.value == "json", registry))


def export(
    form: Annotated[Exchange, typer.Option("--format", "-f", help="FollowTheMoney JSON lines, or CSV.")] = Exchange.ftm,
    country: Annotated[Optional[list[str]], typer.Option(help="ISO code of a state; can be repeated.")] = None,  # noqa: UP045
    registry: Folder = None,
) -> None:
    """Print the registry as FollowTheMoney entities, or as one CSV of terms with who served."""
    from communique.cli.exchange import export_registry

    raise typer.Exit(export_registry(form.value, country or [], registry))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    actors = typer.Typer(no_args_is_help=True)
    actors.callback()(_actors)
    for command in (show, find, check, export):
        actors.command()(command)
    actors.command("import")(import_)
    app.add_typer(actors, name="actors")
