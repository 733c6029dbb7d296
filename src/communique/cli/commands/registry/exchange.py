"""`communique actors import` and `export`: the registry exchanged as FollowTheMoney entities or CSV."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from communique.cli.commands.registry.registry_options import As, Folder, Form
from communique.cli.commands.registry.table_check import read_tables
from communique.cli.error_messages import complain
from communique.cli.printing.output import print_json
from communique.errors import CommuniqueError, RegistryError

if TYPE_CHECKING:
    from communique.actors.registry.csv_tables import Tables
    from communique.actors.registry.followthemoney import Imported


class Exchange(StrEnum):
    """What the registry is exported as."""

    ftm = "ftm"
    csv = "csv"


_TABLES = ("bodies", "people", "terms")


def import_(
    file: Annotated[
        Path, typer.Argument(help="FollowTheMoney entities (JSON lines), or a CSV (an export, or one table).")
    ],
    form: As = Form.text,
    registry: Folder = None,
) -> None:
    """Add people and terms to your own registry; print what was taken and what was left out and why."""
    raise typer.Exit(import_file(file, form.value == "json", registry))


def export(
    form: Annotated[Exchange, typer.Option("--format", "-f", help="FollowTheMoney JSON lines, or CSV.")] = Exchange.ftm,
    country: Annotated[Optional[list[str]], typer.Option(help="ISO code of a state; can be repeated.")] = None,  # noqa: UP045
    registry: Folder = None,
) -> None:
    """Print the registry as FollowTheMoney entities, or as one CSV of terms with who served."""
    raise typer.Exit(export_registry(form.value, country or [], registry))


def import_file(file: Path, as_json: bool, folder: Path | None) -> int:
    """Add a file's people and terms to the user's registry; nothing is written when the outcome would be refused."""
    import os

    from communique.actors.registry.csv_tables import shipped_tables
    from communique.actors.registry.followthemoney import Imported, imported
    from communique.actors.registry.user_tables import own_folder

    target = own_folder(os.environ, folder)
    try:
        known = shipped_tables()
        if file.suffix.lower() == ".csv" or file.is_dir():
            given = read_tables(file)
            made = Imported(given.bodies, given.people, given.terms)
        else:
            made = imported(_entities(file), known)
        written = _write(target, made)
    except CommuniqueError as error:
        return complain(str(error), 1)
    counts = {name: len(getattr(made, name)) for name in _TABLES}
    if as_json:
        print_json({"registry": str(target), "added": counts, "left_out": [asdict(one) for one in made.left_out]})
        return 0
    sys.stdout.write("".join(f"left out: {one.entity}: {one.reason}\n" for one in made.left_out))
    taken = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    sys.stdout.write(f"{target}: {taken} added, {len(made.left_out)} left out, {written} tables written\n")
    return 0


def _write(target: Path, made: Imported) -> int:
    """Check the registry as it would be, then put its tables in place."""
    from dataclasses import replace

    from communique.actors.registry.user_tables import joined, merged, own_tables, write_table

    old = own_tables(target)
    tables = {name: merged(getattr(old, name), getattr(made, name), name) for name in _TABLES}
    changed = [name for name in _TABLES if getattr(made, name)]
    joined(replace(old, **tables), target)
    for name in changed:
        if (target / name).is_dir():
            raise RegistryError(f"{target / name}: is a folder of tables; import into a registry with one {name}.csv")
        write_table(target, name, tables[name])
    return len(changed)


def _entities(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                one = json.loads(line)
                if not isinstance(one, dict) or "id" not in one or "schema" not in one:
                    raise RegistryError(f"{file}, line {number}: not an entity with “id” and “schema”")
                found.append(one)
    except (OSError, ValueError) as error:
        raise RegistryError(f"{file}: not FollowTheMoney JSON lines ({error}); give one entity a line") from error
    return found


def export_registry(form: str, countries: list[str], folder: Path | None) -> int:
    """Print the shipped registry under the user's own; terms of some states only, when they are named."""
    from communique.actors.registry.flat_csv import flat_text
    from communique.actors.registry.followthemoney import entities

    try:
        tables = _joined(folder)
    except CommuniqueError as error:
        return complain(str(error), 2)
    unknown = [c for c in countries if f"country:{c.upper()}" not in {r["id"] for r in tables.countries}]
    if unknown:
        return complain(f"no country {unknown[0]!r}; give ISO codes: --country TR", 2)
    if form == "ftm":
        for one in entities(tables, countries):
            sys.stdout.write(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n")
        return 0
    sys.stdout.write(flat_text(tables, countries))
    return 0


def _joined(folder: Path | None) -> Tables:
    import os

    from communique.actors.registry.csv_tables import shipped_tables
    from communique.actors.registry.user_tables import VARIABLE, joined_tables, own_folder

    own = own_folder(os.environ, folder)
    if own.is_dir():
        return joined_tables(own)
    if folder is not None or os.environ.get(VARIABLE):
        raise RegistryError(f"{own}: no such folder; name the folder of your own registry, or import into it first")
    return shipped_tables()
