"""Commands that are loaded when they are asked for: data/commands.csv says where each is, and its line in help.

Help lists the commands in the table's order with the table's lines, so it loads none of them; a command's own help, or
the command, loads its module alone. tests/cli/test_late_commands.py holds the table against the modules.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from communique.errors import LexiconError

_TABLE = Path(__file__).parent / "data" / "commands.csv"
_COLUMNS = ("command", "module", "line")


class LateCommands(Mapping[str, Any]):
    """The program's commands by their names; to look one up is to load its module."""

    def __init__(self) -> None:
        self._rows = dict(_rows())
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            self._loaded |= _commands(self._rows[name][0])
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._rows  # without loading

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def lines(self) -> dict[str, str]:
        """What help says of each command in its list."""
        return {name: line for name, (_, line) in self._rows.items()}


class LateGroup(TyperGroup):
    """A group of commands that are loaded late: what Click's documentation says of lazily loaded subcommands."""

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        self.commands = self._late = LateCommands()  # type: ignore[assignment] # nothing is ever added to it

    def list_commands(self, ctx: Any) -> list[str]:
        """Every command's name, none loaded."""
        return list(self._late)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands, by stand-ins that have a name and a line."""
        told = {name: TyperCommand(name, help=line) for name, line in self._late.lines().items()}
        TyperGroup(name=self.name, commands=dict(told)).format_commands(ctx, formatter)


def _rows() -> Iterator[tuple[str, tuple[str, str]]]:
    reader = csv.reader(_TABLE.read_text("utf-8").splitlines(), strict=True)
    if tuple(next(reader, ())) != _COLUMNS:
        raise LexiconError(f"cli/data/commands.csv: the first line must be {','.join(_COLUMNS)}")
    for cells in reader:
        if len(cells) != len(_COLUMNS) or not all(cells):
            raise LexiconError(f"cli/data/commands.csv:{reader.line_num}: a command, its module, its line in help")
        command, module, line = cells
        yield command, (module, line)


def _commands(module: str) -> dict[str, Any]:
    """What a module of commands registers, by names; more than one command where they are made in one file."""
    app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)
    import_module(f"communique.cli.commands.{module}").register(app)
    return dict(typer.main.get_group(app).commands)
