"""`communique successions`: changes of office, held against the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from communique.cli.ledger_session import with_ledger
from communique.cli.options import At, Issuer, Limit, Listed, Many, Since, Until, narrowed
from communique.cli.printing.entry_list import print_entry, print_followed, print_line

if TYPE_CHECKING:
    from rich.console import Console

    from communique.ledger import Filter, Ledger


def successions(
    ledger: At = None, form: Many = Listed.text, issuer: Issuer = None, since: Since = None, until: Until = None,
    limit: Limit = 30,
) -> None:  # fmt: skip
    """Changes of office that documents tell, held against the registry."""
    by = narrowed(issuer=issuer, since=since, until=until)
    raise typer.Exit(follow_successions(ledger, by, limit, form.value))


def follow_successions(named: str | None, by: Filter, limit: int, form: str) -> int:
    """Changes of office that documents tell, held against the registry."""
    from communique.cli.printing.actor_names import Names

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.ledger.views.developments import successions

        kept = successions(ledger, registry(), by)[::-1][:limit]

        def show(screen: Console) -> None:
            names = Names(ledger, [s.person for s in kept])
            for s in kept:
                print_entry(screen, names.one(s.person), f" · {s.office} · {s.day} · {s.verdict}", s.tellings[0].words)
                print_line(screen, f"    {s.because}")

        return print_followed(form, kept, show)

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(successions)
