"""`communique commitments`: what was undertaken, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import (
    At,
    Facets,
    Issuer,
    Limit,
    Listed,
    Many,
    Since,
    Text,
    Today,
    Until,
    actor_id,
    day,
    day_or_today,
    narrowed,
)
from communique.cli.printing.csv_rows import print_csv
from communique.cli.printing.entry_list import print_entry, print_followed, print_line

if TYPE_CHECKING:
    from rich.console import Console

    from communique.ledger import Filter, Ledger
    from communique.ledger.views.commitment_filter import CommitmentFilter


def commitments(
    ledger: At = None, form: Many = Listed.text,
    actor: Annotated[Text, typer.Option(help="Who is bound, also as heir to an office: an id or a name.")] = None,
    towards: Annotated[Text, typer.Option(help="Towards whom: an id or a name.")] = None,
    topic: Annotated[Text, typer.Option(help="A topic, as security.")] = None,
    words: Annotated[str, typer.Option(help="Words of what was undertaken, in any form.")] = "",
    due_since: Annotated[Text, typer.Option(help="Due on this day or later, YYYY-MM-DD.")] = None,
    due_until: Annotated[Text, typer.Option(help="Due by this day, YYYY-MM-DD.")] = None,
    state: Annotated[Text, typer.Option(help="open, restated, strengthened, weakened, reported-fulfilled …")] = None,
    routine: Annotated[bool, typer.Option("--routine", help="Also what is said at the end of most contacts.")] = False,
    issuer: Issuer = None, since: Since = None, until: Until = None, today: Today = None, limit: Limit = 30,
    facets: Facets = False,
) -> None:  # fmt: skip
    """What was undertaken, and what became of it."""
    from communique.ledger.views.commitment_filter import CommitmentFilter

    documents = narrowed(issuer=issuer, since=since, until=until)
    by = CommitmentFilter(
        actor_id(actor), actor_id(towards), topic, words, day(due_since), day(due_until), state, routine=routine
    )
    raise typer.Exit(follow_commitments(ledger, documents, by, day_or_today(today), limit, form.value, facets))


def follow_commitments(
    named: str | None, documents: Filter, by: CommitmentFilter, today: str, limit: int, form: str, facets: bool = False
) -> int:
    """The lives of commitments, the latest word first; with `facets` what they are counted by."""
    from communique.cli.printing.actor_names import Names
    from communique.cli.printing.facet_counts import print_counts
    from communique.export import lists
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.ledger.views.commitment_board import counted, of_documents

        bring_up_to_date(ledger, comparing=False)
        found = of_documents(ledger, registry(), today, by, documents)
        if facets:
            return print_counts(ledger, counted(found, by, registry()), form, "commitments")
        kept = found[:limit]

        def show(screen: Console) -> None:
            names = Names(ledger, [a for one in kept for a in (*(d.actor for d in one.debtors), *one.creditors)])
            for one in kept:
                to = f" → {names.all(one.creditors)}" if one.creditors else ""
                who = names.all([d.actor for d in one.debtors])
                heirs = [d for d in one.debtors if d.heir]
                due = f" · due {one.due.end}" if one.due else ""
                print_entry(screen, f"{who}{to}", f" · {one.state} · since {one.since}{due}  {one.id}", one.what)
                for d in heirs:
                    print_line(screen, f"    made in the office of {d.title}, which {names.one(d.heir)} holds now")
                for step in one.steps[1:]:
                    print_line(screen, f"    {step.day}  {step.state}: {short(step.because)}")
                if one.past and one.state != "lapsed":
                    print_line(screen, f"    {short(one.past, 400)}")

        if form == "csv":
            told = [a for one in kept for a in (*(d.actor for d in one.debtors), *one.creditors)]
            issuers = [s.publication.issuer or "" for one in kept for s in one.steps]
            return print_csv(lists.commitments(kept, Names(ledger, [*told, *issuers]).one))
        return print_followed(form, kept, show)

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(commitments)
