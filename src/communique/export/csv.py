"""CSV (RFC 4180, UTF-8 with a byte order mark): every finding as a row; several values are joined by “|”.

A cell that a spreadsheet would take for a formula begins with an apostrophe; a code of CAMEO with “CAMEO:”, for what
looks like a number loses its zeros.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.export.events import CODED
from communique.export.rows import COLUMNS, findings, row_of
from communique.export.spreadsheet import BOM, guarded

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """A head line, then a line a finding."""
    buffer = io.StringIO()
    buffer.write(BOM)
    table = csv.writer(buffer)
    table.writerow(COLUMNS)
    for one in findings(ledger, by):
        row = row_of(one)
        row["cameo"] = CODED + row["cameo"] if row["cameo"] else None
        table.writerow([_cell(row[name]) for name in COLUMNS])
        out.write(buffer.getvalue().encode("utf-8"))
        buffer.seek(0)
        buffer.truncate()
    out.write(buffer.getvalue().encode("utf-8"))


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "|".join(map(str, value))
    return guarded(value) if isinstance(value, str) else value
