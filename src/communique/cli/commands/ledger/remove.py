"""`communique remove`: a document out of the ledger, with all that stands on it."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import As, At, Author, Form, Reason
from communique.cli.printing.output import print_json

if TYPE_CHECKING:
    from communique.ledger import Ledger


def remove(
    document: Annotated[str, typer.Argument(help="The document's id or address.")],
    author: Author,
    reason: Reason = "",
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Take a document out with all that stands on it; the history keeps that it was there."""
    raise typer.Exit(remove_document(ledger, document, author, reason, form.value))


def remove_document(named: str | None, key: str, author: str, reason: str, form: str) -> int:
    """Take one document out; the history says who did and why."""
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        one = ledger.document(key)
        made = ledger.judge("remove", one.id, author=author, reason=reason, made_at=dt.datetime.now(dt.UTC))
        bring_up_to_date(ledger)
        if form == "json":
            print_json(made)
        else:
            sys.stdout.write(f"{made.id}: removed “{short(made.words, 100)}” with all that stood on it\n")
        return 0

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(remove)
