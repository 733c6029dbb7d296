"""A comparison at the terminal: what matters, the contact, then under each topic a column an account."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.compare.names import called
from communique.compare.printing.sheet import SILENT, Line, Row, facts, head, sections, silent, tally, title
from communique.model import Comparison

SIGNS = {"conflicts": "✗", "differs": "≠", "shared": "=", "only": "·"}
_STYLES = {"conflicts": "bold red", "differs": "bold yellow", "only": "bold blue", "shared": "bold green"}
_LEGEND = "= told alike   ≠ told otherwise   ✗ cannot both be so   · told by one alone"


def print_table(made: Comparison, width: int | None = None, console: Console | None = None) -> None:
    """The comparison, fit for one screen where the accounts are of usual length."""
    console = console or Console(width=width, highlight=False)
    console.print(Text(title(made), style="bold"))
    for number, line in enumerate(head(made), 1):
        console.print(Padding(Text(f"{number}. {line}"), (0, 0, 0, 1)))
    for line in silent(made):
        console.print(Text(line, style="red"))
    names = called(made.accounts)
    console.print(_grid([Text(""), *(Text(n, style="bold cyan") for n in names)]))
    for name, verdict, cells in facts(made):
        sign = Text(f"{name}", style="dim" if verdict != "differs" else "yellow")
        console.print(_grid([sign, *(Text(c) if c else Text(SILENT, style="dim italic") for c in cells)]))
    for section in sections(made):
        console.print(Rule(Text(section.name, style="bold"), align="left", style="dim"))
        said = set[int]()
        for row in section.rows:
            _row(console, row, said)
            said |= {n for n, cell in enumerate(row.cells) if not cell}
    console.print(Rule(style="dim"))
    console.print(Text(f"{tally(made)}.", style="dim"))
    console.print(Text(_LEGEND, style="dim"))


def _row(console: Console, row: Row, said: AbstractSet[int]) -> None:
    cells = [_cell(lines, n in said) for n, lines in enumerate(row.cells)]
    console.print(_grid([Text(SIGNS[row.verdict], style=_STYLES[row.verdict], justify="right"), *cells], narrow=True))
    if row.explanation:
        console.print(Padding(Text(row.explanation, style="italic yellow"), (0, 0, 0, 3)))


def _grid(cells: list[Text], narrow: bool = False) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=1 if narrow else 16)
    for _ in cells[1:]:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*cells)
    return table


def _cell(lines: tuple[Line, ...], said: bool) -> Text:
    """The claims of one account; its silence is told once a topic."""
    if not lines:
        return Text("–" if said else SILENT, style="dim italic")
    cell = Text()
    for number, line in enumerate(lines):
        cell.append("\n" if number else "")
        for piece in line.pieces:
            cell.append(piece.words, "bold yellow" if piece.marked else "")
    return cell
