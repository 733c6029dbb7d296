"""What a correction would change besides its record, and which like records it could go to: nothing is kept here.

`changes_of` compares two readings record by record; `alike` finds the records of the same passage that
have the value which a correction replaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from communique.ledger.correcting import ACTORS
from communique.ledger.judging import FIELDS
from communique.model import Reading
from communique.web.text.marks import words_of

MOST = 60
"""Records that are shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record, before and after."""

    kind: str
    id: str
    field: str
    before: Any
    after: Any
    words: str


def spread(before: Reading, after: Reading) -> list[Change]:
    """Every field that differs, in the order of kinds and records."""
    out = []
    for kind, held in FIELDS.items():
        old = {r.id: r for r in getattr(before, held)}
        for one in getattr(after, held):
            was = old.get(one.id)
            if was is None or was == one:
                continue
            for name in (f.name for f in fields(one)):
                if getattr(was, name) != getattr(one, name):
                    words = " ".join(before.quote(words_of(was)[:1]).split())
                    out.append(Change(kind, one.id, name, getattr(was, name), getattr(one, name), words))
    return out[:MOST]


def alike(reading: Reading, kind: str, record: Any, changes: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Records of the same kind and passage with the actors that the correction replaces: id and words."""
    names = [n for n in ACTORS[kind] if n in changes]
    if not names or not hasattr(record, "passage"):
        return []
    found = [
        r for r in getattr(reading, FIELDS[kind])
        if r.id != record.id and r.passage == record.passage
        and all(getattr(r, n) == getattr(record, n) for n in names)
    ]  # fmt: skip
    return [(r.id, " ".join(reading.quote(words_of(r)).split())) for r in found[:MOST]]
