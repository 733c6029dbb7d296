"""`communique check`: the ledger verified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.error_messages import complain
from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import As, At, Form
from communique.cli.printing.output import console, print_json

if TYPE_CHECKING:
    from communique.ledger import Ledger


def check(
    ledger: At = None, form: As = Form.text,
    mend: Annotated[bool, typer.Option("--mend", help="Make again first what can be made.")] = False,
) -> None:  # fmt: skip
    """Verify the ledger: spans against texts, rows against readings, views against records."""
    raise typer.Exit(check_ledger(ledger, form.value, mend))


def check_ledger(named: str | None, form: str, mend: bool = False) -> int:
    """Hold spans against texts, rows against readings, views against records; status 1 when something is wrong.

    `mend` first makes again what can be made from texts, readings and judgements, which are never touched, and says
    what it did.
    """

    def work(ledger: Ledger) -> int:
        done: list[str] = []
        if mend:
            from communique.ledger.integrity.repair import mend as made_again

            done = made_again(ledger)
            bring_up_to_date(ledger)
        faults = list(ledger.check())
        counts = ledger.counts()
        if form == "json":
            print_json({"ledger": ledger.place, "faults": faults, **({"mended": done} if mend else {}), **counts})
            return 1 if faults else 0
        for line in done:
            console().print(line, markup=False, highlight=False)
        for fault in faults:
            complain(fault, 1)
        told = ", ".join(f"{number:,} {name}" for name, number in counts.items())
        console().print(f"{told} · {'sound' if not faults else f'{len(faults):,} faults'}")
        return 1 if faults else 0

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(check)
