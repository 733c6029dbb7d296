"""PLOVER 0.8 events (openeventdata/PLOVER): one for every act of a type, in JSON lines.

Denied, possible and questioned acts are no events. `mode` and `context` are the codebook's (export/codebook.py);
`kind` and `topics` are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from communique.export.codebook import context, mode
from communique.export.rows import line
from communique.model import Act

if TYPE_CHECKING:
    from communique.ledger import Filter, Found, Ledger

_NO_EVENT = frozenset({"denied", "possible", "questioned"})


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One event a line."""
    for one in ledger.every("act", by):
        if one.record.plover and one.record.modality not in _NO_EVENT:
            line(out, _event(one))


def _event(one: Found[Act]) -> dict[str, object]:
    act = one.record
    return {
        "id": one.id, "date": one.date.isoformat() if one.date else None,
        "source": [{"actor": a, "code": _code(a)} for a in act.by],
        "target": [{"actor": a, "code": _code(a)} for a in act.to],
        "event": act.plover, "mode": mode(act, one.words), "context": context(act, one.words),
        "kind": act.kind, "modality": act.modality, "cameo": act.cameo, "topics": list(act.topics),
        "text": one.words, "span": [act.span.start, act.span.end],
        "publication": {"document": one.document, "version": one.revision, "issuer": one.issuer, "url": one.address,
                        "title": one.title},
    }  # fmt: skip


def _code(actor: str) -> str:
    """The ISO 3166-1 alpha-2 code of the country that an actor stands for, else its id."""
    from communique.actors import registry

    country = registry().country(actor)
    return country.partition(":")[2] if country.startswith("country:") else actor
