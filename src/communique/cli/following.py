"""`communique commitments`, `phrases`, `agenda`, `silences`, `successions`, `revisions`: the ledger over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from communique.cli.counting import print_counts
from communique.cli.ledger import Names, bring_up_to_date, console, print_json, with_ledger
from communique.cli.rows import flat, print_csv
from communique.export import lists
from communique.model.prose import short

if TYPE_CHECKING:
    from rich.console import Console

    from communique.ledger import Filter, Ledger
    from communique.ledger.views.commitment_filter import CommitmentFilter


def follow_commitments(
    named: str | None, documents: Filter, by: CommitmentFilter, today: str, limit: int, form: str, facets: bool = False
) -> int:
    """The lives of commitments, the latest word first; with `facets` what they are counted by."""

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
                _entry(screen, f"{who}{to}", f" · {one.state} · since {one.since}{due}  {one.id}", one.what)
                for d in heirs:
                    _line(screen, f"    made in the office of {d.title}, which {names.one(d.heir)} holds now")
                for step in one.steps[1:]:
                    _line(screen, f"    {step.day}  {step.state}: {short(step.because)}")
                if one.past and one.state != "lapsed":
                    _line(screen, f"    {short(one.past, 400)}")

        if form == "csv":
            told = [a for one in kept for a in (*(d.actor for d in one.debtors), *one.creditors)]
            issuers = [s.publication.issuer or "" for one in kept for s in one.steps]
            return print_csv(lists.commitments(kept, Names(ledger, [*told, *issuers]).one))
        return _out(form, kept, show)

    return with_ledger(named, work)


def follow_phrases(
    named: str | None, by: Filter, speaker: str | None, words: str | None, least: int, limit: int, form: str
) -> int:
    """Recurring wordings, those of most documents first."""

    def work(ledger: Ledger) -> int:
        from communique.ledger.views.recurring_phrases import every

        bring_up_to_date(ledger, comparing=False)
        found = every(ledger, by, least)
        kept = [
            f for f in found
            if speaker in (None, f.speaker)
            and (not words or any(words.lower() in v.words.lower() for v in f.variants))
        ][:limit]  # fmt: skip

        def show(screen: Console) -> None:
            names = Names(ledger, [f.speaker for f in kept])
            for f in kept:
                end = f" · dropped {f.dropped}" if f.dropped else ""
                facts = f" · {f.documents} documents · {f.first} – {f.last}{' · new' if f.entered else ''}{end}"
                _entry(screen, names.one(f.speaker), facts, f.words)
                _line(screen, "    " + " ".join(f"{month} {_bar(n)}{n}" for month, n in f.months))
                for change in f.changes:
                    _line(screen, f"    {change.day}  “{change.before}” → “{change.after}”")

        return _out(form, kept, show)

    return with_ledger(named, work)


def _bar(number: int) -> str:
    return "▁▂▃▄▅▆▇█"[min(7, number - 1)] if number else ""


def follow_agenda(named: str | None, by: Filter, today: str, outcome: str | None, limit: int, form: str) -> int:
    """Announced contacts and what became of them, the latest first."""

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.ledger.views.developments import agenda

        found = [i for i in agenda(ledger, registry(), today, by) if outcome in (None, i.outcome)]
        kept = found[::-1][:limit]

        def show(screen: Console) -> None:
            names = Names(ledger, [a for i in kept for a in i.participants])
            for i in kept:
                facts = f" · {i.channel} {i.status} on {i.announced[0].publication.day} · {i.outcome.replace('-', ' ')}"
                _entry(screen, names.all(i.participants), facts, i.announced[0].words)
                _line(screen, f"    {i.because}")

        return _out(form, kept, show)

    return with_ledger(named, work)


def follow_silences(named: str | None, by: Filter, limit: int, form: str) -> int:
    """Contacts told by one side alone, and topics that one side does not speak of."""

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
                _line(screen, "Nothing of the kind.")
            for u in kept:
                facts = f" · {u.channel} on {u.day} · told by one side, not found with {names.one(u.silent)}"
                _entry(screen, names.all(u.participants), facts, u.tellings[0].words)
                _line(screen, f"    {u.because}")
            for s in unspoken[:limit]:
                _entry(screen, names.one(s.silent), f" · nothing on {s.topic} · {s.start} – {s.end}", "")
                _line(screen, f"    {s.because}")
            issuers = Names(ledger, [u.issuer for u in deaf if u.issuer])
            for one in deaf:
                whose = issuers.one(one.issuer) if one.issuer else "no known issuer"
                many = f"{one.documents:,} document{'' if one.documents == 1 else 's'}"
                told = f"Not read: {many} of {whose} in {name_of(one.language)}; nothing was looked for in them."
                _line(screen, told)

        return _out(form, {"untold": kept, "unspoken": unspoken[:limit], "unread": deaf}, show)

    return with_ledger(named, work)


def follow_successions(named: str | None, by: Filter, limit: int, form: str) -> int:
    """Changes of office that documents tell, held against the registry."""

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.ledger.views.developments import successions

        kept = successions(ledger, registry(), by)[::-1][:limit]

        def show(screen: Console) -> None:
            names = Names(ledger, [s.person for s in kept])
            for s in kept:
                _entry(screen, names.one(s.person), f" · {s.office} · {s.day} · {s.verdict}", s.tellings[0].words)
                _line(screen, f"    {s.because}")

        return _out(form, kept, show)

    return with_ledger(named, work)


def follow_revisions(named: str | None, document: str | None, every: bool, limit: int, form: str) -> int:
    """What was edited after publication, what matters first; cosmetic edits only with `every`."""

    def work(ledger: Ledger) -> int:
        from communique.ledger.views.developments import revisions

        key = ledger.document(document).id if document else None
        found = [(k, n, r) for k, n, r in revisions(ledger, key) if every or r.substantive][:limit]

        def show(screen: Console) -> None:
            for k, n, r in found:
                one = ledger.document(k)
                version = ledger.versions(k)[n - 1]
                edits = r.edits if every else r.substantive
                _entry(
                    screen, short(one.title or one.address, 110), f" · v{n} seen {version.seen_at:%Y-%m-%d}  {k}", ""
                )
                for e in edits:
                    _line(screen, f"    {e.kind} ({e.weight}): “{short(e.old, 160)}” → “{short(e.new, 160)}”")
                    _line(screen, f"      {e.because}")

        told = [{"document": k, "revision": n, "weight": r.weight, "edits": r.edits} for k, n, r in found]
        return _out(form, told, show)

    return with_ledger(named, work)


def _out(form: str, value: Any, show: Callable[[Console], None]) -> int:
    if form == "json":
        print_json(value)
        return 0
    if form == "csv":
        return print_csv(flat(value))
    screen = console()
    if not value or (isinstance(value, dict) and not any(value.values())):
        _line(screen, "Nothing of the kind.")
        return 0
    show(screen)
    return 0


def _entry(screen: Console, who: str, facts: str, words: str) -> None:
    from rich.text import Text

    screen.print()
    screen.print(Text.assemble((who, "who"), facts))
    if words:
        screen.print(Text(f"  “{short(words, 400)}”", style="words"))


def _line(screen: Console, words: str) -> None:
    """A line whose words are never taken for markup."""
    from rich.text import Text

    screen.print(Text(words))
