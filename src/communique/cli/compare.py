"""`communique compare`: accounts of one contact as a table, JSON, HTML or Markdown."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from communique.cli.complaint import complain
from communique.errors import CommuniqueError, InputError
from communique.model import Comparison


def compare_files(files: Sequence[Path], form: str, force: bool, width: int | None) -> int:
    """Compare the accounts in these files and print them; gives the exit status."""
    twice = next((f for n, f in enumerate(files) if f.resolve() in {g.resolve() for g in files[:n]}), None)
    if twice is not None and not force:
        return complain(f"{twice}: named twice; name two accounts (--force compares it with itself)", 2)
    from communique.compare import compare
    from communique.reading import Reader

    try:
        if len(files) < 2:
            raise InputError(f"{files[0]}: a comparison needs two accounts at least; name another file")
        reader = Reader()
        made = compare([reader.read(file) for file in files], force=force)
    except InputError as error:
        return complain(error, 2)
    except CommuniqueError as error:
        return complain(error, 1)
    _print(made, form, width)
    return 0


def _print(made: Comparison, form: str, width: int | None) -> None:
    if form == "json":
        sys.stdout.write(json.dumps(made.to_dict(), ensure_ascii=False, indent=1) + "\n")
    elif form == "table":
        print_table(made, width)
    else:
        from communique.compare.page import to_html, to_markdown

        sys.stdout.write(to_html(made) if form == "html" else to_markdown(made))


def print_table(made: Comparison, width: int | None = None) -> None:
    """The comparison at the terminal: a column an account, each point under its explanation."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from communique.compare.rows import VERDICTS, called, rows, silent, tally, title

    styles = {"conflicts": "bold red", "differs": "bold yellow", "only": "bold blue", "shared": "bold green"}
    console = Console(width=width, highlight=False)
    console.print()
    console.print(Text(title(made), style="bold"))
    console.print(Text(tally(made), style="dim"))
    for line in silent(made):
        console.print(Text(line, style="red"))
    table = Table(box=box.HORIZONTALS, expand=True, pad_edge=False, show_lines=True, header_style="bold cyan")
    table.add_column("", width=11)
    for name in called(made):
        table.add_column(Text(name), ratio=1, overflow="fold")
    for row in rows(made):
        cells = []
        for pieces in row.cells:
            cell = Text()
            for piece in pieces:
                cell.append(piece.words, "bold yellow" if piece.marked else "")
            cells.append(cell if pieces else Text("—", style="dim"))
        table.add_row(Text(VERDICTS[row.verdict], style=styles[row.verdict]), *cells)
    console.print(table)
