"""`communique list`, `contacts`, `commitments` as told, `search`, `judge list`: lists of the ledger's records."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from communique.cli.counting import print_counts
from communique.cli.ledger import Names, bring_up_to_date, console, print_json, with_ledger
from communique.cli.rows import flat, print_csv
from communique.export import lists
from communique.model.prose import short

_LONGEST = 10_000
"""Columns of the widest table that is piped."""

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger


def list_documents(named: str | None, by: Filter, limit: int, offset: int, form: str, facets: bool = False) -> int:
    """Documents, the newest first; with `facets` what they are counted by."""

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
        _table(("day", "issuer", "title", "language", "", "id"), rows, "No document.")
        return 0

    return with_ledger(named, work)


def list_contacts(named: str | None, by: Filter, limit: int, offset: int, form: str, facets: bool = False) -> int:
    """Contacts, the newest first; with `facets` what they are counted by."""

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
        _table(("day", "contact", "parties", "told by", "accounts", "id"), rows, "No contact.")
        return 0

    return with_ledger(named, work)


def list_actors(named: str | None, words: str | None, limit: int, form: str, facets: bool = False) -> int:
    """Actors by how many documents mention them; with `facets` what they are counted by."""

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
            _table(("name", "kind", "country", "documents", "id"), rows, "No actor.")
        return 0

    return with_ledger(named, work)


def list_judgements(named: str | None, document: str | None, limit: int, form: str) -> int:
    """What people decided, the newest first."""

    def work(ledger: Ledger) -> int:
        found = ledger.judgements(document, limit)
        if form == "json":
            print_json(found)
            return 0
        if form == "csv":
            return print_csv(flat(found))
        rows = [
            (str(j.id), f"{j.made_at:%Y-%m-%d %H:%M}", j.author, j.verb + (" (undone)" if j.undone else ""),
             f"{j.document or ''}/{j.record or ''}", short(j.words, 80), short(j.reason, 60))
            for j in found
        ]  # fmt: skip
        _table(("no.", "when", "who", "what", "record", "words", "reason"), rows, "Nobody has judged anything.")
        return 0

    return with_ledger(named, work)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]], none: str) -> None:
    from rich.table import Table
    from rich.text import Text

    screen = console()
    if not rows:
        screen.print(Text(none, style="quiet"))
        return
    table = Table(box=None, header_style="head", pad_edge=False, padding=(0, 2, 0, 0))
    for name in columns:
        table.add_column(name, overflow="fold", no_wrap=name in ("id", "day", "no."))
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    if not sys.stdout.isatty():  # a line a record, however long, for whatever reads the lines
        screen.width = max(
            screen.width, screen.measure(table, options=screen.options.update(max_width=_LONGEST)).maximum
        )
    screen.print(table)
