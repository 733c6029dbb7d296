"""`communique bank …`: the Readout Bank, marks of careful readers apart from the texts they mark."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

_Folder = Annotated[Path, typer.Option("--bank", help="The bank's folder: documents.csv and marks/.")]
_Texts = Annotated[
    Optional[list[Path]],  # noqa: UP045 - Typer reads it
    typer.Option("--texts", help="A folder or file with the texts (JSON lines, Markdown, plain); may be repeated."),
]
_HERE = Path("bank")


def _bank() -> None:
    """Marks of careful readers: collect their texts, check them, measure agreement, export them."""


def add(
    files: Annotated[list[Path], typer.Argument(help="Marked documents as JSON lines, quotes with their text.")],
    bank: _Folder = _HERE,
    form: Annotated[
        str, typer.Option("--format", help="marks (JSON lines), or doccano or cas as these give back an export.")
    ] = "marks",
) -> None:
    """Take marked documents into the bank: quotes become offsets, the texts stay out."""
    from communique.cli.bank import add_marked

    raise typer.Exit(add_marked(files, bank, form))


def collect(
    out: Annotated[Path, typer.Argument(help="Where to write the documents with their marks, as JSON lines.")],
    bank: _Folder = _HERE,
    texts: _Texts = None,
    fetch: Annotated[bool, typer.Option(help="Fetch from its address what the folders do not hold.")] = False,
) -> None:
    """Set marks and texts together: the texts from folders or from their addresses, each checked by its hash."""
    from communique.cli.bank import collect_texts

    raise typer.Exit(collect_texts(out, bank, texts or [], fetch))


def check(bank: _Folder = _HERE, texts: _Texts = None) -> None:
    """Check the marks: fields, vocabularies, ids, offsets; with the texts also their hashes and the edges of marks."""
    from communique.cli.bank import check_bank

    raise typer.Exit(check_bank(bank, texts or []))


def agree(
    bank: _Folder = _HERE,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """How far two readers agree on the documents that were read twice, list by list (F1)."""
    from communique.cli.bank import print_agreement

    raise typer.Exit(print_agreement(bank, as_json))


def measure(
    texts: _Texts = None,
    bank: _Folder = _HERE,
    split: Annotated[str, typer.Option(help="dev, train, or nothing for all.")] = "dev",
    by_issuer: Annotated[bool, typer.Option("--by-issuer", help="A table for each issuer too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """How far the program agrees with the readers, counted as two readers are."""
    from communique.cli.bank import print_measure

    raise typer.Exit(print_measure(bank, texts or [], split, by_issuer, as_json))


def export(
    out: Annotated[Path, typer.Argument(help="A folder for the files.")],
    bank: _Folder = _HERE,
    texts: _Texts = None,
    form: Annotated[str, typer.Option("--format", help="doccano, or cas (UIMA CAS JSON).")] = "doccano",
) -> None:
    """Marks with their texts for annotation programs."""
    from communique.cli.bank import export_bank

    raise typer.Exit(export_bank(out, bank, texts or [], form))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    bank = typer.Typer(no_args_is_help=True)
    bank.callback()(_bank)
    for command in (add, collect, check, agree, measure, export):
        bank.command()(command)
    app.add_typer(bank, name="bank")
