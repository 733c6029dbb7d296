"""The registry's tables: CSV files of a fixed schema, read from a folder.

Takes the folder of the shipped tables or one of a user's own, gives its rows as dictionaries; a
row's `at` says file and line. A file that breaks the schema raises RegistryError with both;
nothing is skipped. Whether the rows fit each other is the checker's question (`validation/`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable

from communique.errors import RegistryError

Row = dict[str, str]

COLUMNS = {
    "countries": ("id", "iso3", "name", "official", "names", "adjectives", "people", "seats", "leader"),
    "bodies": ("id", "name", "kind", "of", "names", "seats", "speaks_for"),
    "offices": ("office", "name", "meaning", "holders", "fills", "rank"),
    "titles": ("wording", "offices", "title", "scope"),
    "honorifics": ("wording",),
    "spellings": ("names",),
    "words": ("word", "kind"),
    "institutions": ("wording", "kind", "office", "issuer", "country", "alone"),
    "naming": ("word", "kinds"),
    "handles": ("handle", "actor", "office"),
    "labels": ("label", "actor"),
    "people": ("id", "name", "surname", "country", "gender", "names"),
    "terms": ("person", "office", "of", "title", "from", "to", "basis"),
    "identifiers": ("actor", "wikidata"),
}

NOBODY = "-"
"""In the person cell of a term: a gap. Nobody held the office, or nobody is known to have."""

WORD_KINDS = ("word", "given", "place", "month", "weekday")
"""What a surname can be besides a surname (table of words)."""

NAMING_KINDS = ("author", "filler", "state")
"""What a word in an issuer's name can say: it is an author’s, nothing, a state’s."""

GAPS = ("vacant", "not established")
"""What a gap's basis can be."""


@dataclass(slots=True)
class Tables:
    """The rows of one registry's tables, each in order of file name and line."""

    countries: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    offices: list[Row] = field(default_factory=list)
    titles: list[Row] = field(default_factory=list)
    honorifics: list[Row] = field(default_factory=list)
    spellings: list[Row] = field(default_factory=list)
    words: list[Row] = field(default_factory=list)
    institutions: list[Row] = field(default_factory=list)
    naming: list[Row] = field(default_factory=list)
    handles: list[Row] = field(default_factory=list)
    labels: list[Row] = field(default_factory=list)
    people: list[Row] = field(default_factory=list)
    terms: list[Row] = field(default_factory=list)
    identifiers: list[Row] = field(default_factory=list)


def shipped_tables() -> Tables:
    """The tables shipped with the program."""
    return tables(files("communique.actors") / "data")


def tables(folder: Traversable) -> Tables:
    """The tables of a folder: NAME.csv, or all files of a folder NAME; a missing one is empty."""
    return Tables(**{name: list(_table(folder, name)) for name in COLUMNS})


def several(cell: str) -> list[str]:
    """A cell of several values, parted by `|`."""
    if "|" not in cell:
        return [cell.strip()] if cell.strip() else []
    return [part.strip() for part in cell.split("|") if part.strip()]


def _table(folder: Traversable, name: str) -> Iterator[Row]:
    single, parts = folder / f"{name}.csv", folder / name
    if single.is_file():
        yield from rows(single.read_text("utf-8-sig"), name, single.name)
    if parts.is_dir():
        for file in sorted(parts.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".csv"):
                yield from rows(file.read_text("utf-8-sig"), name, f"{name}/{file.name}")


def rows(text: str, name: str, file: str) -> Iterator[Row]:
    """The rows of one table's text; `file` is what errors and `at` call it."""
    return table_rows(text, COLUMNS[name], file)


def read_rows(file: str, columns: tuple[str, ...]) -> list[Row]:
    """The rows of one shipped table that no user adds to."""
    return list(table_rows((files("communique.actors") / "data" / file).read_text("utf-8"), columns, file))


def table_rows(text: str, columns: tuple[str, ...], file: str) -> Iterator[Row]:
    """The rows of a CSV of these columns."""
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        if tuple(next(reader, ())) != columns:
            raise RegistryError(f"{file}: the first line must be {','.join(columns)}")
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(columns):
                raise RegistryError(f"{file}:{reader.line_num}: {len(cells)} cells instead of {len(columns)}")
            row = dict(zip(columns, cells, strict=True))
            row["at"] = f"{file}:{reader.line_num}"
            yield row
    except csv.Error as error:
        raise RegistryError(f"{file}:{reader.line_num}: not CSV ({error}); quote cells that hold quotes") from error
