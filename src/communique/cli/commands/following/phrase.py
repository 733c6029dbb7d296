"""`communique phrases`: wordings that recur."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import At, Issuer, Limit, Listed, Many, Since, Text, Until, actor_id, narrowed
from communique.cli.printing.entry_list import print_entry, print_followed, print_line

if TYPE_CHECKING:
    from rich.console import Console

    from communique.ledger import Filter, Ledger


def phrases(
    words: Annotated[Text, typer.Argument(help="Part of the wording.")] = None,
    ledger: At = None, form: Many = Listed.text,
    speaker: Annotated[Text, typer.Option(help="Whose wordings: an actor id or a name.")] = None,
    least: Annotated[int, typer.Option(min=2, help="In how many documents a wording recurs.")] = 3,
    issuer: Issuer = None, since: Since = None, until: Until = None, limit: Limit = 30,
) -> None:  # fmt: skip
    """Wordings that recur: first and last use, variants, when dropped or changed."""
    by = narrowed(issuer=issuer, since=since, until=until)
    raise typer.Exit(follow_phrases(ledger, by, actor_id(speaker), words, least, limit, form.value))


def follow_phrases(
    named: str | None, by: Filter, speaker: str | None, words: str | None, least: int, limit: int, form: str
) -> int:
    """Recurring wordings, those of most documents first."""
    from communique.cli.printing.actor_names import Names

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
                print_entry(screen, names.one(f.speaker), facts, f.words)
                print_line(screen, "    " + " ".join(f"{month} {_bar(n)}{n}" for month, n in f.months))
                for change in f.changes:
                    print_line(screen, f"    {change.day}  “{change.before}” → “{change.after}”")

        return print_followed(form, kept, show)

    return with_ledger(named, work)


def _bar(number: int) -> str:
    return "▁▂▃▄▅▆▇█"[min(7, number - 1)] if number else ""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(phrases)
