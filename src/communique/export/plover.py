"""PLOVER 0.8 events (openeventdata/PLOVER) in JSON lines: one for every direction of an act that has a type.

Denied, possible and questioned acts are no events. `mode` and `context` are the codebook's (export/codebook.py),
`source` and `target` have country (ISO 3166-1 alpha-3) and CAMEO role; `kind` and `topics` are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from communique.export.codebook import context, mode
from communique.export.events import Event, events
from communique.export.roles import Party
from communique.export.rows import line

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One event a line."""
    for event in events(ledger, by):
        line(out, _event(event))


def _event(event: Event) -> dict[str, object]:
    one = event.found
    act = one.record
    return {
        "id": event.id, "act": one.id, "date": event.date, "date_basis": event.basis,
        "source": _parties(event.source), "target": _parties(event.target), "target_basis": event.pair.basis,
        "mirrored": event.pair.mirrored,
        "event": event.type, "mode": mode(act, one.words), "context": context(act, one.words),
        "kind": act.kind, "modality": act.modality, "cameo": event.pair.cameo, "topics": list(act.topics),
        "text": one.words, "span": [act.span.start, act.span.end],
        "publication": {"document": one.document, "version": one.revision, "issuer": one.issuer, "url": one.address,
                        "title": one.title, "date": one.date.isoformat() if one.date else None},
    }  # fmt: skip


def _parties(one: Party | None) -> list[dict[str, Any]]:
    if one is None:
        return []
    told = {"actor": one.actor, "name": one.name, "country": one.country, "role": one.role, "code": one.code}
    return [{key: value or None for key, value in told.items()}]
