"""A list as CSV on standard output: the sheets that the workspace gives, any other list record by record."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from communique.cli.printing.output import plain

if TYPE_CHECKING:
    from communique.export.spreadsheet import Cell, Sheet


def print_csv(sheet: Sheet) -> int:
    """The sheet on standard output, as spreadsheets and programs read it."""
    from communique.export.spreadsheet import written

    sys.stdout.write(written(sheet, "csv").decode("utf-8"))
    return 0


def flat(value: Any) -> Sheet:
    """Any list of records: a row a record, a column a field. Several lists under names get a first column for these."""
    from communique.export.spreadsheet import Sheet

    named = value.items() if isinstance(value, Mapping) else [("", value)]
    rows = [{**({"list": name} if name else {}), **_record(one)} for name, found in named for one in found]
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    return Sheet("List", columns, tuple(tuple(_cell(row.get(name)) for name in columns) for row in rows))


def _record(one: Any) -> dict[str, Any]:
    made = plain(one)
    return made if isinstance(made, dict) else {"value": made}


def _cell(value: Any) -> Cell:
    if isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
