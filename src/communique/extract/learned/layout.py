"""Which columns of the network's rows say what."""

from __future__ import annotations

from typing import get_args

from communique.extract.learned.encoding import ACT_KINDS
from communique.model.contact import Channel, Status

CHANNELS = get_args(Channel)
STATUSES = get_args(Status)
MODALITIES = ("actual", "denied", "possible", "conditional", "intended", "questioned")
ROLES = ("by", "to", "participants", "speakers", "partners")
"""Whom a cue asks for. A contact asks twice, for `participants` and `partners`: it is between both together."""
SIGNS = 7
"""What may tell of somebody besides a mention (`whom`)."""
POINTER = 64
"""Width of a projection: a cue asks; a mention answers for itself, or for its state."""

_COLUMNS = (
    ("cue", 3), ("kind", len(ACT_KINDS)), ("modality", len(MODALITIES)), ("binding", 1), ("contact", 3),
    ("channel", len(CHANNELS)), ("status", len(STATUSES)), ("statement", 3), ("voice", SIGNS * len(ROLES)),
    ("asks", POINTER * len(ROLES)), ("self", POINTER * len(ROLES)), ("state", POINTER * len(ROLES)),
)  # fmt: skip


def _laid() -> tuple[dict[str, slice], int]:
    out, at = {}, 0
    for name, size in _COLUMNS:
        out[name] = slice(at, at + size)
        at += size
    return out, at


LAYOUT, WIDTH = _laid()
