"""`communique judge …`, `reread`, `export`, `backup`, `check`: decisions, and the care of the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.commands.ledger import (
    As,
    At,
    Form,
    Issuer,
    Limit,
    Listed,
    Many,
    Since,
    Text,
    Until,
    actor_id,
    narrowed,
)

Target = Annotated[str, typer.Argument(metavar="RECORD", help="The record, as document/record.")]
Author = Annotated[str, typer.Option("--author", "-a", envvar="COMMUNIQUE_AUTHOR", help="Who decides.")]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why.")]


def _judge() -> None:
    """Decide on a finding; a person's decision outranks the program's."""


def accept(target: Target, author: Author, reason: Reason = "", ledger: At = None, form: As = Form.text) -> None:
    """The finding is right."""
    _decide(ledger, "accept", target, author, reason, [], form)


def reject(target: Target, author: Author, reason: Reason = "", ledger: At = None, form: As = Form.text) -> None:
    """The finding is none: it is in no answer any more."""
    _decide(ledger, "reject", target, author, reason, [], form)


def correct(
    target: Target,
    changes: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="As speakers=person:joe-biden.")],
    author: Author,
    reason: Reason = "",
    preview: Annotated[bool, typer.Option("--preview", help="Show what it would change; keep nothing.")] = False,
    only: Annotated[bool, typer.Option("--only", help="This record alone, nothing else on the same words.")] = False,
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """The finding stands with other values; so does all that stands on the same words in the document."""
    from communique.cli.correcting import correct as keep
    from communique.cli.correcting import preview as show

    if preview:
        raise typer.Exit(show(ledger, target, changes, form.value))
    raise typer.Exit(keep(ledger, target, author, reason, changes, only, form.value))


def merge(
    contact: Annotated[str, typer.Argument(help="The contact whose id stays.")],
    other: Annotated[str, typer.Argument(help="The contact that is the same.")],
    author: Author,
    reason: Reason = "",
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Two contacts are one."""
    _decide(ledger, "merge", contact, author, reason, [f"with={other}"], form)


def split(
    contact: Annotated[str, typer.Argument(help="The contact of which some accounts are another's.")],
    accounts: Annotated[list[str], typer.Argument(metavar="ACCOUNT…", help="Their documents, or document/record.")],
    author: Author,
    reason: Reason = "",
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Some accounts of a contact tell of another one."""
    _decide(ledger, "split", contact, author, reason, [f"accounts={' '.join(accounts)}"], form)


def same(
    stranger: Annotated[str, typer.Argument(help="The stranger's id, unknown:…")],
    actor: Annotated[str, typer.Argument(help="Who it is: an actor id or a name.")],
    author: Author,
    reason: Reason = "",
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """A stranger is another actor, in the whole ledger."""
    _decide(ledger, "same", stranger, author, reason, [f"with={actor_id(actor)}"], form)


def nobody(
    stranger: Annotated[str, typer.Argument(help="The stranger's id, unknown:…")],
    author: Author,
    reason: Reason = "",
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """A stranger is nobody: the words were no name, in the whole ledger."""
    _decide(ledger, "nobody", stranger, author, reason, [], form)


def undo(
    number: Annotated[str, typer.Argument(help="The judgement's number (judge list).")],
    author: Author,
    reason: Reason = "",
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Take a judgement back."""
    _decide(ledger, "undo", number, author, reason, [], form)


def judgements(
    document: Annotated[Text, typer.Argument(help="One document's id.")] = None,
    ledger: At = None,
    form: Many = Listed.text,
    limit: Limit = 50,
) -> None:
    """List what people decided, the newest first."""
    from communique.cli.listing import list_judgements

    raise typer.Exit(list_judgements(ledger, document, limit, form.value))


def marks(
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder for the bank and its texts.")],
    ledger: At = None,
) -> None:
    """Write what people decided as marks of a bank, to train on and to measure by."""
    from communique.cli.keeping import write_marks

    raise typer.Exit(write_marks(ledger, out))


def reread(
    document: Annotated[Text, typer.Argument(help="One document's id or address (default: all).")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also what this version has read already.")] = False,
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Read documents again with this version, and tell what changed in the findings."""
    from communique.cli.keeping import reread as again

    raise typer.Exit(again(ledger, document, every, form.value))


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT", help="jsonl, csv, parquet, plover, events, followthemoney, jsonld, graphml, csl, bibtex."
        ),
    ],
    out: Annotated[str, typer.Option("--out", "-o", help="The file (default: standard output).")] = "-",
    ledger: At = None, issuer: Issuer = None, since: Since = None, until: Until = None,
) -> None:  # fmt: skip
    """Write the findings in another format."""
    from communique.cli.keeping import export_ledger

    raise typer.Exit(export_ledger(ledger, form, out, narrowed(issuer=issuer, since=since, until=until)))


def backup(
    target: Annotated[str, typer.Argument(help="A file that is not there yet, or an empty database.")],
    ledger: At = None,
) -> None:
    """Copy the whole ledger; others may go on writing meanwhile."""
    from communique.cli.keeping import backup as copied

    raise typer.Exit(copied(ledger, target))


def remove(
    document: Annotated[str, typer.Argument(help="The document's id or address.")],
    author: Author,
    reason: Reason = "",
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Take a document out with all that stands on it; the history keeps that it was there."""
    from communique.cli.removing import remove_document

    raise typer.Exit(remove_document(ledger, document, author, reason, form.value))


def check(
    ledger: At = None, form: As = Form.text,
    mend: Annotated[bool, typer.Option("--mend", help="Make again first what can be made.")] = False,
) -> None:  # fmt: skip
    """Verify the ledger: spans against texts, rows against readings, views against records."""
    from communique.cli.keeping import check as checked

    raise typer.Exit(checked(ledger, form.value, mend))


def _decide(
    ledger: str | None, verb: str, target: str, author: str, reason: str, changes: list[str], form: Form
) -> None:
    from communique.cli.keeping import judge

    raise typer.Exit(judge(ledger, verb, target, author, reason, changes, form.value))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    group = typer.Typer(no_args_is_help=True)
    group.callback()(_judge)
    for command in (accept, reject, correct, merge, split, same, nobody, undo):
        group.command()(command)
    group.command("list")(judgements)
    group.command()(marks)
    app.add_typer(group, name="judge")
    app.command()(reread)
    app.command()(export)
    app.command()(backup)
    app.command()(check)
    app.command()(remove)
