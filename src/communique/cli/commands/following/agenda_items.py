"""`communique agenda`: contacts that were to come, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ledger_session import with_ledger
from communique.cli.options import At, Issuer, Limit, Listed, Many, Since, Text, Today, Until, day_or_today, narrowed
from communique.cli.printing.entry_list import print_entry, print_followed, print_line

if TYPE_CHECKING:
    from rich.console import Console

    from communique.ledger import Filter, Ledger


def agenda(
    ledger: At = None, form: Many = Listed.text,
    outcome: Annotated[Text, typer.Option(help="held, cancelled, ahead, no-word or not-known.")] = None,
    issuer: Issuer = None, since: Since = None, until: Until = None, today: Today = None, limit: Limit = 30,
) -> None:  # fmt: skip
    """Contacts that were to come, and what became of them."""
    by = narrowed(issuer=issuer, since=since, until=until)
    raise typer.Exit(follow_agenda(ledger, by, day_or_today(today), outcome, limit, form.value))


def follow_agenda(named: str | None, by: Filter, today: str, outcome: str | None, limit: int, form: str) -> int:
    """Announced contacts and what became of them, the latest first."""
    from communique.cli.printing.actor_names import Names

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.ledger.views.developments import agenda

        found = [i for i in agenda(ledger, registry(), today, by) if outcome in (None, i.outcome)]
        kept = found[::-1][:limit]

        def show(screen: Console) -> None:
            names = Names(ledger, [a for i in kept for a in i.participants])
            for i in kept:
                facts = f" · {i.channel} {i.status} on {i.announced[0].publication.day} · {i.outcome.replace('-', ' ')}"
                print_entry(screen, names.all(i.participants), facts, i.announced[0].words)
                print_line(screen, f"    {i.because}")

        return print_followed(form, kept, show)

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(agenda)
