"""`communique judge …`: people's decisions on findings, contacts and actors; their list, and marks made of them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.commands.judgements.correction import (
    keep_correction,
    parsed,
    preview_correction,
    print_judgement,
)
from communique.cli.error_messages import complain
from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import As, At, Author, Form, Limit, Listed, Many, Reason, Text, actor_id
from communique.cli.printing.csv_rows import flat, print_csv
from communique.cli.printing.output import print_json
from communique.cli.printing.record_table import print_table
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Ledger


Target = Annotated[str, typer.Argument(metavar="RECORD", help="The record, as document/record.")]


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
    if preview:
        raise typer.Exit(preview_correction(ledger, target, changes, form.value))
    raise typer.Exit(keep_correction(ledger, target, author, reason, changes, only, form.value))


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
    raise typer.Exit(list_judgements(ledger, document, limit, form.value))


def marks(
    out: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder for the bank and its texts.")],
    ledger: At = None,
) -> None:
    """Write what people decided as marks of a bank, to train on and to measure by."""
    raise typer.Exit(write_marks(ledger, out))


def _decide(
    ledger: str | None, verb: str, target: str, author: str, reason: str, changes: list[str], form: Form
) -> None:
    raise typer.Exit(record_judgement(ledger, verb, target, author, reason, changes, form.value))


def record_judgement(
    named: str | None, verb: str, target: str, author: str, reason: str, changes: Sequence[str], form: str
) -> int:
    """Record a person's decision; `changes` are FIELD=VALUE."""

    def work(ledger: Ledger) -> int:
        made = ledger.judge(
            verb, target, author=author, reason=reason, changes=parsed(changes), made_at=dt.datetime.now(dt.UTC)
        )
        bring_up_to_date(ledger)
        print_judgement(made, form)
        return 0

    return with_ledger(named, work)


def write_marks(named: str | None, folder: Path) -> int:
    """Write all decisions as a bank with its texts; status 1 where there are none."""

    def work(ledger: Ledger) -> int:
        from communique.bank.reviewed import bank_of
        from communique.bank.writing import save_with_texts
        from communique.ledger.judgements.document_review import reviewed

        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InputError(f"{folder}: is not empty; name a new folder")
        bank, texts = bank_of(reviewed(ledger))
        if not bank.readings:
            return complain("nobody has decided anything in this ledger; see communique judge", 1)
        save_with_texts(bank, texts, folder)
        readers = len({one.reader for one in bank.readings})
        sys.stdout.write(
            f"{len(bank.entries)} documents, {len(bank.readings)} readings by {readers} reviewers in {folder}; "
            f"see communique bank check --bank {folder} --texts {folder}\n"
        )
        return 0

    return with_ledger(named, work)


def list_judgements(named: str | None, document: str | None, limit: int, form: str) -> int:
    """What people decided, the newest first."""
    from communique.model.prose import short

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
        print_table(("no.", "when", "who", "what", "record", "words", "reason"), rows, "Nobody has judged anything.")
        return 0

    return with_ledger(named, work)


def register(app: typer.Typer) -> None:
    """Add the group to the program."""
    group = typer.Typer(no_args_is_help=True)
    group.callback()(_judge)
    for command in (accept, reject, correct, merge, split, same, nobody, undo):
        group.command()(command)
    group.command("list")(judgements)
    group.command()(marks)
    app.add_typer(group, name="judge")
