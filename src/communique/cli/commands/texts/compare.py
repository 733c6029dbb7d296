"""`communique compare`: accounts of one contact as a table, JSON, HTML, Markdown or a Word document."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.error_messages import complain
from communique.errors import CommuniqueError, InputError

if TYPE_CHECKING:
    from communique.model import Comparison, Reading


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
    raise typer.Exit(compare_files(files, form.value, force, width, out))


def compare_files(files: Sequence[Path], form: str, force: bool, width: int | None, out: Path | None = None) -> int:
    """Compare the accounts in these files and print them; gives the exit status."""
    twice = next((f for n, f in enumerate(files) if f.resolve() in {g.resolve() for g in files[:n]}), None)
    if twice is not None and not force:
        return complain(f"{twice}: named twice; name two accounts (--force compares it with itself)", 2)
    if form == "docx" and out is None and sys.stdout.isatty():
        return complain("a Word document is no text for a terminal; name a file: --out comparison.docx", 2)
    from communique.compare import compare
    from communique.reading import Reader

    try:
        if len(files) < 2:
            raise InputError(f"{files[0]}: a comparison needs two accounts at least; name another file")
        reader = Reader()
        readings = [reader.read(file) for file in files]
        if not force:
            _two_sides(files, readings)
        made = compare(readings, force=force)
    except InputError as error:
        return complain(error, 2)
    except CommuniqueError as error:
        return complain(error, 1)
    return _print(made, form, width, out)


def _two_sides(files: Sequence[Path], readings: Sequence[Reading]) -> None:
    """Raises InputError where all accounts are one side's, or one has no words."""
    for file, reading in zip(files, readings, strict=True):
        if not reading.text.strip():
            raise InputError(f"{file}: holds no text; name a file with an account")
    from communique.actors import registry

    known = registry()
    issuers = [r.issuer for r in readings]
    sides = {known.country(i) or i for i in issuers if i}
    if len(sides) == 1 and all(issuers):
        names = " and ".join(str(f) for f in files)
        found = known.actor(next(iter(sides)))
        side = found.name if found else next(iter(sides))
        raise InputError(f"{names}: all speak for {side}; a comparison needs another side (--force compares them)")


def _print(made: Comparison, form: str, width: int | None, out: Path | None) -> int:
    if form == "table" and out is None:
        from communique.cli.printing.comparison_table import print_table

        print_table(made, width)
        return 0
    data = rendered(made, form)
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return 0
    try:
        out.write_bytes(data)
    except OSError as error:
        return complain(f"{out}: {error.strerror or error}; name a file that can be written", 1)
    return 0


def rendered(made: Comparison, form: str) -> bytes:
    """The comparison as the bytes of a file of that form."""
    if form == "docx":
        from communique.compare.printing.word_document import to_bytes

        return to_bytes(made)
    if form == "json":
        return (json.dumps(made.to_dict(), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")
    from communique.compare.printing.html_page import to_html
    from communique.compare.printing.markdown import to_markdown

    told = to_html(made) if form == "html" else to_markdown(made)
    return told.encode("utf-8", "replace")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(compare)
