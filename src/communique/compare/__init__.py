"""Readings → points: what accounts of one contact tell alike, otherwise, or alone.

The package is called like its function, and Python binds the package to `communique.compare` as
soon as it is imported; so the package itself can be called, and `communique.compare([…])` is the
comparison whatever was imported before.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType

from communique.compare.side_by_side import compare
from communique.model import Comparison, Reading

__all__ = ["compare"]


class _Callable(ModuleType):
    def __call__(self, readings: Sequence[Reading], force: bool = False) -> Comparison:
        return compare(readings, force=force)


sys.modules[__name__].__class__ = _Callable
