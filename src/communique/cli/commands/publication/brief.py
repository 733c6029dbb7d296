"""`communique brief`: the written report of some days about some actors, to a file or to standard output."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.error_messages import complain
from communique.cli.ledger_session import with_ledger
from communique.cli.options import At, Text, day

if TYPE_CHECKING:
    from communique.ledger import Ledger


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


_ENDINGS = {".md": "md", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf", ".json": "json"}
_BINARY = ("docx", "pdf")


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
    told = day(today)
    now = dt.date.fromisoformat(told) if told else dt.datetime.now(dt.UTC).date()
    chosen = form.value if form else None
    raise typer.Exit(write_brief(ledger, about, (since, until), now, length.value, chosen, out))


def write_brief(
    named: str | None, about: Sequence[str], days: tuple[str, str | None], today: dt.date, length: str,
    form: str | None, out: Path | None,
) -> int:  # fmt: skip
    """Write the brief; gives the exit status. The format is the one named, else that of the file's ending."""
    chosen = form or _ENDINGS.get(out.suffix.lower() if out else "", "md")
    if chosen in _BINARY and out is None and sys.stdout.isatty():
        return complain(f"{chosen} is no text for a terminal; name a file: --out brief.{chosen}", 2)

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.brief import asked, brief, render

        known = registry()
        made = brief(ledger, asked(about, *days, today, known, length), known)
        content = render(made, chosen)
        if out is None:
            sys.stdout.buffer.write(content)
            return 0
        try:
            _put(out, content)
        except OSError as error:
            return complain(f"{out}: cannot be written ({error.strerror or error})", 1)
        return 0

    return with_ledger(named, work)


def _put(out: Path, content: bytes) -> None:
    """The whole file or none of it."""
    part = out.with_name(f".{out.name}.part")
    part.write_bytes(content)
    part.replace(out)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(brief)
