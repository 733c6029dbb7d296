"""Many documents: read on all cores of a machine or on a cluster, into a folder of tables.

import communique.bulk
communique.bulk.read("releases/*.jsonl", "out", workers=8)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.bulk.load import into_ledger
    from communique.bulk.run import Progress, Summary, read

__all__ = ["Progress", "Summary", "into_ledger", "read"]


def __getattr__(name: str) -> Any:
    """Load the parts when they are first asked for: a worker does without the driver."""
    if name in __all__:
        return getattr(import_module("communique.bulk.load" if name == "into_ledger" else "communique.bulk.run"), name)
    raise AttributeError(f"module 'communique.bulk' has no attribute {name!r}")
