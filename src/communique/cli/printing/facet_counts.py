"""What a list is counted by (`--facets`): a line a count for people, an object for programs, rows for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.cli.printing.actor_names import Names
from communique.cli.printing.csv_rows import flat, print_csv
from communique.cli.printing.output import console, print_json

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.ledger.views.list_facets import Counts


def print_counts(ledger: Ledger, counts: Counts, form: str, of: str = "records") -> int:
    """The counts of a list of `of`, each with its values and their numbers, those with most first."""
    if form == "json":
        print_json(counts)
        return 0
    if form == "csv":
        return print_csv(flat({name: [{"value": v, of: n} for v, n in counted] for name, counted in counts.items()}))
    from rich.text import Text

    names = Names(ledger, [value for counted in counts.values() for value, _ in counted if ":" in value])
    for name, counted in counts.items():
        shown = [f"{names.one(value) if ':' in value else value} {many:,}" for value, many in counted]
        console().print(Text.assemble((name, "head"), f"  {', '.join(shown) or 'none'}"))
    return 0
