"""Events in the columns of POLECAT (CSV): one row a direction of an act, codes that stay texts.

The columns that POLECAT has bear its names, so that tables join on them; the rest follows. `CAMEO` cells begin with
“CAMEO:”, for a column of figures alone loses its zeros in every program that guesses types.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.actors import Registry, current_registry
from communique.export.codebook import context, mode
from communique.export.parties import Pair, pairs
from communique.export.roles import Party, party
from communique.export.spreadsheet import BOM, guarded
from communique.export.when import day_of
from communique.extract.lexicon.cameo import codes
from communique.model import Act, Reading

if TYPE_CHECKING:
    from communique.ledger import Filter, Found, Ledger

NO_EVENT = frozenset({"denied", "possible", "questioned"})
"""What is denied, possible or asked is no event."""
CODED = "CAMEO:"
QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_QUAD = {event: quad for quad, events in QUADS.items() for event in events}
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    "Primary Actor Sector", "Actor Title", "Recipient Name", "Recipient Country", "Primary Recipient Sector",
    "Recipient Title", "Publication Date", "Source", "CAMEO", "CAMEO Name", "Actor Code", "Recipient Code", "Actor ID",
    "Recipient ID", "Date Basis", "Recipient Basis", "Mirrored", "Kind", "Modality", "Score", "Words", "Document",
    "Start", "End", "Address", "Title",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One direction of an act. `date` is the event's own day where the reading knows it (`basis` says how)."""

    id: str
    date: str | None
    basis: str
    source: Party | None
    target: Party | None
    pair: Pair
    found: Found[Act]

    @property
    def type(self) -> str:
        """The PLOVER type of the act: both directions of one act have it."""
        return self.found.record.plover or ""


def events(ledger: Ledger, by: Filter) -> Iterator[Event]:
    """Every act that is an event by PLOVER, in the order in which it was entered, once a direction."""
    key, reading, known = "", None, current_registry()
    for one in ledger.every("act", by):
        if not one.record.plover or one.record.modality in NO_EVENT:
            continue
        if reading is None or one.document != key:
            key, reading = one.document, ledger.reading(one.document)
        yield from _of_act(ledger, one, reading, known)


def _of_act(ledger: Ledger, one: Found[Act], reading: Reading, known: Registry) -> Iterator[Event]:
    date, basis = day_of(one.record, reading, one.date, known)
    directions = pairs(one.record, reading, known)
    ids = sorted({actor for pair in directions for actor in (pair.source, pair.target) if actor})
    names = ledger.names(ids)
    made = {actor: party(actor, names.get(actor, actor), date, known) for actor in ids}
    for number, pair in enumerate(directions, 1):
        name = one.id if len(directions) == 1 else f"{one.id}.{number}"
        yield Event(name, date, basis, made.get(pair.source or ""), made.get(pair.target or ""), pair, one)


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """A head line, then a line an event."""
    out.write(BOM.encode() + _line({name: name for name in COLUMNS}))
    for event in events(ledger, by):
        out.write(_line(row_of(event)))


def row_of(event: Event) -> dict[str, Any]:
    """An event as a row of COLUMNS."""
    one, pair = event.found, event.pair
    act = one.record
    return {
        "Event ID": event.id, "Event Date": event.date, "Event Type": event.type, "Event Mode": mode(act, one.words),
        "Quad Code": _QUAD.get(event.type), "Contexts": ";".join(context(act, one.words)),
        **_sided("Actor", event.source), **_sided("Recipient", event.target),
        "Publication Date": one.date.isoformat() if one.date else None, "Source": one.issuer,
        "CAMEO": CODED + pair.cameo if pair.cameo else None,
        "CAMEO Name": codes()[pair.cameo].name if pair.cameo else None,
        "Date Basis": event.basis, "Recipient Basis": pair.basis, "Mirrored": "yes" if pair.mirrored else "no",
        "Kind": act.kind, "Modality": act.modality, "Score": act.score, "Words": one.words, "Document": one.document,
        "Start": act.span.start, "End": act.span.end, "Address": one.address, "Title": one.title,
    }  # fmt: skip


def _sided(name: str, one: Party | None) -> dict[str, str]:
    return {
        f"{name} Name": one.name if one else "", f"{name} Country": one.country if one else "",
        f"Primary {name} Sector": one.role[:3] if one else "", f"{name} Title": one.title if one else "",
        f"{name} Code": one.code if one else "", f"{name} ID": one.actor if one else "",
    }  # fmt: skip


def _line(row: dict[str, Any]) -> bytes:
    buffer = io.StringIO()
    cells = [row[name] for name in COLUMNS]
    csv.writer(buffer).writerow([guarded(c) if isinstance(c, str) else c for c in cells])
    return buffer.getvalue().encode("utf-8")
