"""`communique publish`: the site written, and what it came to told in two lines."""

from __future__ import annotations

import datetime as dt
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.error_messages import complain
from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import At, Since, Text, Until, day
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger


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
    asked = Asked(title, tuple(about or ()), since, until, address or "", licences, today)
    raise typer.Exit(publish_site(ledger, folder, asked))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of the site."""

    title: str
    about: tuple[str, ...]
    since: str | None
    until: str | None
    address: str
    licences: Path | None
    today: str | None


def publish_site(named: str | None, folder: Path, told: Asked) -> int:
    """Write the site; gives the exit status."""
    try:
        import communique.web
    except ModuleNotFoundError as error:
        return complain(f"publishing needs {error.name}: pip install 'communique[web]'", 1)
    del communique

    def work(ledger: Ledger) -> int:
        from communique.publish import Site, publish

        named_day = day(told.today)
        now = dt.date.fromisoformat(named_day) if named_day else dt.datetime.now(dt.UTC).date()
        if told.address and not told.address.startswith(("https://", "http://")):
            raise InputError(f"--address {told.address}: begins with https://")
        about = tuple(_actor(one) for one in told.about)
        since, until = day(told.since), day(told.until)
        site = Site(told.title, about, since, until, told.address.rstrip("/"), told.licences, now)
        bring_up_to_date(ledger)
        start = time.monotonic()
        made = publish(ledger, folder, site, lambda step: print(f"{step} …", file=sys.stderr, flush=True))
        took = time.monotonic() - start
        print(f"{folder}: {made.contacts:,} contacts, {made.commitments:,} commitments, {made.actors:,} actors, "
              f"{made.documents:,} documents ({made.quoted:,} only quoted)")  # fmt: skip
        print(f"{made.files:,} files, {made.size / 1e6:.1f} MB, {took:.0f} s; open {folder / 'index.html'}")
        return 0

    return with_ledger(named, work)


def _actor(told: str) -> str:
    from communique.actors import registry

    found = registry().find(told) or (told if ":" in told else None)
    if found is None:
        raise InputError(f"--about {told}: the registry knows no such actor; give a country's code, an id or a name")
    return found


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(publish)
