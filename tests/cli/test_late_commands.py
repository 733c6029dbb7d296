"""The table that help is printed from says what the modules say; a module is loaded when its command is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import typer

from communique.cli import commands
from communique.cli.app import app
from communique.cli.late_commands import LateCommands

WHOLE = 1000
"""A width at which no line is cut."""


def modules() -> set[str]:
    """The modules that hold a command, by how the table names them."""
    folder = Path(commands.__file__).parent
    return {
        ".".join(file.relative_to(folder).with_suffix("").parts)
        for file in folder.rglob("*.py")
        if "\ndef register(" in file.read_text("utf-8")
    }


def test_help_says_of_a_command_what_the_command_says_first_of_itself() -> None:
    known = LateCommands()
    assert len(known) > 30
    for name, line in known.lines().items():
        assert known[name].name == name
        assert known[name].get_short_help_str(WHOLE) == line, name
        assert not known[name].hidden, name


def test_every_command_of_every_module_is_in_the_table() -> None:
    made = []
    for module in sorted(modules()):
        one = typer.Typer()
        import_module(f"communique.cli.commands.{module}").register(one)
        made += list(typer.main.get_group(one).commands)
    assert sorted(made) == sorted(LateCommands())


def test_a_commands_help_loads_that_command_alone_and_the_list_none() -> None:
    def loaded(*words: str) -> list[str]:
        code = (
            "import sys; sys.argv = ['communique', *sys.argv[1:]]\nfrom communique.cli import main\n"
            "try: main()\nexcept SystemExit: pass\n"
            "print(*sorted(m for m in sys.modules if m.startswith('communique.cli.commands.')), sep='\\n')"
        )
        done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
        return [line for line in done.stdout.splitlines() if line.startswith("communique.cli.commands.")]

    assert loaded("--help") == loaded("--version") == loaded("nothing-of-the-kind") == []
    assert loaded("read", "--help") == ["communique.cli.commands.texts", "communique.cli.commands.texts.read"]


def test_help_lists_the_commands_in_the_order_of_the_table() -> None:
    program = typer.main.get_command(app)
    told = program.get_help(typer.Context(program, info_name="communique"))
    listed = [line.split()[0] for line in told.partition("Commands:\n")[2].splitlines() if line[2:3].strip()]
    assert listed == list(LateCommands())
