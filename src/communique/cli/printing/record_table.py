"""A list of records as a table of the terminal; a line a record where it is piped."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from communique.cli.printing.output import console

_LONGEST = 10_000
"""Columns of the widest table that is piped."""


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], none: str) -> None:
    """A row a record; `none` where there is none."""
    from rich.table import Table
    from rich.text import Text

    screen = console()
    if not rows:
        screen.print(Text(none, style="quiet"))
        return
    table = Table(box=None, header_style="head", pad_edge=False, padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "day", "no."))
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    if not sys.stdout.isatty():  # a line a record, however long, for whatever reads the lines
        screen.width = max(
            screen.width, screen.measure(table, options=screen.options.update(max_width=_LONGEST)).maximum
        )
    screen.print(table)
