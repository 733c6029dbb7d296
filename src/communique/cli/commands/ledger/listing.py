"""`communique list`: the documents of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import At, Facets, Issuer, Limit, Listed, Many, Since, Skip, Text, Until, Who, narrowed
from communique.cli.printing.csv_rows import print_csv
from communique.cli.printing.output import print_json
from communique.cli.printing.record_table import print_table

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger


def list_(
    ledger: At = None, form: Many = Listed.text, issuer: Issuer = None, actor: Who = None, since: Since = None,
    until: Until = None, limit: Limit = 50, offset: Skip = 0,
    topic: Annotated[Text, typer.Option(help="Something done in it is on this, as security.")] = None,
    facets: Facets = False,
) -> None:  # fmt: skip
    """List the documents in the ledger, the newest first."""
    by = narrowed(issuer=issuer, actor=actor, since=since, until=until, topic=topic)
    raise typer.Exit(list_documents(ledger, by, limit, offset, form.value, facets))


def list_documents(named: str | None, by: Filter, limit: int, offset: int, form: str, facets: bool = False) -> int:
    """Documents, the newest first; with `facets` what they are counted by."""
    from communique.cli.printing.actor_names import Names
    from communique.cli.printing.facet_counts import print_counts
    from communique.export import lists
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        if facets:
            from communique.ledger.views import list_facets

            bring_up_to_date(ledger, comparing=False)
            return print_counts(ledger, list_facets.documents(ledger, by), form, "documents")
        found = ledger.documents(by, limit, offset)
        if form == "json":
            print_json(found)
            return 0
        if form == "csv":
            return print_csv(lists.documents(found, Names(ledger, [d.issuer or "" for d in found]).one))
        from rich.text import Text

        from communique.documents.language import is_read, name_of

        names = Names(ledger, [d.issuer or "" for d in found])
        rows = [
            (str(d.date or "no date"), names.one(d.issuer), Text(short(d.title or d.address, 110)),
             d.language if is_read(d.language) else f"not read: {name_of(d.language)}",
             "draft" if d.draft else f"v{d.revision}" if d.revision > 1 else "", d.id)
            for d in found
        ]  # fmt: skip
        print_table(("day", "issuer", "title", "language", "", "id"), rows, "No document.")
        return 0

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("list")(list_)
