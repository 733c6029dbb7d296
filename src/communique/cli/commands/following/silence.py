"""`communique silences`: contacts and topics of which one side does not speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import At, Issuer, Limit, Listed, Many, Since, Until, narrowed
from communique.cli.printing.entry_list import print_entry, print_followed, print_line

if TYPE_CHECKING:
    from rich.console import Console

    from communique.ledger import Filter, Ledger


def silences(
    ledger: At = None, form: Many = Listed.text, issuer: Issuer = None, since: Since = None, until: Until = None,
    limit: Limit = 30,
) -> None:  # fmt: skip
    """Contacts that one side alone tells of, topics on which a side keeps silent."""
    by = narrowed(issuer=issuer, since=since, until=until)
    raise typer.Exit(follow_silences(ledger, by, limit, form.value))


def follow_silences(named: str | None, by: Filter, limit: int, form: str) -> int:
    """Contacts told by one side alone, and topics that one side does not speak of."""
    from communique.cli.printing.actor_names import Names

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.documents.language import name_of
        from communique.ledger.queries import document_list
        from communique.ledger.views.silent_sides import every

        bring_up_to_date(ledger, comparing=False)
        untold, unspoken = every(ledger, registry(), by)
        kept = untold[::-1][:limit]
        deaf = [u for u in document_list.unread(ledger, by.since, by.until) if by.issuer in (None, u.issuer)]

        def show(screen: Console) -> None:
            names = Names(ledger, [a for u in kept for a in (u.silent, *u.participants)] + [u.silent for u in unspoken])
            if not kept and not unspoken:
                print_line(screen, "Nothing of the kind.")
            for u in kept:
                facts = f" · {u.channel} on {u.day} · told by one side, not found with {names.one(u.silent)}"
                print_entry(screen, names.all(u.participants), facts, u.tellings[0].words)
                print_line(screen, f"    {u.because}")
            for s in unspoken[:limit]:
                print_entry(screen, names.one(s.silent), f" · nothing on {s.topic} · {s.start} – {s.end}", "")
                print_line(screen, f"    {s.because}")
            issuers = Names(ledger, [u.issuer for u in deaf if u.issuer])
            for one in deaf:
                whose = issuers.one(one.issuer) if one.issuer else "no known issuer"
                many = f"{one.documents:,} document{'' if one.documents == 1 else 's'}"
                told = f"Not read: {many} of {whose} in {name_of(one.language)}; nothing was looked for in them."
                print_line(screen, told)

        return print_followed(form, {"untold": kept, "unspoken": unspoken[:limit], "unread": deaf}, show)

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(silences)
