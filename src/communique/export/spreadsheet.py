"""A list as a file that spreadsheets and programs open: CSV with a byte order mark, XLSX, JSON.

Takes a `Sheet` of plain values, gives bytes; the same sheet gives the same bytes. No cell is ever a formula:
in CSV what looks like one begins with an apostrophe, in XLSX every text is written as a text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

FORMS = ("csv", "xlsx", "json")
MEDIA = {
    "csv": "text/csv; charset=utf-8", "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
BOM = "\ufeff"
"""By which spreadsheets know UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that spreadsheets may run."""
_MADE = dt.datetime(2000, 1, 1)
_LONGEST, _WIDEST, _LINKS = 32_767, 60, 60_000
"""Characters of a cell, width of a column, links of a sheet: no more fit into XLSX."""

Cell = str | int | float | bool | dt.date | None | Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list: `columns` name the cells of each of the `rows`; `links` are columns that hold addresses."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: frozenset[str] = frozenset()


def guarded(words: str) -> str:
    """`words` as a cell of CSV: what a spreadsheet would run as a formula begins with an apostrophe."""
    return "'" + words if words.startswith(_FORMULA) else words


def written(sheet: Sheet, form: str) -> bytes:
    """The sheet in one of `FORMS`."""
    return {"csv": _csv, "xlsx": _xlsx, "json": _json}[form](sheet)


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(sheet.columns)
    for row in sheet.rows:
        table.writerow([_unarmed(cell) for cell in row])
    return (BOM + out.getvalue()).encode("utf-8", "replace")


def _json(sheet: Sheet) -> bytes:
    rows = [dict(zip(sheet.columns, map(_plain, row), strict=True)) for row in sheet.rows]
    told = json.dumps({"name": sheet.name, "columns": sheet.columns, "rows": rows}, ensure_ascii=False, indent=1)
    return told.encode("utf-8", "replace")


def _xlsx(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    made = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, made) as book:
        book.set_properties({"created": _MADE, "title": sheet.name, "comments": "Communiqué"})
        page = book.add_worksheet(sheet.name[:31])
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, sheet.columns, head)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
        links = 0
        for number, row in enumerate(sheet.rows, 1):
            for at, (name, cell) in enumerate(zip(sheet.columns, row, strict=True)):
                linked = name in sheet.links and isinstance(cell, str) and cell.startswith("http")
                if linked and links < _LINKS and len(str(cell)) < 2000:
                    links += page.write_url(number, at, str(cell)) == 0
                else:
                    _put(page, number, at, cell, day)
        for at, name in enumerate(sheet.columns):
            page.set_column(at, at, _width(name, [row[at] for row in sheet.rows[:200]]))
    return out.getvalue()


def _put(page: Any, number: int, at: int, cell: Cell, day: Any) -> None:
    if isinstance(cell, dt.date) and cell.year >= 1900:
        page.write_datetime(number, at, dt.datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, bool):
        page.write_boolean(number, at, cell)
    elif isinstance(cell, int | float):
        page.write_number(number, at, cell)
    elif cell is not None:
        words = _text(cell)
        page.write_string(number, at, words.encode("utf-8", "replace").decode()[:_LONGEST])


def _width(name: str, cells: Sequence[Cell]) -> int:
    longest = max([len(name), *(len(_text(c)) for c in cells if c is not None)])
    return min(longest + 2, _WIDEST)


def _text(cell: Cell) -> str:
    """A cell as words; several values are joined by “; ”."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Sequence):
        return "; ".join(cell)
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _unarmed(cell: Cell) -> Any:
    return cell if cell is None or isinstance(cell, int | float) else guarded(_text(cell))


def _plain(cell: Cell) -> Any:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return list(cell) if isinstance(cell, Sequence) and not isinstance(cell, str) else cell
