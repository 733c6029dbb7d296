"""Parquet: the tables of `tables.py`, one file a table and shard, each column with its meaning as metadata.

What the files hold is all of the readings: `restored` makes them again. Every row group is a shard's; the
compression is Zstandard, level 3; nothing in a file depends on when and by whom it is written.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args, get_origin

import pyarrow as pa
import pyarrow.parquet as pq

from communique.bulk.kept import Failure, Get, Kept, Raws, Written
from communique.bulk.tables import PLAIN, RECORDS, bare, columns, record_of, rows, sound
from communique.bulk.tables import restored as value_of
from communique.model import Document, Mark, Reading, Span

TABLES = ("documents", *RECORDS, "failures", "raw")
SUFFIX = ".parquet"


def written(kept: Sequence[Kept], failures: Sequence[Failure], raws: Raws) -> list[Written]:
    """The files of a shard."""
    made: dict[str, list[dict[str, Any]]] = {
        "documents": [_about(one) for one in kept],
        "failures": [{k: sound(v) for k, v in asdict(one).items()} for one in failures],
        "raw": [{"hash": digest, "body": body} for digest, body in sorted(raws.items())],
    }
    for table in RECORDS:
        made[table] = [row for one in kept for row in rows(table, one.document, one.reading)]
    return [Written(table, SUFFIX, _bytes(table, made[table]), len(made[table])) for table in TABLES]


def restored(get: Get) -> tuple[list[Kept], Raws]:
    """The readings and raw bytes of a shard."""
    records: dict[str, dict[str, list[Any]]] = {}
    for table in RECORDS:
        records[table] = defaultdict(list)
        for row in _rows(get(table)):
            records[table][row["document"]].append(record_of(table, row))
    kept = []
    for row in _rows(get("documents")):
        parts = {table: tuple(records[table][row["document"]]) for table in RECORDS}
        reading = Reading(_document(row), row["issuer"], **parts)
        kept.append(Kept(row["document"], row["address"], reading, row["seen"], row["raw"]))
    return kept, {row["hash"]: row["body"] for row in _rows(get("raw"))}


@cache
def schema(table: str) -> pa.Schema:
    """The schema of a table; each column says in its metadata what it means."""
    told = meanings()
    return pa.schema([
        pa.field(name, _type(hint), metadata={"meaning": told[table, name]}) for name, hint in columns(table).items()
    ])  # fmt: skip


@cache
def meanings() -> dict[tuple[str, str], str]:
    """What every column of every table means."""
    with (files("communique.bulk") / "data" / "columns.csv").open("r", encoding="utf-8") as handle:
        read = {(row["table"], row["column"]): row["meaning"] for row in csv.DictReader(handle)}
    out = {}
    for table in (*PLAIN, *RECORDS):
        for name in columns(table):
            words = f"the words of the source under {name[:-6]}" if name.endswith("_words") else ""
            out[table, name] = read.get((table, name)) or read.get(("*", name)) or words
    return out


def _type(hint: Any) -> pa.DataType:
    kind = bare(hint)
    if kind is Span:
        return pa.struct([("start", pa.int32()), ("end", pa.int32())])
    if get_origin(kind) is tuple:
        return pa.list_(_type(get_args(kind)[0]))
    if is_dataclass(kind) and isinstance(kind, type):
        from typing import get_type_hints

        hints = get_type_hints(kind)
        return pa.struct([(f.name, _type(hints[f.name])) for f in fields(kind)])
    return {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_(), bytes: pa.binary()}[kind]


def _bytes(table: str, made: list[dict[str, Any]]) -> bytes:
    kinds = schema(table)
    arrays = [pa.array([row[field.name] for row in made], type=field.type) for field in kinds]
    out = io.BytesIO()
    with pq.ParquetWriter(out, kinds, compression="zstd", compression_level=3) as writer:
        writer.write_table(pa.Table.from_arrays(arrays, schema=kinds))
    return out.getvalue()


def _rows(data: bytes) -> list[dict[str, Any]]:
    rows_there: list[dict[str, Any]] = pq.read_table(io.BytesIO(data)).to_pylist()
    return rows_there


def _about(one: Kept) -> dict[str, Any]:
    document = one.reading.document
    text = sound(document.text)
    exact = document.text.encode("utf-8", "surrogatepass") if text != document.text else None
    marks = [{"span": {"start": m.span.start, "end": m.span.end}, "kind": m.kind, "target": sound(m.target)}
             for m in document.marks]  # fmt: skip
    told = {
        "document": one.document, "address": one.address, "text": text, "hash": document.id, "title": document.title,
        "date": document.date.isoformat() if document.date else None, "date_basis": document.date_basis,
        "issuer": one.reading.issuer, "issuer_named": document.issuer, "author": document.author,
        "language": document.language, "url": document.url, "source": document.source,
        "media_type": document.media_type, "seen": one.seen, "raw": one.raw,
    }  # fmt: skip
    return {**{k: sound(v) if isinstance(v, str) else v for k, v in told.items()}, "exact": exact, "marks": marks}


def _document(row: dict[str, Any]) -> Document:
    text = row["exact"].decode("utf-8", "surrogatepass") if row["exact"] is not None else row["text"]
    same = ("title", "date_basis", "author", "url", "source", "language", "media_type")
    return Document(
        text=text, date=dt.date.fromisoformat(row["date"]) if row["date"] else None, issuer=row["issuer_named"],
        marks=value_of(tuple[Mark, ...], row["marks"]), **{name: row[name] for name in same},
    )  # fmt: skip
