"""`communique brief`."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from communique.cli.commands.ledger import At, Text, day


class Form(StrEnum):
    """How a brief is written."""

    md = "md"
    html = "html"
    docx = "docx"
    pdf = "pdf"
    json = "json"


class Length(StrEnum):
    """How long a brief is."""

    short = "short"
    full = "full"


def brief(
    about: Annotated[list[str], typer.Option(help="Whom: a country's code, an actor id or a name; repeat for more.")],
    since: Annotated[str, typer.Option(help="From: YYYY-MM-DD, today, yesterday, 7d, last week.")] = "yesterday",
    until: Annotated[Text, typer.Option(help="Up to this day, in the same words (default: today).")] = None,
    form: Annotated[
        Optional[Form],  # noqa: UP045 - Typer reads it
        typer.Option("--format", "-f", help="Default: as the file's ending says, else md."),
    ] = None,
    out: Annotated[Optional[Path], typer.Option("--out", "-o", help="The file (default: standard output).")] = None,  # noqa: UP045 - as above
    length: Annotated[Length, typer.Option(help="How much of each section.")] = Length.short,
    today: Annotated[Text, typer.Option(help="The day for which it is asked (default: today).")] = None,
    ledger: At = None,
) -> None:  # fmt: skip
    """Write a report on what was published about somebody, every sentence with its reference."""
    from communique.cli.briefing import write_brief

    told = day(today)
    now = dt.date.fromisoformat(told) if told else dt.datetime.now(dt.UTC).date()
    chosen = form.value if form else None
    raise typer.Exit(write_brief(ledger, about, (since, until), now, length.value, chosen, out))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(brief)
