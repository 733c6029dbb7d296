"""`communique revisions`: what was edited after publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ledger_session import with_ledger
from communique.cli.options import At, Limit, Listed, Many, Text
from communique.cli.printing.entry_list import print_entry, print_followed, print_line

if TYPE_CHECKING:
    from rich.console import Console

    from communique.ledger import Ledger


def revisions(
    document: Annotated[Text, typer.Argument(help="One document's id or address.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also typography, links and markup.")] = False,
    ledger: At = None,
    form: Many = Listed.text,
    limit: Limit = 50,
) -> None:
    """What was edited after publication, the edits that matter first."""
    raise typer.Exit(follow_revisions(ledger, document, every, limit, form.value))


def follow_revisions(named: str | None, document: str | None, every: bool, limit: int, form: str) -> int:
    """What was edited after publication, what matters first; cosmetic edits only with `every`."""
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        from communique.ledger.views.developments import revisions

        key = ledger.document(document).id if document else None
        found = [(k, n, r) for k, n, r in revisions(ledger, key) if every or r.substantive][:limit]

        def show(screen: Console) -> None:
            for k, n, r in found:
                one = ledger.document(k)
                version = ledger.versions(k)[n - 1]
                edits = r.edits if every else r.substantive
                print_entry(
                    screen, short(one.title or one.address, 110), f" · v{n} seen {version.seen_at:%Y-%m-%d}  {k}", ""
                )
                for e in edits:
                    print_line(screen, f"    {e.kind} ({e.weight}): “{short(e.old, 160)}” → “{short(e.new, 160)}”")
                    print_line(screen, f"      {e.because}")

        told = [{"document": k, "revision": n, "weight": r.weight, "edits": r.edits} for k, n, r in found]
        return print_followed(form, told, show)

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(revisions)
