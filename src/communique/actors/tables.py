"""The registry's tables: CSV files of a fixed schema, checked when they are read.

Takes nothing, gives rows as dictionaries. A row that breaks the schema raises RegistryError
with file and line; nothing is skipped.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from communique.errors import RegistryError

Row = dict[str, str]

COLUMNS = {
    "countries.csv": ("id", "iso3", "name", "official", "names", "adjectives", "people", "seats", "leader"),
    "bodies.csv": ("id", "name", "kind", "of", "names", "seats", "speaks_for"),
    "titles.csv": ("wording", "offices", "title", "scope"),
    "honorifics.csv": ("wording",),
    "people": ("id", "name", "surname", "country", "gender", "names"),
    "terms": ("person", "office", "of", "title", "from", "to", "basis"),
}


def table(name: str) -> Iterator[Row]:
    """The rows of one table, or of all files of a folder (people, terms), in order of file name."""
    root = files("communique.actors") / "data" / name
    if name.endswith(".csv"):
        yield from _rows(root, COLUMNS[name])
        return
    for file in sorted(root.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".csv"):
            yield from _rows(file, COLUMNS[name])


def several(cell: str) -> list[str]:
    """A cell of several values, parted by `|`."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def _rows(file: Traversable, columns: tuple[str, ...]) -> Iterator[Row]:
    reader = csv.DictReader(file.read_text("utf-8").splitlines(), strict=True)
    if tuple(reader.fieldnames or ()) != columns:
        raise RegistryError(f"{file.name}: columns must be {','.join(columns)}")
    for row in reader:
        if None in row or None in row.values():
            raise RegistryError(f"{file.name}:{reader.line_num}: wrong number of cells")
        yield row
