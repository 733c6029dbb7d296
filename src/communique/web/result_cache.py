"""What was computed once and still holds: counts, comparisons and pictures, by what they were made from.

`Kept.of(key, make)` gives what `make` gave for that key before; several who ask at once wait for
one. A key holds the ledger's state, so that nothing outlives a new document or a judgement.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from communique.ledger import Ledger

T = TypeVar("T")
MOST = 400
"""Answers that are kept; the one not asked for longest goes first."""


class Kept:
    """The last answers, by key. Safe to use from several threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._lock = most, threading.Lock()
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer for a key, made now if there is none. What `make` raises is not kept."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return cast("T", self._held[key])
            turn = self._making.setdefault(key, threading.Lock())
        with turn:
            with self._lock:
                if key in self._held:
                    return cast("T", self._held[key])
            try:
                made = make()
            finally:
                with self._lock:
                    self._making.pop(key, None)
            with self._lock:
                self._held[key] = made
                while len(self._held) > self._most:
                    self._held.popitem(last=False)
            return made


def has(held: str | None, tag: str) -> bool:
    """Whether an If-None-Match header names this ETag, weak or not."""
    return tag in [one.strip().removeprefix("W/") for one in (held or "").split(",")]


_LEDGERS = Kept(1200)


def while_it_holds(ledger: Ledger, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, kept until something is added to the ledger or judged in it."""
    return _LEDGERS.of((ledger.place, ledger.state(), key), make)
