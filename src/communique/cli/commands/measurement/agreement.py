"""`communique bank agree` and `measure`: how far readers agree, and the program with them."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.commands.measurement.bank_options import HERE, Folder, Texts
from communique.cli.error_messages import complain
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.bank import Agreement


def agree(
    bank: Folder = HERE,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """How far two readers agree on the documents that were read twice, list by list (F1)."""
    raise typer.Exit(print_agreement(bank, as_json))


def measure(
    texts: Texts = None,
    bank: Folder = HERE,
    split: Annotated[str, typer.Option(help="dev, train, or nothing for all.")] = "dev",
    by_issuer: Annotated[bool, typer.Option("--by-issuer", help="A table for each issuer too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """How far the program agrees with the readers, counted as two readers are."""
    raise typer.Exit(print_measure(bank, texts or [], split, by_issuer, as_json))


def print_agreement(folder: Path, as_json: bool) -> int:
    """Print the agreement of first and second readings; gives the exit status."""
    from communique.bank import agreement, load_bank

    try:
        found = agreement(load_bank(folder).pairs())
    except CommuniqueError as error:
        return complain(error, 1)
    if as_json:
        sys.stdout.write(json.dumps(figures(found), indent=1) + "\n")
    else:
        _table("Two readers", found)
    return 0


def print_measure(folder: Path, places: Sequence[Path], split: str, by_issuer: bool, as_json: bool) -> int:
    """Print how far the program agrees with the first readings; gives the exit status."""
    from communique.bank import load_bank, texts_of
    from communique.bank import measure as measured

    if split not in ("dev", "train", ""):
        return complain(f"{split!r} is no split; dev, train, or '' for all", 2)
    try:
        found = measured(load_bank(folder), texts_of(places), split=split)
    except (CommuniqueError, OSError) as error:
        return complain(error, 1)
    if found.missing:
        complain(f"{len(found.missing)} documents have no text here; name their folder with --texts", 0)
    if as_json:
        rows = {"all": figures(found.whole), **{i: figures(one) for i, one in found.issuers.items()}}
        sys.stdout.write(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
        return 0
    for issuer, one in found.issuers.items() if by_issuer else ():
        _table(issuer, one)
    _table("The program beside the readers", found.whole)
    return 0 if found.whole.documents else complain("no document of that split has its text here", 1)


def figures(found: Agreement) -> dict[str, object]:
    """An agreement as JSON."""
    lists = {
        name: {"first": f.first, "second": f.second, **{w: round(f.f1(w), 4) for w in ("found", "who", "whole")}}
        for name, f in found.lists.items()
    }
    return {"documents": found.documents, "lists": lists}


def _table(title: str, found: Agreement) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{title}: {found.documents} documents (F1)", title_justify="left")
    for column in ("", "first", "second", "found", "who", "all"):
        table.add_column(column, justify="left" if not column else "right")
    for name, f in found.lists.items():
        shares = [f"{f.f1(what):.2f}" for what in ("found", "who", "whole")]
        table.add_row(name, f"{f.first:,}", f"{f.second:,}", *shares)
    Console().print(table)
