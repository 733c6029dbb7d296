"""`communique bulk …`: many documents read on all cores or on a cluster; the bar, the summary, what errors cost."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from communique import threads
from communique.cli.error_messages import complain
from communique.cli.printing.output import print_json
from communique.cli.printing.progress_bar import flow
from communique.errors import CommuniqueError, InputError, RegistryError

if TYPE_CHECKING:
    from communique.bulk.run import Progress, Summary


Text = Optional[str]  # noqa: UP045 - Typer reads it


class Engine(StrEnum):
    """What the work runs on."""

    local = "local"
    ray = "ray"


class Files(StrEnum):
    """How the findings are written."""

    parquet = "parquet"
    jsonl = "jsonl"


def _bulk() -> None:
    """Read many documents on all cores, or on a cluster, into tables that other programs read."""


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…",
            help="Files, folders, globs; *.jsonl, *.parquet, *.warc.gz; here, or s3:// and what else fsspec knows.",
        ),
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to, new or begun.")],
    engine: Annotated[Engine, typer.Option(help="Processes of this machine, or Ray (RAY_ADDRESS).")] = Engine.local,
    workers: Annotated[Optional[int], typer.Option(min=1, help="How many read at once (default: all cores).")] = None,  # noqa: UP045
    form: Annotated[Files, typer.Option("--format", "-f", help="Tables, or the readings as they are.")] = Files.parquet,
    date: Annotated[Text, typer.Option(help="Day of publication of all, YYYY-MM-DD.")] = None,
    issuer: Annotated[Text, typer.Option(help="Who published them all: an actor id or a name.")] = None,
    raw: Annotated[bool, typer.Option("--raw/--no-raw", help="Keep the bytes of documents that are files.")] = True,
    shard: Annotated[int, typer.Option(min=1, help="Documents that one file of a table holds, about.")] = 200,
    registry: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(help="Folder of your own registry of actors (default: $COMMUNIQUE_REGISTRY, then the user's)."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Make a folder anew that holds other inputs.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read many documents into a folder; stopped, it is begun again where it was."""
    told = {
        "engine": engine.value, "workers": workers, "form": form.value, "date": date, "issuer": issuer, "raw": raw,
        "size_of_shard": shard, "registry": registry, "replace": replace,
    }  # fmt: skip
    raise typer.Exit(read_bulk(inputs, out, told, as_json))


def columns() -> None:
    """Print the tables and what each of their columns means."""
    raise typer.Exit(print_columns())


def read_bulk(inputs: Sequence[str], out: str, told: dict[str, Any], as_json: bool) -> int:
    """Read the inputs into a folder; gives the exit status, 1 where a document could not be read."""
    threads.one()  # before anything calculates: a worker is one thread
    from communique.bulk.run import read

    try:
        with flow() as show:
            made = read(inputs, out, step=lambda now: show(words_of(now), now.upto / max(1, now.total)), **told)
    except (InputError, RegistryError) as error:
        return complain(error, 2)
    except CommuniqueError as error:
        return complain(error, 1)
    except KeyboardInterrupt:
        return complain("stopped; the same command goes on from here", 130)
    if as_json:
        print_json(asdict(made))
    else:
        sys.stdout.write(f"{summary(made)}\n")
    return 1 if made.failures else 0


def words_of(now: Progress) -> str:
    """How far it is: documents, rate, time left."""
    left = f", {span(now.left)} left" if now.left is not None else ""
    return f"{now.before + now.documents:,} documents, {now.rate:,.1f} a second{left}"


def span(seconds: float) -> str:
    """A time as `h:mm:ss`, or days and hours."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours // 24} days {hours % 24} h" if hours >= 48 else f"{hours}:{minutes:02d}:{rest:02d}"


def summary(made: Summary) -> str:
    """The run in one line."""
    found = made.rows.get("statements")
    parts = [
        f"{made.documents:,} documents in {made.out}",
        f"{made.before:,} of them read before" if made.before else "",
        f"{made.failures:,} could not be read (table failures)" if made.failures else "",
        f"{found:,} statements, {made.rows['acts']:,} acts, {made.rows['contacts']:,} contacts" if found else "",
        span(made.seconds),
    ]
    return " · ".join(part for part in parts if part)


def print_columns() -> int:
    """Every table with its columns, their types and meanings."""
    try:
        from communique.bulk.parquet import TABLES, meanings, schema
    except ImportError:
        return complain("Parquet needs the package pyarrow: pip install 'communique[parquet]'", 2)
    for table in TABLES:
        sys.stdout.write(f"{table}\n")
        for field in schema(table):
            sys.stdout.write(f"  {field.name:<18} {_short(str(field.type)):<22} {meanings()[table, field.name]}\n")
    return 0


def _short(kind: str) -> str:
    """A type as people write it."""
    kind = kind.replace("struct<start: int32, end: int32>", "span").replace("element: ", "")
    return kind if len(kind) <= 22 else kind.split("<", 1)[0] + "<…>"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    group = typer.Typer(no_args_is_help=True)
    group.callback()(_bulk)
    group.command()(read)
    group.command()(columns)
    app.add_typer(group, name="bulk")
