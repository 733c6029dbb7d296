"""What a checker of the registry's tables finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Problem = Literal[
    "unknown-code", "missing", "date", "order", "overlap", "gap", "id", "duplicate", "no-terms", "no-person", "value"
]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong (`problem`), where (file and line), in words with the remedy."""

    problem: Problem
    at: str
    message: str
