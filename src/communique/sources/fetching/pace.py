"""How fast a host is asked: a gap between requests, wider when the host is in trouble.

Time is a monotonic clock in seconds and a sleep, both passed in.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

_WIDEST = 60.0


class Pace:
    """The gaps between requests to each host; safe to share between threads.

    `gap` is the usual one in seconds. A host that answers 429 or 5xx has its gap doubled, up to a
    minute; each good answer halves it again.
    """

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None], gap: float = 1.0) -> None:
        self.clock, self.sleep, self.gap = clock, sleep, gap
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._wide: dict[str, float] = {}

    def wait(self, host: str, asked: float | None = None) -> None:
        """Take the host's next turn. `asked` is the delay its robots.txt asks for."""
        with self._lock:
            now = self.clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + max(self._wide.get(host, self.gap), asked or 0.0)
        if turn > now:
            self.sleep(turn - now)

    def trouble(self, host: str) -> None:
        """The host is overburdened: ask it half as often."""
        with self._lock:
            self._wide[host] = min(_WIDEST, 2 * max(self._wide.get(host, self.gap), 0.5))

    def fine(self, host: str) -> None:
        """The host answers well: back towards the usual gap."""
        with self._lock:
            if host in self._wide:
                self._wide[host] = max(self.gap, self._wide[host] / 2)


def retry_after_trouble(attempt: int, chance: random.Random, first: float = 1.0, most: float = 30.0) -> float:
    """Seconds to wait before attempt `attempt` + 1: doubling, with jitter of half either way."""
    return float(min(most, first * 2.0**attempt) * chance.uniform(0.5, 1.5))
