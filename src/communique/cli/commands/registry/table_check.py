"""`communique actors check`: tables of the registry checked."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.commands.registry.registry_options import As, Form
from communique.cli.error_messages import complain
from communique.cli.printing.output import print_json
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.actors.registry.csv_tables import Tables


def check(
    folder: Annotated[Optional[Path], typer.Argument(help="A folder of tables or one CSV file of them.")] = None,  # noqa: UP045
    gaps: Annotated[bool, typer.Option(help="Print the rows that would mark the gaps nothing marks.")] = False,
    unidentified: Annotated[bool, typer.Option(help="Print the actors that have no item of Wikidata.")] = False,
    form: As = Form.text,
) -> None:
    """Check tables (without a folder: the shipped ones); exit status 1 when anything is found."""
    raise typer.Exit(check_tables(folder, gaps, unidentified, form.value == "json"))


def check_tables(folder: Path | None, gaps: bool, unidentified: bool, as_json: bool) -> int:
    """Print what the checker finds in a folder's tables, in one file of people or terms, or in the shipped ones."""
    from communique.actors.registry.csv_tables import Tables, shipped_tables
    from communique.actors.registry.timeline import gap_rows
    from communique.actors.registry.user_tables import table_text
    from communique.actors.registry.validation.checker import check
    from communique.actors.registry.validation.identifiers import without

    try:
        shipped = shipped_tables()
        given, known = (shipped, Tables()) if folder is None else (read_tables(folder), shipped)
    except CommuniqueError as error:
        return complain(error, 1)
    if gaps:
        sys.stdout.write(table_text("terms", gap_rows(given.terms, [*known.offices, *given.offices])))
        return 0
    if unidentified:
        sys.stdout.write(table_text("identifiers", without(given)))
        return 0
    found = check(given, known)
    if as_json:
        print_json([asdict(f) for f in found])
    else:
        sys.stdout.write("".join(f"{f.at}: {f.problem}: {f.message}\n" for f in found))
        sys.stdout.write(f"{len(given.people):,} people, {len(given.terms):,} terms, {len(found)} findings\n")
    return 1 if found else 0


def read_tables(path: Path) -> Tables:
    """The tables of a folder, or of one CSV file that its first line tells."""
    from communique.actors.registry.csv_tables import COLUMNS, Tables, rows
    from communique.actors.registry.flat_csv import FLAT, from_flat
    from communique.actors.registry.user_tables import own_tables
    from communique.errors import RegistryError

    if path.is_dir():
        return own_tables(path)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(f"{path}: cannot be read; name a folder of tables or a CSV file in UTF-8") from error
    first = text.partition("\n")[0].strip()
    if first == ",".join(FLAT):
        return from_flat(text, path.name)
    name = next((n for n, columns in COLUMNS.items() if ",".join(columns) == first), "")
    if not name:
        terms = ",".join(COLUMNS["terms"])
        raise RegistryError(f"{path}: the first line is that of no table; a table of terms begins with {terms}")
    return Tables(**{name: list(rows(text, name, path.name))})
