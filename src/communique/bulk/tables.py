"""The tables of a bulk reading: one a kind of finding, their columns taken from the model's own fields.

A finding's row has the document it stands in, the fields of its record (contract/reading of the docs), and after
each field of spans a column `…_words` with the source's words under them, several stretches joined by “ … ”.
A span is a struct of `start` and `end`, in characters of the document's text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from communique.ledger.storage.serialization import storable
from communique.model import (
    Act,
    Actor,
    Appointment,
    Commitment,
    Contact,
    Flag,
    Mark,
    Mention,
    Passage,
    Question,
    Reading,
    Span,
    Statement,
)

RECORDS: dict[str, type] = {
    "actors": Actor, "passages": Passage, "mentions": Mention, "statements": Statement, "acts": Act,
    "contacts": Contact, "commitments": Commitment, "appointments": Appointment, "questions": Question, "flags": Flag,
}  # fmt: skip
"""The tables of findings; each is the field of a Reading that bears its name."""
PLAIN: dict[str, dict[str, Any]] = {
    "documents": {
        "document": str, "address": str, "text": str, "exact": bytes, "hash": str, "title": str, "date": str,
        "date_basis": str, "issuer": str, "issuer_named": str, "author": str, "language": str, "url": str,
        "source": str, "media_type": str, "marks": tuple[Mark, ...], "seen": str, "raw": str,
    },
    "failures": {"document": str, "address": str, "kind": str, "reason": str},
    "raw": {"hash": str, "body": bytes},
}  # fmt: skip
"""The other tables: column → its type."""


@cache
def columns(table: str) -> dict[str, Any]:
    """The columns of a table in their order, each with the type of its values."""
    if table in PLAIN:
        return PLAIN[table]
    out: dict[str, Any] = {"document": str}
    for name, hint in _hints(RECORDS[table]).items():
        out[name] = hint
        if _of_spans(hint):
            out[f"{name}_words"] = str
    return out


def rows(table: str, document: str, reading: Reading) -> Iterator[dict[str, Any]]:
    """The rows of one reading in a table of findings, as plain values: spans and records as objects."""
    hints = _hints(RECORDS[table])
    for record in getattr(reading, table):
        row: dict[str, Any] = {"document": document}
        for name, hint in hints.items():
            value = getattr(record, name)
            row[name] = plain(value)
            if _of_spans(hint):
                row[f"{name}_words"] = sound(reading.quote(value)) if value else None
        yield row


def record_of(table: str, row: dict[str, Any]) -> Any:
    """The record of a row."""
    hints = _hints(RECORDS[table])
    return RECORDS[table](**{name: restored(hint, row[name]) for name, hint in hints.items()})


def plain(value: Any) -> Any:
    """A value of the model as texts, numbers, lists and objects."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, str):
        return sound(value)
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value


def restored(hint: Any, value: Any) -> Any:
    """What `plain` was given, by its type."""
    if get_origin(hint) in (Union, UnionType):
        return None if value is None else restored(bare(hint), value)
    if hint is Span:
        return Span(value["start"], value["end"])
    if get_origin(hint) is tuple:
        return tuple(restored(get_args(hint)[0], one) for one in value or ())
    if is_dataclass(hint) and isinstance(hint, type):
        return hint(**{name: restored(kind, value[name]) for name, kind in _hints(hint).items()})
    return value


def bare(hint: Any) -> Any:
    """A type without its None."""
    if get_origin(hint) in (Union, UnionType):
        return next(one for one in get_args(hint) if one is not NoneType)
    return str if get_origin(hint) is Literal else hint


def sound(words: str) -> str:
    """Words as UTF-8 can write them: each lone surrogate replaced by one “�”."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(storable(c) if c != "\0" else c for c in words)
    return words


def _of_spans(hint: Any) -> bool:
    kind = bare(hint)
    return kind is Span or (get_origin(kind) is tuple and get_args(kind)[0] is Span)


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)}
