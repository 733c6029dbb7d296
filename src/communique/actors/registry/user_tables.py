"""A user's own registry: where it lives, how it is read and written.

It is a folder with tables in the form of the shipped ones (people.csv, terms.csv, …, or folders
people/, terms/ with several files). Reading is checked against the shipped tables; what the checker
refuses costs the whole folder, in one line that names the row. Writing replaces a file as a whole.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from communique.actors.registry.builder import build, registry
from communique.actors.registry.csv_tables import COLUMNS, Row, Tables, shipped_tables, tables
from communique.actors.registry.overlay import overlay
from communique.actors.registry.registry import Registry
from communique.actors.registry.validation.checker import check
from communique.errors import RegistryError

VARIABLE = "COMMUNIQUE_REGISTRY"


def own_folder(environment: Mapping[str, str], named: Path | None = None) -> Path:
    """Where the user's registry lives: as named, as the environment says, else in the user's data folder."""
    if named is not None:
        return named
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    data = environment.get("XDG_DATA_HOME") or environment.get("LOCALAPPDATA")
    base = Path(data) if data else Path(environment.get("HOME") or Path.home()) / ".local" / "share"
    return base / "communique" / "registry"


def current_registry(named: Path | None = None, environment: Mapping[str, str] | None = None) -> Registry:
    """The shipped registry under the user's own, when there is one.

    Raises RegistryError when the folder was named (as argument or in the environment) and is none,
    or holds rows that the checker refuses.
    """
    environment = os.environ if environment is None else environment
    folder = own_folder(environment, named)
    if folder.is_dir():
        return _joined(folder, _stamp(folder))
    if named is not None or environment.get(VARIABLE):
        raise RegistryError(f"{folder}: no such folder; name the folder of your own registry, or import into it first")
    return registry()


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells one state of the folder from another, so that a change is seen in a running program."""
    files = sorted(folder.rglob("*.csv"))
    return tuple((str(f.relative_to(folder)), f.stat().st_mtime_ns, f.stat().st_size) for f in files)


@lru_cache(maxsize=4)
def _joined(folder: Path, stamp: tuple[tuple[str, int, int], ...]) -> Registry:
    return build(joined_tables(folder)) if stamp else registry()


def joined_tables(folder: Path) -> Tables:
    """The shipped tables with those of `folder` over them; raises RegistryError for what cannot be."""
    return joined(own_tables(folder), folder)


def joined(theirs: Tables, folder: Path) -> Tables:
    """The shipped tables with `theirs` over them; `folder` is what an error names."""
    ours = shipped_tables()
    both = overlay(ours, theirs)
    mine = {id(row) for name in COLUMNS for row in getattr(theirs, name)}
    found = [f for f in check(theirs, ours) if f.problem not in ("no-terms", "gap")]
    places = {row["at"] for row in theirs.terms if id(row) in mine}
    found += [f for f in check(both) if f.problem == "overlap" and f.at in places and f not in found]
    if found:
        more = f" (and {len(found) - 1} more: communique actors check {folder})" if len(found) > 1 else ""
        raise RegistryError(f"{folder}/{found[0].at}: {found[0].message}{more}")
    return both


def own_tables(folder: Path) -> Tables:
    """The tables of a folder as they stand; raises RegistryError for files that break the schema."""
    try:
        return tables(folder)
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(f"{folder}: cannot be read ({error}); the tables are CSV files in UTF-8") from error


def write_table(folder: Path, name: str, content: Sequence[Row]) -> Path:
    """Write one table of a user's registry, in place of what was there; a crash leaves the old one whole."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.csv"
    part = target.with_suffix(".csv.part")
    part.write_text(table_text(name, content), "utf-8")
    part.replace(target)
    return target


def table_text(name: str, content: Sequence[Row]) -> str:
    """A table as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS[name], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(content)
    return out.getvalue()


def merged(old: Sequence[Row], new: Sequence[Row], name: str) -> list[Row]:
    """Rows of a table with the new ones added; a row of the same key (id; person, office, place, from) gives way."""
    keys = ("person", "office", "of", "from") if name == "terms" else (COLUMNS[name][0],)
    rows = {tuple(row[k] for k in keys): row for row in [*old, *new]}
    return [rows[k] for k in sorted(rows)]
