"""`communique digest`: the mail of what came in, to a file."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from communique.cli.complaint import complain
from communique.cli.ledger import with_ledger

if TYPE_CHECKING:
    from communique.ledger import Ledger


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
