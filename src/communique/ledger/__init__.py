"""The ledger: every document, version, finding and decision, kept and searched.

from communique.ledger import Ledger
with Ledger.open("ledger.db") as ledger:
    ledger.add(document, seen_at=datetime.now(UTC))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.ledger.filters import Filter
    from communique.ledger.records import Added, Found, Hit, Hits, Judgement, Kept, KeptContact, Known, Version
    from communique.ledger.repository import Ledger
    from communique.ledger.search.full_text import Asked

__all__ = [
    "Added", "Asked", "Filter", "Found", "Hit", "Hits", "Judgement", "Kept", "KeptContact", "Known", "Ledger",
    "Version",
]  # fmt: skip

_HOMES = {"Asked": "search.full_text", "Filter": "filters", "Ledger": "repository"}


def __getattr__(name: str) -> Any:
    """Load the ledger when it is first asked for: whoever needs a module beside it does without databases."""
    if name in __all__:
        return getattr(import_module(f"communique.ledger.{_HOMES.get(name, 'records')}"), name)
    raise AttributeError(f"module 'communique.ledger' has no attribute {name!r}")
