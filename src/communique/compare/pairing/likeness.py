"""How like each other two claims are as tellings of one point: layers of the encoder that learnt it.

Takes the encoder's states of the claims of two accounts, gives their likeness (−1 to 1) and the chance with which each
would choose the other among all claims of the other account, or none. The two layers (data/likeness.onnx;
training/comparison/meaning.py taught them, on contacts that were written for it) stand on the encoder's first four.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from communique.language.embedding import DIMENSIONS, States
from communique.language.sessions import session

Numbers = NDArray[np.float64]

SCALE, NONE = 16.6, 0.27
"""How sharply a claim chooses, and the likeness of choosing none; both as they were learnt."""
_LEAST = 1e-3
"""Added to a chance before its logarithm is taken."""


def likeness(one: Sequence[States], other: Sequence[States]) -> Numbers:
    """The likeness of every claim of one account to every claim of the other."""
    rows = [np.array([_run(s) for s in side], dtype=np.float64).reshape(-1, DIMENSIONS) for side in (one, other)]
    # A product of matrices adds in an order that depends on their sizes and on the processor.
    return np.array([(rows[1] * row).sum(axis=1) for row in rows[0]], dtype=np.float64).reshape(len(one), len(other))


def chosen(table: Numbers) -> Numbers:
    """The logarithm of the chance that two claims choose each other, for a table of likeness."""
    pull = np.exp(SCALE * table)
    none = np.exp(SCALE * NONE)
    ours = pull / (pull.sum(axis=1, keepdims=True) + none)
    theirs = pull / (pull.sum(axis=0, keepdims=True) + none)
    return np.asarray(np.log(np.sqrt(ours * theirs) + _LEAST), dtype=np.float64)


def _run(states: States) -> NDArray[np.float32]:
    if not len(states):
        return np.zeros(DIMENSIONS, dtype=np.float32)
    given = {"pieces": np.ones((1, len(states)), dtype=np.int64), "states": states[None]}
    return cast("NDArray[np.float32]", _layers()(["meaning"], given)[0][0])


@cache
def _layers() -> Callable[..., Any]:
    """What runs the layers, read once."""
    layers: Callable[..., Any] = session(files("communique.compare") / "data" / "likeness.onnx").run
    return layers
