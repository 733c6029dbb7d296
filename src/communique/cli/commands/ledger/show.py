"""`communique show`: a document of the ledger with all that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.ledger_session import with_ledger
from communique.cli.options import As, At, Form
from communique.cli.printing.output import console, print_json

if TYPE_CHECKING:
    from communique.ledger import Ledger


def show(
    document: Annotated[str, typer.Argument(help="Its id, its address, or the hash of its text.")],
    version: Annotated[Optional[int], typer.Option("--revision", min=1, help="Which version.")] = None,  # noqa: UP045
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Show a document: the report on it, its versions, what people decided."""
    raise typer.Exit(show_document(ledger, document, version, form.value))


def show_document(named: str | None, key: str, version: int | None, form: str) -> int:
    """A document: its versions, and the report on one of them, people's decisions applied."""
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        one = ledger.document(key)
        reading = ledger.reading(one.id, version)
        if form == "json":
            judged = ledger.judgements(one.id, 10_000)
            print_json({"document": one, "versions": ledger.versions(one.id), "reading": reading.to_dict(),
                        "judgements": judged})  # fmt: skip
            return 0
        from rich.text import Text

        from communique.cli.printing.report import print_report

        print_report(reading, key=one.id)
        screen = console()
        screen.print(Text(f"In the ledger as {one.id}", style="head"))
        for v in ledger.versions(one.id):
            screen.print(Text(f"  v{v.number} seen {v.seen_at:%Y-%m-%d %H:%M} · read by {', '.join(v.programs)}"))
        for same in ledger.documents(_same(one.text)):
            if same.id != one.id:
                screen.print(Text(f"  the same text stands at {same.address}  {same.id}"))
        for j in ledger.judgements(one.id):
            screen.print(Text(f"  {j.verb} by {j.author}: “{short(j.words, 80)}” {j.reason}"))
        return 0

    return with_ledger(named, work)


def _same(text: str):  # type: ignore[no-untyped-def] # its type is the ledger's, which is not loaded for help
    from communique.ledger import Filter

    return Filter(text=text)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(show)
