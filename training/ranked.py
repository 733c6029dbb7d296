"""What a ranking learns from: one place in a text, its candidates and which of them are right. Needs no PyTorch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Ranked:
    """The numbers of each candidate, those that all share, the vectors of the place's words, and which are right."""

    document: str
    kind: str
    rows: np.ndarray
    own: np.ndarray
    words: tuple[np.ndarray, ...]
    right: np.ndarray
    ruled: int
    """Which of them the rules take, -1 where none."""
    told: str
