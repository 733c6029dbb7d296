"""`communique commitments`, `phrases`, `agenda`, `silences`, `successions`, `revisions`: the ledger over time."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from communique.cli.commands.ledger import (
    At,
    Facets,
    Issuer,
    Limit,
    Listed,
    Many,
    Since,
    Text,
    Until,
    actor_id,
    day,
    narrowed,
)

Today = Annotated[Text, typer.Option(help="The day for which it is asked (default: today).")]


def _today(told: str | None) -> str:
    return day(told) or dt.datetime.now(dt.UTC).date().isoformat()


def commitments(
    ledger: At = None, form: Many = Listed.text,
    actor: Annotated[Text, typer.Option(help="Who is bound, also as heir to an office: an id or a name.")] = None,
    towards: Annotated[Text, typer.Option(help="Towards whom: an id or a name.")] = None,
    topic: Annotated[Text, typer.Option(help="A topic, as security.")] = None,
    words: Annotated[str, typer.Option(help="Words of what was undertaken, in any form.")] = "",
    due_since: Annotated[Text, typer.Option(help="Due on this day or later, YYYY-MM-DD.")] = None,
    due_until: Annotated[Text, typer.Option(help="Due by this day, YYYY-MM-DD.")] = None,
    state: Annotated[Text, typer.Option(help="open, restated, strengthened, weakened, reported-fulfilled …")] = None,
    routine: Annotated[bool, typer.Option("--routine", help="Also what is said at the end of most contacts.")] = False,
    issuer: Issuer = None, since: Since = None, until: Until = None, today: Today = None, limit: Limit = 30,
    facets: Facets = False,
) -> None:  # fmt: skip
    """What was undertaken, and what became of it."""
    from communique.cli.following import follow_commitments
    from communique.ledger.views.commitment_filter import CommitmentFilter

    documents = narrowed(issuer=issuer, since=since, until=until)
    by = CommitmentFilter(
        actor_id(actor), actor_id(towards), topic, words, day(due_since), day(due_until), state, routine=routine
    )
    raise typer.Exit(follow_commitments(ledger, documents, by, _today(today), limit, form.value, facets))


def phrases(
    words: Annotated[Text, typer.Argument(help="Part of the wording.")] = None,
    ledger: At = None, form: Many = Listed.text,
    speaker: Annotated[Text, typer.Option(help="Whose wordings: an actor id or a name.")] = None,
    least: Annotated[int, typer.Option(min=2, help="In how many documents a wording recurs.")] = 3,
    issuer: Issuer = None, since: Since = None, until: Until = None, limit: Limit = 30,
) -> None:  # fmt: skip
    """Wordings that recur: first and last use, variants, when dropped or changed."""
    from communique.cli.following import follow_phrases

    by = narrowed(issuer=issuer, since=since, until=until)
    raise typer.Exit(follow_phrases(ledger, by, actor_id(speaker), words, least, limit, form.value))


def agenda(
    ledger: At = None, form: Many = Listed.text,
    outcome: Annotated[Text, typer.Option(help="held, cancelled, ahead, no-word or not-known.")] = None,
    issuer: Issuer = None, since: Since = None, until: Until = None, today: Today = None, limit: Limit = 30,
) -> None:  # fmt: skip
    """Contacts that were to come, and what became of them."""
    from communique.cli.following import follow_agenda

    by = narrowed(issuer=issuer, since=since, until=until)
    raise typer.Exit(follow_agenda(ledger, by, _today(today), outcome, limit, form.value))


def silences(
    ledger: At = None, form: Many = Listed.text, issuer: Issuer = None, since: Since = None, until: Until = None,
    limit: Limit = 30,
) -> None:  # fmt: skip
    """Contacts that one side alone tells of, topics on which a side keeps silent."""
    from communique.cli.following import follow_silences

    by = narrowed(issuer=issuer, since=since, until=until)
    raise typer.Exit(follow_silences(ledger, by, limit, form.value))


def successions(
    ledger: At = None, form: Many = Listed.text, issuer: Issuer = None, since: Since = None, until: Until = None,
    limit: Limit = 30,
) -> None:  # fmt: skip
    """Changes of office that documents tell, held against the registry."""
    from communique.cli.following import follow_successions

    by = narrowed(issuer=issuer, since=since, until=until)
    raise typer.Exit(follow_successions(ledger, by, limit, form.value))


def revisions(
    document: Annotated[Text, typer.Argument(help="One document's id or address.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also typography, links and markup.")] = False,
    ledger: At = None,
    form: Many = Listed.text,
    limit: Limit = 50,
) -> None:
    """What was edited after publication, the edits that matter first."""
    from communique.cli.following import follow_revisions

    raise typer.Exit(follow_revisions(ledger, document, every, limit, form.value))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (commitments, phrases, agenda, silences, successions, revisions):
        app.command()(command)
