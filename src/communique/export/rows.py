"""Findings as flat rows, from which the formats of tables and lines are made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.export import addresses

if TYPE_CHECKING:
    from communique.ledger import Filter, Found, Ledger

KINDS = ("statement", "act", "commitment", "contact")
COLUMNS = (
    "id", "kind", "document", "revision", "title", "address", "date", "issuer", "verdict", "contact", "who", "to",
    "voices", "sort", "status", "strength", "plover", "cameo", "topics", "start", "end", "words", "link",
)  # fmt: skip
"""Of a row. `who` and `to` are actor ids, `start` and `end` the first and last character in the text,
`link` the path in a workspace where the words stand."""


def findings(ledger: Ledger, by: Filter) -> Iterator[Found[Any]]:
    """Every statement, act, commitment and contact."""
    for kind in KINDS:
        yield from ledger.every(kind, by)  # type: ignore[arg-type] # the literal's members


def row_of(one: Found[Any]) -> dict[str, Any]:
    """One finding as a row of COLUMNS; several values of a cell are a list."""
    from communique.ledger.records import spans_of

    record, spans = one.record, spans_of(one.record)
    who = _first(record, "speakers", "by", "participants") or ()
    return {
        "id": one.id, "kind": one.kind, "document": one.document, "revision": one.revision, "title": one.title,
        "address": one.address, "date": one.date.isoformat() if one.date else None, "issuer": one.issuer,
        "verdict": one.verdict, "contact": one.contact, "who": list(who),
        "to": list(getattr(record, "to", getattr(record, "addressees", ()))),
        "voices": list(getattr(record, "voices", ())),
        "sort": _first(record, "kind", "channel", "mode"),
        "status": _first(record, "modality", "status", "stance"),
        "strength": getattr(record, "strength", None), "plover": getattr(record, "plover", None),
        "cameo": getattr(record, "cameo", None), "topics": list(one.topics), "start": spans[0].start,
        "end": spans[-1].end, "words": one.words, "link": addresses.record(one.document, one.record.id),
    }  # fmt: skip


def _first(record: Any, *names: str) -> Any:
    return next((getattr(record, name) for name in names if hasattr(record, name)), None)


def record_of(one: Found[Any]) -> dict[str, Any]:
    """The reading format's record of a finding."""
    return asdict(one.record)


def line(out: BinaryIO, value: Any) -> None:
    """One JSON object on its line."""
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n")
