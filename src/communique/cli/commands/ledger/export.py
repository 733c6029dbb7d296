"""`communique export`: the findings in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand

from communique.cli.ledger_session import with_ledger
from communique.cli.options import At, Issuer, Since, Until, narrowed
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger


class _Command(TyperCommand):
    """Its help names every format, those of other packages too. They are looked for when this command is asked for, not
    at each start of the program.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        from communique.export import formats

        for one in self.params:
            if isinstance(one, TyperArgument):
                one.help = f"{', '.join(formats())}."
        return super().get_params(ctx)


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT")],
    out: Annotated[str, typer.Option("--out", "-o", help="The file (default: standard output).")] = "-",
    ledger: At = None, issuer: Issuer = None, since: Since = None, until: Until = None,
) -> None:  # fmt: skip
    """Write the findings in another format."""
    raise typer.Exit(export_ledger(ledger, form, out, narrowed(issuer=issuer, since=since, until=until)))


def export_ledger(named: str | None, form: str, out: str, by: Filter) -> int:
    """Write the ledger's findings in another format, to a file or standard output."""

    def work(ledger: Ledger) -> int:
        from communique.errors import LedgerReadOnly
        from communique.export import export, formats

        if form not in formats():
            raise InputError(f"{form}: is no format; use {', '.join(formats())}")
        if out == "-":
            export(ledger, form, sys.stdout.buffer, by)
            return 0
        path, part = Path(out), Path(out + ".part")
        try:
            with part.open("wb") as handle:
                export(ledger, form, handle, by)
            part.replace(path)
        except OSError as error:
            raise LedgerReadOnly(f"{out}: cannot be written: {error.strerror or error}") from None
        finally:
            part.unlink(missing_ok=True)
        sys.stdout.write(f"{out}\n")
        return 0

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(cls=_Command)(export)
