"""What one request may cost, and how a process holds itself to it."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

_PAGES = Path("/proc/self/statm")
_WAIT = 10
"""Seconds of the clock for one of the processor's, on a machine that does much else."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a request: seconds of processor time, bytes of memory beyond what is loaded, and its rank.

    `nice` is added to the rank (0 as others, 19 last). So many requests are read `at_once`; so many more `waiting` for
    their turn stand for at most `patience` seconds.
    """

    seconds: float = 60.0
    memory: int = 2_000_000_000
    nice: int = 10
    at_once: int = 2
    waiting: int = 8
    patience: float = 120.0


def hold_to(seconds: float, memory: int, nice: int) -> None:
    """Let the kernel end this process when it has used so much; a size that cannot be had raises MemoryError."""
    import resource  # not on every system; one without forks needs no limits of forks

    os.nice(nice)
    whole = max(1, int(seconds + 0.999))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 5))
    signal.alarm(whole * _WAIT)
    most = _held() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _held() -> int:
    """Bytes of address space that this process has, where the system says it."""
    if not _PAGES.is_file():
        return 0
    return int(_PAGES.read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
