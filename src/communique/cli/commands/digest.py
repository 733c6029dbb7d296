"""`communique digest`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.commands.ledger import At, Text


def digest(
    out: Annotated[Path, typer.Option("--out", "-o", help="The file, as digest.eml.")],
    to: Annotated[list[str], typer.Option("--to", help="Whom the mail is to; repeat for more.")],
    since: Annotated[Text, typer.Option(help="From YYYY-MM-DDTHH:MM in UTC (default: a day before).")] = None,
    until: Annotated[Text, typer.Option(help="The moment at which it is written (default: now).")] = None,
    sender: Annotated[str, typer.Option("--from", help="Whom the mail is from.")] = "communique@localhost",
    address: Annotated[str, typer.Option(help="Where the workspace stands.")] = "http://127.0.0.1:8017",
    ledger: At = None,
) -> None:  # fmt: skip
    """Write what came in, by saved search and kind, as a mail in a file; a mail program or sendmail sends it."""
    from communique.cli.digesting import moment, write_digest

    now = moment(until) or dt.datetime.now(dt.UTC)
    start = moment(since) or now - dt.timedelta(days=1)
    raise typer.Exit(write_digest(ledger, (start, now), address.rstrip("/"), sender, tuple(to), out))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(digest)
