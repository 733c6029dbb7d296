"""`communique search`: actors and contacts that the words name, findings, counts, the words in their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from communique.cli.ledger_session import with_ledger
from communique.cli.options import At, Issuer, Limit, Listed, Many, Since, Skip, Text, Until, Who, actor_id, day
from communique.cli.printing.csv_rows import flat, print_csv
from communique.cli.printing.output import console, plain, print_json

if TYPE_CHECKING:
    from communique.export.spreadsheet import Sheet
    from communique.ledger import Asked, Hits, Ledger
    from communique.ledger.search.results import Concordance, Results


_SIDE = 90
"""Characters of a sentence that are shown on each side of a word."""


def search(
    words: Annotated[str, typer.Argument(help='Words, "a phrase", OR, -not, begin*, parentheses.')] = "",
    ledger: At = None, form: Many = Listed.text,
    like: Annotated[bool, typer.Option("--like", help="By meaning: what says much the same.")] = False,
    within: Annotated[Text, typer.Option("--in", help="statement, act, commitment, contact or passage.")] = None,
    speaker: Annotated[Text, typer.Option(help="Who says it: an actor id or a name.")] = None,
    issuer: Issuer = None, actor: Who = None,
    topic: Annotated[Text, typer.Option(help="A topic, as security.")] = None,
    act: Annotated[Text, typer.Option(help="A kind of act, as promise.")] = None,
    depth: Annotated[Optional[int], typer.Option(min=1, help="How many voices deep.")] = None,  # noqa: UP045
    since: Since = None, until: Until = None, limit: Limit = 20, offset: Skip = 0,
    order: Annotated[str, typer.Option(help="relevance or day.")] = "relevance",
    exact: Annotated[bool, typer.Option("--exact", help="The words as they stand: no other spellings.")] = False,
    facets: Annotated[bool, typer.Option("--facets", help="Count by issuer, kind, year, actor, topic.")] = False,
    concordance: Annotated[bool, typer.Option("--concordance", help="Every use of the words in its sentence.")] = False,
) -> None:  # fmt: skip
    """Search the findings: full text with filters, or by meaning."""
    from communique.ledger import Asked

    asked = Asked(
        words, within, actor_id(speaker), actor_id(issuer), actor_id(actor), topic, act, depth, day(since), day(until),
        order, exact,
    )  # fmt: skip
    how = "like" if like else "facets" if facets else "concordance" if concordance else "words"
    raise typer.Exit(search_ledger(ledger, asked, how, limit, offset, form.value))


def search_ledger(named: str | None, asked: Asked, how: str, limit: int, offset: int, form: str) -> int:
    """Findings by words and filters (`how` words), by meaning (like), their counts (facets) or uses (concordance)."""
    from communique.cli.printing.facet_counts import print_counts

    def work(ledger: Ledger) -> int:
        from dataclasses import replace

        from communique.ledger.search import results

        found: Any
        if how == "like":
            found = ledger.like(asked.words, replace(asked, words="", within=asked.within or "statement"), limit)
        elif how == "facets":
            found = results.facets(ledger, asked)
        elif how == "concordance":
            found = results.concordance(ledger, asked, limit, offset)
        else:
            found = results.results(ledger, asked, limit, offset)
        if how == "facets":
            return print_counts(ledger, found, form, "findings")
        if form == "json" and how == "words":
            print_json({**plain(found.hits), "actors": found.actors, "contacts": found.contacts})
        elif form == "json":
            print_json(found)
        elif form == "csv":
            print_csv(_sheet(ledger, found, how))
        else:
            show: dict[str, Any] = {"like": _hits, "concordance": _uses, "words": _results}
            show[how](ledger, found)
        return 0

    return with_ledger(named, work)


def _sheet(ledger: Ledger, found: Any, how: str) -> Sheet:
    from communique.cli.printing.actor_names import Names
    from communique.export import lists

    if how == "concordance":
        return flat(found.uses)
    hits = found.hits if how == "words" else found
    named = [a for hit in hits.hits for a in (*_who(hit.found.record), hit.found.issuer or "")]
    return lists.hits(hits.hits, Names(ledger, named).one)


def _results(ledger: Ledger, found: Results) -> None:
    from rich.text import Text

    from communique.cli.printing.actor_names import Names

    screen = console()
    for one in found.actors:
        line = f" · {one.kind} · {one.documents:,} documents"
        screen.print(Text.assemble((one.name, "who"), line, (f"  {one.id}", "quiet")))
    names = Names(ledger, [a for c in found.contacts for a in (*c.participants, *c.sides)])
    for c in found.contacts:
        facts = f" · {c.channel} {c.status} · {c.start or 'no day'} · told by {names.all(c.sides) or 'nobody named'}"
        screen.print(Text.assemble((names.all(c.participants), "who"), facts, (f"  {c.id}", "quiet")))
    if found.actors or found.contacts:
        screen.print()
    _hits(ledger, found.hits)


def _uses(ledger: Ledger, found: Concordance) -> None:
    from rich.text import Text

    from communique.cli.printing.actor_names import Names
    from communique.model.prose import short

    screen = console()
    if found.relaxed:
        screen.print(Text("Nothing has all of these words; what has most of them comes first.", style="mark"))
    at_least = "at least " if found.at_least else ""
    screen.print(Text(f"{at_least}{found.total:,} uses in {found.documents:,} documents", style="quiet"))
    names = Names(
        ledger, [*(u.hit.found.issuer or "" for u in found.uses), *(d.issuer or "" for d in found.by_document)]
    )
    for one in found.by_document:
        line = Text(
            f"{one.uses:>6,}  {one.date or 'no date'}  {names.one(one.issuer)} · {short(one.title or one.document, 80)}"
        )
        screen.print(line.append(f"  {one.document}", "quiet"))
    screen.print()
    for use in found.uses:
        hit = use.hit.found
        before = use.before if len(use.before) <= _SIDE else "… " + use.before[-_SIDE:].split(" ", 1)[-1]
        line = Text.assemble((f"{hit.date or 'no date'}  {names.one(hit.issuer)}  ", "quiet"), before + " ")
        screen.print(line.append(use.word, "bold yellow").append(" " + short(use.after, _SIDE)))


def _hits(ledger: Ledger, found: Hits) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from communique.cli.printing.actor_names import Names
    from communique.model.prose import short

    screen = console()
    if found.relaxed:
        screen.print(Text("Nothing has all of these words; what has most of them comes first.", style="mark"))
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
        words = snippet(one.words, hit.marks)
        screen.print(Text("  ").append_text(words) if screen.soft_wrap else Padding(words, (0, 0, 0, 2)))


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


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(search)
