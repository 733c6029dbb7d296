"""Parquet: every finding as a row, several values of a cell as a list column."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import InputError
from communique.export.rows import COLUMNS, LISTS, findings, row_of

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

_NUMBERS = frozenset({"revision", "strength", "start", "end", "condition"})
_GROUP = 10_000


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One table. Raises InputError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise InputError("Parquet needs the package pyarrow: pip install 'communique[parquet]'") from None
    kinds = {name: pa.int32() if name in _NUMBERS else pa.string() for name in COLUMNS}
    kinds["score"] = pa.float64()
    schema = pa.schema([(n, pa.list_(k) if n in LISTS else k) for n, k in kinds.items()])
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        rows = map(row_of, findings(ledger, by))
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
