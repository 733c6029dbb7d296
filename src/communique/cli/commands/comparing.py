"""`communique compare` and `communique match`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer


class Form(StrEnum):
    """How a comparison is printed."""

    table = "table"
    json = "json"
    html = "html"
    markdown = "markdown"
    docx = "docx"


def compare(
    files: Annotated[list[Path], typer.Argument(help="Accounts of one contact: text, Markdown or HTML files.")],
    form: Annotated[
        Form, typer.Option("--format", "-f", help="A table for people, a page, a Word document, or JSON.")
    ] = Form.table,
    force: Annotated[
        bool, typer.Option("--force", help="Compare accounts of different contacts all the same.")
    ] = False,
    width: Annotated[
        Optional[int],  # noqa: UP045 - Typer reads it
        typer.Option(min=60, max=300, help="Columns of the table (default: the terminal's)."),
    ] = None,
    out: Annotated[
        Optional[Path],  # noqa: UP045 - Typer reads it
        typer.Option("--out", "-o", help="Write to this file (default: standard output)."),
    ] = None,
) -> None:
    """Hold accounts of one contact side by side: what all tell, tell otherwise, or tell alone."""
    from communique.cli.compare import compare_files

    raise typer.Exit(compare_files(files, form.value, force, width, out))


def match(
    files: Annotated[list[Path], typer.Argument(help="Documents, or corpora as JSON lines.")],
    issuer: Annotated[
        Optional[list[str]],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published them: once for all, or once a file in their order."),
    ] = None,
    since: Annotated[str, typer.Option(help="First day of publication, YYYY-MM-DD (corpora).")] = "",
    until: Annotated[str, typer.Option(help="Last day of publication, YYYY-MM-DD (corpora).")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Also what one issuer alone tells several times.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the groups as JSON.")] = False,
) -> None:
    """Find the contacts of which several documents tell, and say why they are taken for one."""
    from communique.cli.match import Days, match_files

    raise typer.Exit(match_files(files, issuer or [], Days(since, until), everything, as_json))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(compare)
    app.command()(match)
