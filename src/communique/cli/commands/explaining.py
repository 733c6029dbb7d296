"""`communique explain`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Optional

import typer


class Format(StrEnum):
    """How reasons are printed."""

    text = "text"
    json = "json"


def explain(
    text: Annotated[str, typer.Argument(help="A text, a file to read, or - for standard input.")],
    date: Annotated[Optional[str], typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,  # noqa: UP045 - Typer reads it
    issuer: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published it: an actor id (org:kremlin) or a name (“White House”)."),
    ] = None,
    title: Annotated[Optional[str], typer.Option(help="The document's title.")] = None,  # noqa: UP045
    at: Annotated[str, typer.Option("--at", help="Only what stands on these words of the text.")] = "",
    form: Annotated[Format, typer.Option("--format", "-f", help="For people, or JSON.")] = Format.text,
    strict: Annotated[bool, typer.Option("--strict", help="Stop with the error where a passage fails.")] = False,
) -> None:
    """Tell why a text is read so: the table row, rule or network score behind each passage and finding."""
    from communique.cli.explaining import explain_text
    from communique.model import Given

    given = Given(date=date, issuer=issuer, title=title)
    raise typer.Exit(explain_text(text, given, at, form.value, strict))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(explain)
