"""What the ledger holds, in the formats of others: one file a format, each with `write(ledger, by, out)`.

`write` puts the bytes of one file into `out`, in the order in which things were entered, so that the
same ledger gives the same bytes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import InputError
from communique.export.added import added, exporter

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

__all__ = ["FORMATS", "export", "formats"]

FORMATS = {
    "jsonl": "every finding, one JSON object a line",
    "csv": "every finding, one row each",
    "parquet": "every finding, one row each (needs communique[parquet])",
    "plover": "acts as PLOVER 0.8 events, one JSON object a line and direction",
    "events": "the same events in POLECAT's columns, as CSV",
    "followthemoney": "actors and contacts as FollowTheMoney entities, one a line",
    "jsonld": "contacts, statements and documents as schema.org JSON-LD",
    "graphml": "who is in contact with whom, as a graph",
    "csl": "one item a document with the place of every finding, as CSL-JSON",
    "bibtex": "one entry a document with the place of every finding, as BibTeX",
}
"""The formats and what each holds; each is the module of this folder that bears its name."""


def formats() -> dict[str, str]:
    """FORMATS, and what other packages add (added.py); a name of ours is never replaced."""
    return {**FORMATS, **{name: about for name, about in added().items() if name not in FORMATS}}


def export(ledger: Ledger, form: str, out: BinaryIO, by: Filter | None = None) -> None:
    """Write what the ledger holds in one format. Raises InputError for one that there is none of."""
    from communique.ledger import Filter

    if form in FORMATS:
        import_module(f"communique.export.{form}").write(ledger, by or Filter(), out)
    elif form in formats():
        exporter(form).write(ledger, by or Filter(), out)
    else:
        raise InputError(f"{form}: is no format; use {', '.join(formats())}")
