"""The commands and their options; what they do is in the modules beside this one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from communique import __version__

app = typer.Typer(
    name="communique",
    help="Reads what governments say they said to each other: who says so, what was agreed, promised and asked for.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How readings are printed."""

    report = "report"
    json = "json"
    jsonl = "jsonl"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program as a whole."""


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(help="Files to read: text, Markdown or HTML; - for standard input.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="A report for people, or JSON.")] = Format.report,
    date: Annotated[Optional[str], typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,  # noqa: UP045 - Typer reads it
    issuer: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published it: an actor id (org:kremlin) or a name (“White House”)."),
    ] = None,
    title: Annotated[Optional[str], typer.Option(help="The document's title.")] = None,  # noqa: UP045
    url: Annotated[Optional[str], typer.Option(help="Where it was published.")] = None,  # noqa: UP045
    width: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(min=40, max=300, help="Columns of the report (default: the terminal's)."),
    ] = None,
) -> None:
    """Read documents and print who spoke with whom, said, undertook, asked for and refused what."""
    from communique.cli.read import Given, read_files

    given = Given(date=date, issuer=issuer, title=title, url=url)
    raise typer.Exit(read_files(files, form.value, given, width))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a reading."""
    from importlib.resources import files

    typer.echo((files("communique") / "schema" / "reading.schema.json").read_text("utf-8"), nl=False)


bench = typer.Typer(help="Measure the program on human codings that you hold.", no_args_is_help=True)
app.add_typer(bench, name="bench")


@bench.callback()
def _bench() -> None:
    """Measure the program on human codings that you hold."""


@bench.command()
def attribution(
    gold: Annotated[Path, typer.Argument(help="A split's folder of PolNeAR, or articles as JSON lines.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Who said what, against people's attributions: precision, recall, F1, words a second."""
    from communique.cli.bench import bench_attribution

    raise typer.Exit(bench_attribution(gold, as_json))
