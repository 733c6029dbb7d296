"""Communiqué: reads what governments say they said to each other.

import communique
reading = communique.read(text, date="2025-02-12")
for act in reading.acts:
    print(act.by, act.kind, reading.quote(act.cue))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from communique.errors import CommuniqueError
from communique.version import __version__

if TYPE_CHECKING:
    from communique.compare.side_by_side import compare
    from communique.ledger import Filter, Ledger
    from communique.model import Comparison, Reading
    from communique.reading import Reader, read, read_many

__all__ = [
    "CommuniqueError", "Comparison", "Filter", "Ledger", "Reader", "Reading", "__version__", "compare", "read",
    "read_many",
]  # fmt: skip

_LAZY = {
    "Comparison": "communique.model",
    "Filter": "communique.ledger",
    "Ledger": "communique.ledger",
    "Reader": "communique.reading",
    "Reading": "communique.model",
    "compare": "communique.compare",
    "read": "communique.reading",
    "read_many": "communique.reading",
}


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: the command line's help does without it."""
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'communique' has no attribute {name!r}")


def __dir__() -> list[str]:
    """What is public, also what is not loaded yet."""
    return sorted({*__all__, *globals()})
