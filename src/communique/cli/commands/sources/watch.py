"""`communique watch`: one run over what is due, or run after run, with progress and a summary."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.commands.sources.source_options import HOME, Allow, Home, complain_by_line, fetcher, folder
from communique.cli.ledger_session import bring_up_to_date, place
from communique.cli.options import At
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.sources import Event, Source, Summary, Watch
    from communique.sources.watch import Tell


_FINDINGS = ("new", "changed", "gone", "back", "unchanged", "absent", "failed")
_SHOWN = ("new", "changed", "gone", "back")
_IDLE = 60.0


def watch(
    home: Home = HOME,
    once: Annotated[bool, typer.Option("--once", help="Look at what is due, then stop.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Look at all lists now, due or not.")] = False,
    gap: Annotated[float, typer.Option(min=0, max=600, help="Seconds between two requests to one host.")] = 1.0,
    allow: Allow = None,
    ledger: At = None,
) -> None:
    """Look at the watched sources; archive every version of their pages and enter it in the ledger."""
    raise typer.Exit(watch_sources(home, ledger, once, every, gap, allow or []))


def watch_sources(home: Path, named: str | None, once: bool, every: bool, gap: float, allow: Sequence[str]) -> int:
    """Look at the sources of the folder and keep what comes in the ledger; gives 1 when a source, the archive
    or the ledger made trouble, 2 when nothing is watched.
    """
    from communique.ledger import Ledger
    from communique.sources import Archive, IntoLedger, Watch, watched

    good, bad = watched(folder(home))
    status = max((complain_by_line(error, 1) for error in bad), default=0)
    if not good:
        return status or complain_by_line("nothing is watched; `communique source add NAME` adds a source", 2)
    try:
        with (
            Ledger.open(place(named), create=True) as ledger,
            Archive(home / "archive") as archive,
            fetcher(allow, gap) as fetch,
        ):
            watch = Watch(fetch, archive, IntoLedger(ledger), lambda: dt.datetime.now(dt.UTC))
            while True:
                sources = good if every else watch.due(good)
                if sources or once:
                    status = max(status, _run(watch, sources))
                    bring_up_to_date(ledger)
                if once:
                    return status
                time.sleep(_until(watch, good))
    except KeyboardInterrupt:
        return status
    except CommuniqueError as error:
        return complain_by_line(error, 1)


def _until(watch: Watch, sources: Sequence[Source]) -> float:
    """Seconds until the next source is due, a minute at least."""
    times = [at for source in sources if (at := watch.next(source)) is not None]
    return max(_IDLE, (min(times) - watch.now()).total_seconds()) if times else _IDLE


def _run(watch: Watch, sources: Sequence[Source]) -> int:
    with _progress(len(sources)) as tell:
        summary = watch.run(sources, tell)
    _print(sources, summary)
    return 1 if summary.troubles else 0


def _print(sources: Sequence[Source], summary: Summary) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not sources:
        console.print("Nothing is due.")
        return
    table = Table("source", *_FINDINGS, box=None, header_style="bold")
    for source in sources:
        counts = summary.findings[source.id]
        table.add_row(source.id, *(str(counts[what] or "·") for what in _FINDINGS))
    console.print(table)
    for name, message in sorted(summary.troubles.items()):
        console.print(Text(f"{name}: {message}", style="red"))
    for message in summary.failures:
        console.print(Text(message, style="yellow"))


@contextmanager
def _progress(total: int) -> Iterator[Tell]:
    """News as they come on standard output; a bar on standard error at a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("watching", total=total)

        def tell(event: Event) -> None:
            if event.what in _SHOWN:
                sys.stdout.write(f"{event.what:8}{event.title or event.address}  {event.address}\n")
            done = event.what in ("ended", "trouble")
            bar.update(task, advance=1 if done else 0, description=event.source.name)

        yield tell


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(watch)
