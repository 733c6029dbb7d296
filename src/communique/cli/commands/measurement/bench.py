"""`communique bench …`: the program's figures on human codings and tables, as a table or JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.commands.measurement.corpus_coverage import coverage
from communique.cli.error_messages import complain
from communique.errors import CommuniqueError

_NAMES = {
    "content words": "words of contents", "source words": "words of sources", "overlap": "contents that overlap",
    "attr": "right: content and source", "direct": "… of them direct", "indirect": "… indirect", "mixed": "… mixed",
}  # fmt: skip


def _bench() -> None:
    """Measure the program on human codings and tables that you hold."""


def attribution(
    gold: Annotated[Path, typer.Argument(help="A split's folder of PolNeAR, or articles as JSON lines.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Who said what, against people's attributions: precision, recall, F1, words a second."""
    raise typer.Exit(bench_attribution(gold, as_json))


def edits(
    corpus: Annotated[Path, typer.Argument(help="Edited documents as JSON lines: url, seen, before, after.")],
    labels: Annotated[Path, typer.Argument(help="Labels as CSV: url, seen, after, half, label.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Which edits matter, against a person's labels: precision and recall of substantive edits."""
    raise typer.Exit(bench_edits(corpus, labels, as_json))


def leaders(
    table: Annotated[Path, typer.Argument(help="CSV of leaders: ccode, leader, smonth, syear, emonth, eyear.")],
    since: Annotated[int, typer.Option(help="Year to begin with.")] = 2000,
    misses: Annotated[bool, typer.Option(help="List the state-months that are not right.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Who led a state in a month, by the registry, against a table of leaders in the form of REIGN."""
    raise typer.Exit(print_leaders(table, since, misses, as_json))


def bench_attribution(gold: Path, as_json: bool) -> int:
    """Read the gold's articles, print how far the statements agree; gives the exit status."""
    from communique.bench import Score, articles
    from communique.bench import bench_attribution as measure

    try:
        score: Score = measure(articles(gold))
    except CommuniqueError as error:
        return complain(error, 1)
    rows = {name: score.figures[name] for name in _NAMES}
    speed = score.words / score.seconds if score.seconds else 0.0
    if as_json:
        figures = {
            n: {"precision": f.precision, "recall": f.recall, "f1": f.f1, "gold": f.gold} for n, f in rows.items()
        }
        out = {"articles": score.articles, "words": score.words, "words_per_second": speed, "figures": figures}
        sys.stdout.write(json.dumps(out, indent=1) + "\n")
        return 0
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Attribution: {score.articles} articles, {score.words:,} words", title_justify="left")
    for column in ("", "precision", "recall", "F1", "human"):
        table.add_column(column, justify="left" if not column else "right")
    for name, f in rows.items():
        f1 = f"[bold]{f.f1:.1%}[/]" if name == "attr" else f"{f.f1:.1%}"
        table.add_row(_NAMES[name], f"{f.precision:.1%}", f"{f.recall:.1%}", f1, f"{f.gold:,}")
    console = Console()
    console.print(table)
    console.print(f"{speed:,.0f} words a second, {score.seconds:.1f} s in all")
    return 0


def bench_edits(corpus: Path, labels: Path, as_json: bool) -> int:
    """Sort the labelled edits, print precision and recall for each half; gives the exit status."""
    from communique.bench.edits import bench_edits as measure

    try:
        score = measure(corpus, labels)
    except CommuniqueError as error:
        return complain(error, 1)
    if as_json:
        figures = {
            half: {"precision": f.precision, "recall": f.recall, "substantive": f.gold, "edits": score.counted[half]}
            for half, f in sorted(score.figures.items())
        }
        sys.stdout.write(json.dumps({"halves": figures, "differ": score.differ}, indent=1) + "\n")
        return 0
    for half, f in sorted(score.figures.items()):
        line = f"{half}: precision {f.precision:.1%}, recall {f.recall:.1%} of {f.gold} substantive"
        sys.stdout.write(f"{line} among {score.counted[half]} edits\n")
    for half, label, seen, url in score.differ:
        sys.stdout.write(f"  {half}, labelled {label}, sorted otherwise: {seen} {url}\n")
    return 0


def print_leaders(table: Path, since: int, misses: bool, as_json: bool) -> int:
    """Hold the registry against the table, print what it knows and what not; gives the exit status."""
    from communique.actors import registry
    from communique.bench.leaders import bench_leaders

    try:
        score = bench_leaders(table, registry(), since)
    except CommuniqueError as error:
        return complain(error, 1)
    if as_json:
        figures = {"months": score.months, "claimed": score.claimed, "right": score.right}
        shares = {"known": round(score.known, 4), "accuracy": round(score.accuracy, 4)}
        out = {**figures, **shares, "misses": [asdict(miss) for miss in score.misses]}
        sys.stdout.write(json.dumps(out, ensure_ascii=False, indent=1) + "\n")
        return 0
    for miss in score.misses if misses else ():
        months = miss.first if miss.first == miss.last else f"{miss.first} to {miss.last}"
        ours = ", ".join(person.removeprefix("person:") for person in miss.ours) or "nobody"
        sys.stdout.write(f"{miss.state}  {months:<18}  {' / '.join(miss.theirs)}: the registry has {ours}\n")
    sys.stdout.write(f"state-months since {since}: {score.months:,}\n")
    sys.stdout.write(f"known: {score.claimed:,} ({score.known:.1%})\n")
    sys.stdout.write(f"right, of the known: {score.right:,} ({score.accuracy:.1%})\n")
    return 0


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    bench = typer.Typer(no_args_is_help=True)
    bench.callback()(_bench)
    bench.command()(attribution)
    bench.command()(coverage)
    bench.command()(edits)
    bench.command()(leaders)
    app.add_typer(bench, name="bench")
