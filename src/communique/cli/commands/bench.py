"""`communique bench …`: the program measured on human codings and tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer


def _bench() -> None:
    """Measure the program on human codings and tables that you hold."""


def attribution(
    gold: Annotated[Path, typer.Argument(help="A split's folder of PolNeAR, or articles as JSON lines.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Who said what, against people's attributions: precision, recall, F1, words a second."""
    from communique.cli.bench import bench_attribution

    raise typer.Exit(bench_attribution(gold, as_json))


def coverage(
    files: Annotated[list[Path], typer.Argument(help="Corpora: JSON lines with text, date, title, url.")],
    issuer: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published them: an actor id or a name (“White House”)."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Rows of the longer tables.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """What is found in a corpus: contacts, parties, acts, and the wordings that stay unread, as Markdown tables."""
    from communique.cli.coverage import bench_coverage

    raise typer.Exit(bench_coverage(files, issuer, top, as_json))


def edits(
    corpus: Annotated[Path, typer.Argument(help="Edited documents as JSON lines: url, seen, before, after.")],
    labels: Annotated[Path, typer.Argument(help="Labels as CSV: url, seen, after, half, label.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Which edits matter, against a person's labels: precision and recall of substantive edits."""
    from communique.cli.bench import bench_edits

    raise typer.Exit(bench_edits(corpus, labels, as_json))


def leaders(
    table: Annotated[Path, typer.Argument(help="CSV of leaders: ccode, leader, smonth, syear, emonth, eyear.")],
    since: Annotated[int, typer.Option(help="Year to begin with.")] = 2000,
    misses: Annotated[bool, typer.Option(help="List the state-months that are not right.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Who led a state in a month, by the registry, against a table of leaders in the form of REIGN."""
    from communique.cli.leaders import print_leaders

    raise typer.Exit(print_leaders(table, since, misses, as_json))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    bench = typer.Typer(no_args_is_help=True)
    bench.callback()(_bench)
    bench.command()(attribution)
    bench.command()(coverage)
    bench.command()(edits)
    bench.command()(leaders)
    app.add_typer(bench, name="bench")
