"""`communique backup`: the whole ledger copied."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.error_messages import complain
from communique.cli.ledger_session import with_ledger
from communique.cli.options import At

if TYPE_CHECKING:
    from communique.ledger import Ledger


def backup(
    target: Annotated[str, typer.Argument(help="A file that is not there yet, or an empty database.")],
    ledger: At = None,
) -> None:
    """Copy the whole ledger; others may go on writing meanwhile."""
    raise typer.Exit(copy_ledger(ledger, target))


def copy_ledger(named: str | None, target: str) -> int:
    """Copy the whole ledger to a new file."""

    def work(ledger: Ledger) -> int:
        faults = ledger.backup(target)
        for fault in faults:
            complain(f"{fault} (in the ledger as in its copy)", 1)
        sys.stdout.write(f"{target}\n")
        return 1 if faults else 0

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(backup)
