"""`communique show`, `contact`, `actor`: one thing of the ledger, with all that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.cli.ledger import Names, console, print_json, with_ledger
from communique.model.prose import short

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.ledger.views.account_comparison import SideBySide


def show_document(named: str | None, key: str, version: int | None, form: str) -> int:
    """A document: its versions, and the report on one of them, people's decisions applied."""

    def work(ledger: Ledger) -> int:
        one = ledger.document(key)
        reading = ledger.reading(one.id, version)
        if form == "json":
            judged = ledger.judgements(one.id, 10_000)
            print_json({"document": one, "versions": ledger.versions(one.id), "reading": reading.to_dict(),
                        "judgements": judged})  # fmt: skip
            return 0
        from rich.text import Text

        from communique.cli.report import print_report

        print_report(reading)
        screen = console()
        screen.print(Text(f"In the ledger as {one.id}", style="head"))
        for v in ledger.versions(one.id):
            screen.print(Text(f"  v{v.number} seen {v.seen_at:%Y-%m-%d %H:%M} · read by {', '.join(v.programs)}"))
        for same in ledger.documents(_same(one.text)):
            if same.id != one.id:
                screen.print(Text(f"  the same text stands at {same.address}  {same.id}"))
        for j in ledger.judgements(one.id):
            screen.print(Text(f"  {j.verb} by {j.author}: “{short(j.words, 80)}” {j.reason}"))
        return 0

    return with_ledger(named, work)


def _same(text: str):  # type: ignore[no-untyped-def] # its type is the ledger's, which is not loaded for help
    from communique.ledger import Filter

    return Filter(text=text)


def show_contact(named: str | None, key: str, compare: bool, form: str) -> int:
    """A contact and its accounts, or these side by side."""

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
        from communique.cli.table import print_table

        print_table(made)
        _elsewhere(ledger, SideBySide(made, tuple(documents)))
    return 0


def _elsewhere(ledger: Ledger, held: SideBySide) -> None:
    """What one account lacks and other documents of its side from these days tell: not said here is not denied."""
    from communique.compare.names import called
    from communique.ledger.views.omitted_points import elsewhere

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


def show_actor(named: str | None, key: str, limit: int, form: str) -> int:
    """An actor: offices, contacts, what it undertook and said, the newest first."""

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
