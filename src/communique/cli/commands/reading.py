"""`communique read` and `communique schema`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer


class Format(StrEnum):
    """How readings are printed."""

    report = "report"
    json = "json"
    jsonl = "jsonl"


def read(
    files: Annotated[
        list[Path],
        typer.Argument(help="Files to read (text, HTML, PDF, Word, mail, ZIP, mailbox); - for standard input."),
    ],
    form: Annotated[Format, typer.Option("--format", "-f", help="A report for people, or JSON.")] = Format.report,
    date: Annotated[Optional[str], typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,  # noqa: UP045 - Typer reads it
    issuer: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published it: an actor id (org:kremlin) or a name (“White House”)."),
    ] = None,
    title: Annotated[Optional[str], typer.Option(help="The document's title.")] = None,  # noqa: UP045
    url: Annotated[Optional[str], typer.Option(help="Where it was published.")] = None,  # noqa: UP045
    registry: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(help="Folder of your own registry of actors (default: $COMMUNIQUE_REGISTRY, then the user's)."),
    ] = None,
    width: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(min=40, max=300, help="Columns of the report (default: the terminal's)."),
    ] = None,
) -> None:
    """Read documents and print who spoke with whom, said, undertook, asked for and refused what."""
    from communique.cli.read import read_files
    from communique.model import Given

    given = Given(date=date, issuer=issuer, title=title, url=url)
    raise typer.Exit(read_files(files, form.value, given, width, registry))


def schema() -> None:
    """Print the JSON Schema of a reading."""
    from importlib.resources import files

    typer.echo((files("communique") / "schema" / "reading.schema.json").read_text("utf-8"), nl=False)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(read)
    app.command()(schema)
