"""How often something may be tried: a bucket for every name or address, filled again by time."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

KEPT = 10_000
"""Buckets that are remembered; the one unused for longest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`many` tries at once, filled again evenly over `seconds`."""

    many: int
    seconds: float


SIGN_IN_BY_NAME, SIGN_IN_BY_ADDRESS = Rate(10, 900), Rate(60, 900)
"""Failures to sign in: of one name from one address, and of all names from it. Nobody's failures shut out another."""
CHANGES = Rate(240, 60)
"""Forms that one person sends."""


class Limits:
    """Token buckets by key; safe to use from several threads."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        self._now, self._lock = now, threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str, rate: Rate) -> int:
        """Take one try: 0 when there was one, else the seconds to wait for the next."""
        with self._lock:
            at = self._now().timestamp()
            left, last = self._buckets.pop(key, (float(rate.many), at))
            left = min(rate.many, left + max(0.0, at - last) * rate.many / rate.seconds)
            taken = left >= 1
            self._buckets[key] = (left - 1 if taken else left, at)
            while len(self._buckets) > KEPT:
                self._buckets.popitem(last=False)
        return 0 if taken else max(1, round((1 - left) * rate.seconds / rate.many))

    def give_back(self, key: str, rate: Rate) -> None:
        """Put back a try that was none: what is limited are failures, and it is known only afterwards."""
        with self._lock:
            if key in self._buckets:
                left, last = self._buckets[key]
                self._buckets[key] = (min(rate.many, left + 1), last)
