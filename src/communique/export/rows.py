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
    "score", "day", "day_end", "place", "due", "due_end", "condition",
    "mode", "stance", "basis", "day_basis", "due_basis", "of", "passages", "before", "initiator", "tone",
    "source_at", "cue_at", "content_at", "object_at", "evidence_at", "what_at",
)  # fmt: skip
"""Of a row. `who` and `to` are actor ids, `start` and `end` the first and last character in the text,
`link` the path in a workspace where the words stand; `day` to `day_end` and `place` are a contact's own,
`due` to `due_end` the days of a commitment, `condition` the words it hangs on as [start, end]. `of` is the record
that this one hangs on: a statement's parent, an act's statement, a commitment's act; `…_at` are places, “120-180”."""
SPANS = ("source", "cue", "content", "object", "evidence", "what")
LISTS = frozenset({"who", "to", "voices", "topics", "condition", "passages", "before", "tone"}) | {
    f"{name}_at" for name in SPANS
}
"""Columns whose cells hold several values."""


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
        "score": getattr(record, "score", None), **_days(record, "date", "day"), **_days(record, "due", "due"),
        "place": getattr(record, "place", None), "condition": list(getattr(record, "condition", None) or ()) or None,
        **_rest(record),
    }  # fmt: skip


def _rest(record: Any) -> dict[str, Any]:
    """What else the contract has of a record, under its own names."""
    when, due = getattr(record, "date", None), getattr(record, "due", None)
    passage = getattr(record, "passage", None)
    return {
        **{name: getattr(record, name, None) for name in ("mode", "stance", "basis", "initiator")},
        "day_basis": when.basis if when else None, "due_basis": due.basis if due else None,
        "of": _first(record, "parent", "statement", "act"),
        "passages": [passage] if passage else list(getattr(record, "passages", ())),
        "before": list(getattr(record, "before", ())), "tone": [one.word for one in getattr(record, "tone", ())],
        **{f"{name}_at": [f"{s.start}-{s.end}" for s in getattr(record, name, ())] for name in SPANS},
    }  # fmt: skip


def _days(record: Any, field: str, name: str) -> dict[str, str | None]:
    """The first and the last day of a record's time."""
    when = getattr(record, field, None)
    return {name: when.start if when else None, f"{name}_end": when.end if when else None}


def _first(record: Any, *names: str) -> Any:
    return next((getattr(record, name) for name in names if hasattr(record, name)), None)


def record_of(one: Found[Any]) -> dict[str, Any]:
    """The reading format's record of a finding."""
    return asdict(one.record)


def line(out: BinaryIO, value: Any) -> None:
    """One JSON object on its line."""
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n")
