"""The ledger: every document, version, finding and decision, kept and searched.

from communique.ledger import Ledger
with Ledger.open("ledger.db") as ledger:
    ledger.add(document, seen_at=datetime.now(UTC))
"""

from communique.ledger.queries import Filter
from communique.ledger.records import Added, Found, Hit, Hits, Judgement, Kept, KeptContact, Known, Version
from communique.ledger.search import Asked
from communique.ledger.store import Ledger

__all__ = [
    "Added", "Asked", "Filter", "Found", "Hit", "Hits", "Judgement", "Kept", "KeptContact", "Known", "Ledger",
    "Version",
]  # fmt: skip
