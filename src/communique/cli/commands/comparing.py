"""`communique compare`."""

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


def compare(
    files: Annotated[list[Path], typer.Argument(help="Accounts of one contact: text, Markdown or HTML files.")],
    form: Annotated[Form, typer.Option("--format", "-f", help="A table for people, a page, or JSON.")] = Form.table,
    force: Annotated[
        bool, typer.Option("--force", help="Compare accounts of different contacts all the same.")
    ] = False,
    width: Annotated[
        Optional[int],  # noqa: UP045 - Typer reads it
        typer.Option(min=60, max=300, help="Columns of the table (default: the terminal's)."),
    ] = None,
) -> None:
    """Hold accounts of one contact side by side: what all tell, tell otherwise, or tell alone."""
    from communique.cli.compare import compare_files

    raise typer.Exit(compare_files(files, form.value, force, width))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(compare)
