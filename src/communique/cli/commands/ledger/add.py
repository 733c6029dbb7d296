"""`communique add`: files, folders and corpora into the ledger, with a bar and a summary.

What cannot be read gives one line on standard error and exit status 1; the others go in.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.configuration import published
from communique.cli.error_messages import complain
from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import As, At, Form, Text
from communique.cli.printing.output import print_json
from communique.cli.printing.progress_bar import progress

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.ledger.intake.input_files import Item
    from communique.model import Given


def add(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045 - Typer reads it
        typer.Argument(help="Files, folders, or corpora of JSON lines (*.jsonl)."),
    ] = None,
    ledger: At = None,
    form: As = Form.text,
    date: Annotated[Text, typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,
    issuer: Annotated[Text, typer.Option(help="Who published it: an actor id or a name.")] = None,
    title: Annotated[Text, typer.Option(help="The document's title.")] = None,
    url: Annotated[Text, typer.Option(help="Where it was published.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Keep it as a draft: found, and counted nowhere.")] = False,
    bulk: Annotated[
        Text, typer.Option(metavar="DIR", help="What `communique bulk read` wrote, without reading.")
    ] = None,
) -> None:
    """Read documents into the ledger; what is there already does no harm."""
    from communique.model import Given

    if bulk and (paths or date or issuer or title or url):
        raise typer.BadParameter("--bulk takes a folder that is read already, and nothing beside it")
    if bulk:
        raise typer.Exit(add_bulk(bulk, ledger, form.value))
    if not paths:
        raise typer.BadParameter("name files, folders or corpora, or --bulk DIR")

    raise typer.Exit(add_files(paths, ledger, Given(date, issuer, title, url), form.value, draft))


def add_files(paths: Sequence[Path], named: str | None, given: Given, form: str, draft: bool = False) -> int:
    """Add every document that the paths hold; gives the exit status."""

    def work(ledger: Ledger) -> int:
        from communique.documents.days.publication import given as stated
        from communique.documents.language import is_read, name_of
        from communique.ledger.intake.input_files import count, intake

        if given.issuer:
            ledger.reader.issuer(given.issuer)
        if given.date:
            stated(given.date)
        tally: Counter[str] = Counter()
        deaf: Counter[str] = Counter()
        with progress(count(paths)) as step:
            for item in intake(paths, given):
                tally[_one(ledger, item, draft)] += 1
                if item.document is not None and not is_read(item.document.language):
                    deaf[item.document.language] += 1
                step(Path(item.name).name[:40])
        bring_up_to_date(ledger)
        _print(ledger, tally, form)
        for language, many in sorted(deaf.items()):
            complain(f"{many:,} in {name_of(language)}: not read, kept and found by their words", 1)
        return 1 if tally["failed"] else 0

    return with_ledger(named, work, create=True)


def add_bulk(folder: str, named: str | None, form: str) -> int:
    """Add the readings of a bulk reading's folder; gives the exit status, 1 where documents could not be read."""

    def work(ledger: Ledger) -> int:
        from communique.bulk.load import count, into_ledger

        with progress(count(folder)) as step:
            done = 0

            def entered(many: int, _: int) -> None:
                nonlocal done
                for _ in range(many - done):
                    step("")
                done = many

            tally = into_ledger(ledger, folder, seen_at=dt.datetime.now(dt.UTC), step=entered)
        _print(ledger, tally, form)
        return 1 if tally["failed"] else 0

    return with_ledger(named, work, create=True)


def _one(ledger: Ledger, item: Item, draft: bool) -> str:
    from communique.errors import DocumentError, LanguageError, SpanError

    if item.document is None:
        complain(item.fault, 1)
        return "failed"
    try:
        seen = item.seen or dt.datetime.now(dt.UTC)
        return ledger.add(published(item.document), item.raw, item.document.source, seen_at=seen, draft=draft).status
    except (DocumentError, LanguageError, SpanError) as error:
        complain(f"{item.name}: {error}", 1)
        return "failed"


def _print(ledger: Ledger, tally: Counter[str], form: str) -> None:
    counts = {name: tally[name] for name in ("new", "changed", "same", "failed")}
    if form == "json":
        print_json({"ledger": ledger.place, **counts})
        return
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number or name == "new")
    sys.stdout.write(f"{told} · {ledger.place}\n")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(add)
