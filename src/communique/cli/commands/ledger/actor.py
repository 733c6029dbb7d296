"""`communique actor`: an actor with its offices, contacts and words; or those that documents mention most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ledger_session import with_ledger
from communique.cli.options import At, Facets, Limit, Listed, Many, Text
from communique.cli.printing.csv_rows import print_csv
from communique.cli.printing.output import console, print_json
from communique.cli.printing.record_table import print_table

if TYPE_CHECKING:
    from communique.ledger import Ledger


def actor(
    key: Annotated[Text, typer.Argument(metavar="[ID]", help="The actor's id, or a name (default: list all).")] = None,
    ledger: At = None,
    form: Many = Listed.text,
    limit: Limit = 15,
    facets: Facets = False,
) -> None:
    """Show an actor: offices, contacts, undertakings, statements; or list those that documents mention most."""
    if key is None:
        raise typer.Exit(list_actors(ledger, None, limit, form.value, facets))
    if form is Listed.csv:
        raise typer.BadParameter("one actor is no list; leave the name out, or take json", param_hint="--format")
    raise typer.Exit(show_actor(ledger, key, limit, form.value))


def list_actors(named: str | None, words: str | None, limit: int, form: str, facets: bool = False) -> int:
    """Actors by how many documents mention them; with `facets` what they are counted by."""
    from communique.cli.printing.facet_counts import print_counts
    from communique.export import lists

    def work(ledger: Ledger) -> int:
        if facets:
            from communique.ledger.views import list_facets

            return print_counts(ledger, list_facets.actors(ledger, words), form, "actors")
        found = ledger.actors(words, limit)
        if form == "json":
            print_json(found)
        elif form == "csv":
            print_csv(lists.actors(found))
        else:
            rows = [(a.name, a.kind, a.country, str(a.documents), a.id) for a in found]
            print_table(("name", "kind", "country", "documents", "id"), rows, "No actor.")
        return 0

    return with_ledger(named, work)


def show_actor(named: str | None, key: str, limit: int, form: str) -> int:
    """An actor: offices, contacts, what it undertook and said, the newest first."""
    from communique.cli.printing.actor_names import Names
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.errors import UnknownRecord
        from communique.ledger import Filter

        which = key if ":" in key else registry().find(key) or key
        known = ledger.names([which])
        actor = registry().actor(which)
        if not known and actor is None:
            raise UnknownRecord(f"{key}: neither the ledger nor the registry knows such an actor")
        contacts = ledger.contacts(Filter(actor=which), limit)
        commitments = ledger.commitments(Filter(actor=which, role="by"), limit)
        statements = ledger.statements(Filter(actor=which, role="speaker"), limit)
        if form == "json":
            print_json({"id": which, "name": known.get(which), "offices": actor.offices if actor else (),
                        "contacts": contacts, "commitments": commitments, "statements": statements})  # fmt: skip
            return 0
        from rich.text import Text

        screen = console()
        names = Names(ledger, [which, *(a for c in contacts for a in c.participants)])
        screen.print(Text(names.one(which), style="title"))
        for term in actor.offices if actor else ():
            screen.print(Text(f"  {term.title}, {term.start} – {term.end or 'now'}", style="quiet"))
        lines = [f"{c.start or 'no day'}  {c.channel} {c.status}: {names.all(c.participants)}" for c in contacts]
        _part("Contacts", lines)
        _part("Undertook", [f"{c.date}  “{short(c.quote(*c.record.what))}”" for c in commitments])
        _part("Said", [f"{s.date}  “{short(s.quote(*s.record.content) if s.record.content else s.words)}”"
                       for s in statements])  # fmt: skip
        return 0

    return with_ledger(named, work)


def _part(title: str, lines: list[str]) -> None:
    from rich.text import Text

    screen = console()
    if lines:
        screen.print()
        screen.print(Text(title, style="head"))
    for line in lines:
        screen.print(Text(f"  {line}"))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(actor)
