"""Ids of records: a hash of what makes the record the one it is, so that reading the same
words again gives the same id (after followthemoney's statement ids).
"""

from __future__ import annotations

import hashlib

SOMEBODY = ("person:", "unknown:")
"""What the ids of persons begin with, and of those whom nothing names."""


def record_id(prefix: str, *parts: object) -> str:
    """`prefix-` and twelve hexadecimal digits over the parts' text."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:12]}"
