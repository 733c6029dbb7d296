"""`communique contacts` and `contact`: the contacts of the ledger, and one of them with its accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import As, At, Facets, Form, Limit, Listed, Many, Since, Skip, Text, Until, Who, narrowed
from communique.cli.printing.csv_rows import print_csv
from communique.cli.printing.output import console, print_json
from communique.cli.printing.record_table import print_table

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger
    from communique.ledger.views.account_comparison import SideBySide


def contacts(
    ledger: At = None, form: Many = Listed.text, actor: Who = None,
    other: Annotated[Text, typer.Option("--with", help="A second who takes part.")] = None,
    channel: Annotated[Text, typer.Option(help="call, video-call, meeting, visit, talks, letter, contact.")] = None,
    status: Annotated[Text, typer.Option(help="held, planned, agreed, offered, invited, possible, cancelled.")] = None,
    side: Annotated[Text, typer.Option(help="Who tells of it: an actor id or a name.")] = None,
    told_by: Annotated[Optional[int], typer.Option(min=0, help="At most so many sides tell of it.")] = None,  # noqa: UP045
    since: Since = None, until: Until = None, limit: Limit = 50, offset: Skip = 0, facets: Facets = False,
) -> None:  # fmt: skip
    """List contacts: who met or called whom, and who tells of it."""
    by = narrowed(
        actor=actor, other=other, sort=channel, status=status, issuer=side, told_by=told_by, since=since, until=until
    )
    raise typer.Exit(list_contacts(ledger, by, limit, offset, form.value, facets))


def contact(
    key: Annotated[str, typer.Argument(metavar="ID", help="The contact's id.")],
    compare: Annotated[bool, typer.Option("--compare", help="The accounts side by side.")] = False,
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Show one contact with its accounts."""
    raise typer.Exit(show_contact(ledger, key, compare, form.value))


def list_contacts(named: str | None, by: Filter, limit: int, offset: int, form: str, facets: bool = False) -> int:
    """Contacts, the newest first; with `facets` what they are counted by."""
    from communique.cli.printing.actor_names import Names
    from communique.cli.printing.facet_counts import print_counts
    from communique.export import lists
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        if facets:
            from communique.ledger.views import list_facets

            bring_up_to_date(ledger, comparing=False)
            return print_counts(ledger, list_facets.contacts(ledger, by), form, "contacts")
        found = ledger.contacts(by, limit, offset)
        if form == "json":
            print_json(found)
            return 0
        names = Names(ledger, [a for c in found for a in (*c.participants, *c.sides)])
        if form == "csv":
            return print_csv(lists.contacts(found, names.one))
        rows = [
            (str(c.start or "no day"), f"{c.channel} {c.status}",
             short(names.all(c.participants) or "parties not named"), names.all(c.sides) or "—", str(c.accounts), c.id)
            for c in found
        ]  # fmt: skip
        print_table(("day", "contact", "parties", "told by", "accounts", "id"), rows, "No contact.")
        return 0

    return with_ledger(named, work)


def show_contact(named: str | None, key: str, compare: bool, form: str) -> int:
    """A contact and its accounts, or these side by side."""
    from communique.cli.printing.actor_names import Names
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        one = ledger.contact(key)
        accounts = ledger.accounts(one.id)
        if compare:
            return _compare(ledger, one.id, form)
        if form == "json":
            print_json({"contact": one, "accounts": accounts})
            return 0
        from rich.text import Text

        names = Names(ledger, [*one.participants, *one.sides])
        screen = console()
        when = f"{one.start or 'no day'}" + (f" – {one.end}" if one.end and one.end != one.start else "")
        screen.print(Text(names.all(one.participants) or "Parties not named", style="title"))
        facts = [f"{one.channel} {one.status}", when, f"in {one.place}" if one.place else ""]
        facts.append(f"told by {names.all(one.sides) or 'nobody named'}")
        screen.print(Text(" · ".join(f for f in facts if f), style="quiet"))
        for a in accounts:
            screen.print()
            screen.print(Text.assemble((names.one(a.issuer), "who"), f" · {a.title or a.address}  ", (a.id, "quiet")))
            screen.print(Text(f"  “{short(a.words, 600)}”", style="words"))
        return 0

    return with_ledger(named, work)


def _compare(ledger: Ledger, key: str, form: str) -> int:
    from communique.ledger.views.account_comparison import SideBySide, compared

    made, documents = compared(ledger, key)
    if form == "json":
        print_json(made.to_dict())
    else:
        from communique.cli.printing.comparison_table import print_table

        print_table(made)
        _elsewhere(ledger, SideBySide(made, tuple(documents)))
    return 0


def _elsewhere(ledger: Ledger, held: SideBySide) -> None:
    """What one account lacks and other documents of its side from these days tell: not said here is not denied."""
    from communique.compare.names import called
    from communique.ledger.views.omitted_points import elsewhere
    from communique.model.prose import short

    made = held.comparison
    found = elsewhere(ledger, held)
    if made is None or not found:
        return
    names, points = called(made.accounts), {p.id: p for p in made.points}
    screen = console()
    screen.print("Not in an account, but told by other documents of its side within three days:", style="title")
    for (point, column), documents in found.items():
        claim = short(points[point].accounts[0].claims[0].text, 90)
        for key, title in documents:
            screen.print(f"  {names[column]}: {claim} → {title}  {key}", markup=False)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(contacts)
    app.command()(contact)
