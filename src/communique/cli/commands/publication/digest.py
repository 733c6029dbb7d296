"""`communique digest`: the mail of what came in, to a file."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.error_messages import complain
from communique.cli.ledger_session import with_ledger
from communique.cli.options import At, Text

if TYPE_CHECKING:
    from communique.ledger import Ledger


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
    now = moment(until) or dt.datetime.now(dt.UTC)
    start = moment(since) or now - dt.timedelta(days=1)
    raise typer.Exit(write_digest(ledger, (start, now), address.rstrip("/"), sender, tuple(to), out))


def moment(told: str | None) -> dt.datetime | None:
    """A moment in UTC, from a day or a day with a time; bad usage for what is none."""
    if not told:
        return None
    try:
        one = dt.datetime.fromisoformat(told)
    except ValueError:
        raise typer.BadParameter(f"{told}: is no moment; write it as 2024-11-20T07:00") from None
    return one.replace(tzinfo=dt.UTC) if one.tzinfo is None else one.astimezone(dt.UTC)


def write_digest(
    named: str | None, days: tuple[dt.datetime, dt.datetime], base: str, sender: str, to: tuple[str, ...], out: Path
) -> int:
    """Write the mail; gives the exit status."""
    if any(not one.isprintable() for one in (sender, *to)):
        return complain("an address of a mail has one line", 2)

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.export.digest import gathered, mail

        told = gathered(ledger, registry(), *days)
        try:
            out.write_bytes(mail(told, base, sender, to))
        except OSError as error:
            return complain(f"{out}: cannot be written ({error.strerror or error})", 1)
        many = sum(len(part.lines) + part.more for part in told.parts)
        sys.stdout.write(f"{out}: {many:,} new since {days[0]:%Y-%m-%d %H:%M} UTC\n")
        return 0

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(digest)
