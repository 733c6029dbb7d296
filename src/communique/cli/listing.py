"""`communique list`, `contacts`, `commitments` as told, `search`, `judge list`: lists of the ledger's records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from communique.cli.ledger import Names, console, print_json, with_ledger
from communique.model.prose import short

if TYPE_CHECKING:
    from communique.ledger import Asked, Filter, Hits, Ledger


def list_documents(named: str | None, by: Filter, limit: int, offset: int, form: str) -> int:
    """Documents, the newest first."""

    def work(ledger: Ledger) -> int:
        found = ledger.documents(by, limit, offset)
        if form == "json":
            print_json(found)
            return 0
        from rich.text import Text

        from communique.documents.language import is_read, name_of

        names = Names(ledger, [d.issuer or "" for d in found])
        rows = [
            (str(d.date or "no date"), names.one(d.issuer), Text(short(d.title or d.address, 110)),
             d.language if is_read(d.language) else f"not read: {name_of(d.language)}",
             f"v{d.revision}" if d.revision > 1 else "", d.id)
            for d in found
        ]  # fmt: skip
        _table(("day", "issuer", "title", "language", "", "id"), rows, "No document.")
        return 0

    return with_ledger(named, work)


def list_contacts(named: str | None, by: Filter, limit: int, offset: int, form: str) -> int:
    """Contacts, the newest first."""

    def work(ledger: Ledger) -> int:
        found = ledger.contacts(by, limit, offset)
        if form == "json":
            print_json(found)
            return 0
        names = Names(ledger, [a for c in found for a in (*c.participants, *c.sides)])
        rows = [
            (str(c.start or "no day"), f"{c.channel} {c.status}",
             short(names.all(c.participants) or "parties not named"), names.all(c.sides) or "—", str(c.accounts), c.id)
            for c in found
        ]  # fmt: skip
        _table(("day", "contact", "parties", "told by", "accounts", "id"), rows, "No contact.")
        return 0

    return with_ledger(named, work)


def list_actors(named: str | None, words: str | None, limit: int, form: str) -> int:
    """Actors by how many documents mention them."""

    def work(ledger: Ledger) -> int:
        found = ledger.actors(words, limit)
        if form == "json":
            print_json(found)
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
        rows = [
            (str(j.id), f"{j.made_at:%Y-%m-%d %H:%M}", j.author, j.verb + (" (undone)" if j.undone else ""),
             f"{j.document or ''}/{j.record or ''}", short(j.words, 80), short(j.reason, 60))
            for j in found
        ]  # fmt: skip
        _table(("no.", "when", "who", "what", "record", "words", "reason"), rows, "Nobody has judged anything.")
        return 0

    return with_ledger(named, work)


def search_ledger(named: str | None, asked: Asked, like: bool, limit: int, offset: int, form: str) -> int:
    """Findings by words and filters, or by meaning."""

    def work(ledger: Ledger) -> int:
        from dataclasses import replace

        if like:
            narrowed = replace(asked, words="", within=asked.within or "statement")
            found = ledger.like(asked.words, narrowed, limit)
        else:
            found = ledger.search(asked, limit, offset)
        if form == "json":
            print_json(found)
        else:
            _hits(ledger, found)
        return 0

    return with_ledger(named, work)


def _hits(ledger: Ledger, found: Hits) -> None:
    from rich.padding import Padding
    from rich.text import Text

    screen = console()
    screen.print(Text(f"{'at least ' if found.at_least else ''}{found.total:,} found", style="quiet"))
    speakers = [a for h in found.hits for a in _who(h.found.record)]
    names = Names(ledger, [*speakers, *(h.found.issuer or "" for h in found.hits)])
    for hit in found.hits:
        one = hit.found
        who = names.all(_who(one.record))
        line = Text.assemble((who or names.one(one.issuer), "who"), f" · {one.kind} · {one.date or 'no date'}")
        line.append(f" · {short(one.title or one.address or '', 90)}")
        line.append(f"  {one.id}", "quiet")
        screen.print()
        screen.print(line)
        screen.print(Padding(snippet(one.words, hit.marks), (0, 0, 0, 2)))


def _who(record: Any) -> Sequence[str]:
    for name in ("speakers", "by", "participants"):
        if hasattr(record, name):
            return tuple(getattr(record, name))
    return (record.voice,)


def snippet(words: str, marks: Sequence[Any], around: int = 130) -> Any:
    """The stretch of words about the first marks, the found words set off."""
    from rich.text import Text

    start = max(0, (marks[0].start if marks else 0) - around)
    start = words.find(" ", start) + 1 if start else 0
    end = min(len(words), max(start + 3 * around, (marks[0].end if marks else 0) + around))
    text = Text("… " if start else "", style="words")
    at = start
    for mark in marks:
        if mark.start < start or mark.end > end:
            continue
        text.append(_flat(words[at : mark.start])).append(_flat(words[mark.start : mark.end]), "bold yellow")
        at = mark.end
    return text.append(_flat(words[at:end])).append(" …" if end < len(words) else "")


def _flat(words: str) -> str:
    return words.replace("\n", " ")


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
    screen.print(table)
