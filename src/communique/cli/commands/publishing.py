"""`communique publish`: a ledger, or a part of it, as a static site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from communique.cli.commands.ledger import At, Since, Text, Until


def publish(
    folder: Annotated[Path, typer.Argument(help="Where the site is written: a new or empty folder, or a site's own.")],
    title: Annotated[str, typer.Option(help="What the site is called.")] = "What they say they said",
    about: Annotated[
        Optional[list[str]],  # noqa: UP045 - Typer reads it
        typer.Option(help="Only what is about them: a country's code, an actor id or a name; repeat for more."),
    ] = None,
    since: Since = None,
    until: Until = None,
    address: Annotated[Text, typer.Option(help="Where it will stand (https://…), for feeds.")] = None,
    licences: Annotated[
        Optional[Path],  # noqa: UP045 - Typer reads it
        typer.Option(help="A table of licences over the shipped one: host,licence,link,text."),
    ] = None,
    today: Annotated[Text, typer.Option(help="The day as of which fates are told (default: today).")] = None,
    ledger: At = None,
) -> None:
    """Write a static site of contacts, commitments, actors and documents, to be put on any web server."""
    from communique.cli.publishing import Asked, publish_site

    asked = Asked(title, tuple(about or ()), since, until, address or "", licences, today)
    raise typer.Exit(publish_site(ledger, folder, asked))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(publish)
