"""The registry as one plain CSV: a term a line, with the names of who served beside it.

Takes tables, gives text; takes such text, gives the people and terms that it holds. A spreadsheet
opens it, and an import of it brings back the people with their other names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from communique.actors.registry.csv_tables import COLUMNS, NOBODY, Row, Tables, table_rows
from communique.errors import RegistryError

PERSON = COLUMNS["people"][1:]
FLAT = (*COLUMNS["terms"], *PERSON)
"""The columns: those of a term, then those of its person but the id."""


def flat_text(tables: Tables, countries: Iterable[str] = ()) -> str:
    """The terms, and the gaps, in order of place, office and time; with ISO codes, of those states only."""
    wanted = {f"country:{code.upper()}" for code in countries}
    people = {row["id"]: row for row in tables.people}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FLAT)
    for row in sorted(tables.terms, key=lambda r: tuple(r[k] for k in ("of", "office", "from", "person", "title"))):
        if not wanted or row["of"] in wanted:
            person = people.get(row["person"], {})
            writer.writerow([*(row[k] for k in COLUMNS["terms"]), *(person.get(k, "") for k in PERSON)])
    return out.getvalue()


def from_flat(text: str, file: str) -> Tables:
    """The people and terms of such a CSV; raises RegistryError where two lines tell of one person differently."""
    people: dict[str, Row] = {}
    terms: list[Row] = []
    for row in table_rows(text, FLAT, file):
        terms.append({**{k: row[k] for k in COLUMNS["terms"]}, "at": row["at"]})
        if row["person"] == NOBODY:
            continue
        person = {"id": row["person"], **{k: row[k] for k in PERSON}, "at": row["at"]}
        first = people.setdefault(row["person"], person)
        if any(first[k] != person[k] for k in PERSON):
            raise RegistryError(f"{row['at']}: {row['person']} is told of otherwise at {first['at']}; make them agree")
    return Tables(people=list(people.values()), terms=terms)
