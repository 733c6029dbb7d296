"""JSON Lines: every finding as a row with its record of the reading format under `record`."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from communique.export.rows import findings, line, record_of, row_of

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One object a line."""
    for one in findings(ledger, by):
        line(out, {**row_of(one), "record": record_of(one)})
