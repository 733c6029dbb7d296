"""The findings of a reading as a table, with names and words beside ids.

Takes a reading and the name of one of its lists, gives a pandas DataFrame where pandas is installed, else an Arrow
table: a row a finding, a column a field. A field of actor ids (`by`) has its names beside it (`by_names`), a field of
spans (`cue`) its words (`cue_words`) and is itself a list of `[start, end]`.
"""

from __future__ import annotations

from dataclasses import Field, fields
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from communique.errors import InputError
from communique.model.actor import Actor

if TYPE_CHECKING:
    from communique.model.finding_set import FindingSet

KINDS = (
    "actors", "passages", "mentions", "statements", "acts", "contacts", "commitments", "appointments", "questions",
    "flags",
)  # fmt: skip
_ACTORS = frozenset(
    {"actors", "voice", "voices", "speakers", "addressees", "by", "to", "participants", "initiator", "before", "person",
     "asked_by", "about"}
)  # fmt: skip


def frame_of(reading: FindingSet, kind: str) -> Any:
    """The table of one list of the reading. Raises InputError for an unknown list, ImportError without a library."""
    if kind not in KINDS:
        raise InputError(f"{kind!r}: a reading has no such list; use {', '.join(KINDS)}")
    columns, rows = table_of(reading, kind)
    if find_spec("pandas"):
        import pandas as pd

        return pd.DataFrame(rows, columns=columns)
    if find_spec("pyarrow"):
        import pyarrow as pa

        return pa.table({name: [row[name] for row in rows] for name in columns})
    raise ImportError("a table needs pandas or pyarrow: pip install pandas, or pip install 'communique[parquet]'")


def table_of(reading: FindingSet, kind: str) -> tuple[list[str], list[dict[str, Any]]]:
    """The names of the columns, and a row a finding."""
    record_type = get_args(get_type_hints(type(reading))[kind])[0]
    columns = [column for field in fields(record_type) for column in _columns(record_type, field)]
    names = {one.id: one.name for one in reading.actors}
    return columns, [_row(reading, record, names) for record in getattr(reading, kind)]


def _columns(record_type: type, field: Field[Any]) -> list[str]:
    """The columns of one field: itself, and its names or words."""
    if record_type is not Actor and field.name in _ACTORS:
        return [field.name, f"{field.name}_names"]
    if "Span" in str(field.type):
        return [field.name, "words" if field.name == "span" else f"{field.name}_words"]
    return [field.name]


def _row(reading: FindingSet, record: Any, names: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        row[field.name] = _plain(value)
        for column in _columns(type(record), field)[1:]:
            row[column] = _named(value, names) if column.endswith("_names") else reading.quote(value) if value else ""
    return row


def _named(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, tuple):
        return [names.get(one, one) for one in value]
    return None if value is None else names.get(value, value)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value
