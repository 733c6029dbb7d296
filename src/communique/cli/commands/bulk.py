"""`communique bulk read` and `bulk columns`: many documents on all cores of a machine, or on a cluster."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

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
    from communique.cli.bulk import read_bulk

    told = {
        "engine": engine.value, "workers": workers, "form": form.value, "date": date, "issuer": issuer, "raw": raw,
        "size_of_shard": shard, "registry": registry, "replace": replace,
    }  # fmt: skip
    raise typer.Exit(read_bulk(inputs, out, told, as_json))


def columns() -> None:
    """Print the tables and what each of their columns means."""
    from communique.cli.bulk import print_columns

    raise typer.Exit(print_columns())


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    group = typer.Typer(no_args_is_help=True)
    group.callback()(_bulk)
    group.command()(read)
    group.command()(columns)
    app.add_typer(group, name="bulk")
