"""The processor time that is left to a request, whose jobs share it.

A request is marked where it comes in (`a_request`); what is done for it in the same context, also in a thread that
was given the context, draws on the same seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_used: ContextVar[list[float] | None] = ContextVar("seconds used by the request", default=None)


@contextmanager
def a_request() -> Iterator[None]:
    """All jobs within are of one request."""
    mark = _used.set([0.0])
    try:
        yield
    finally:
        _used.reset(mark)


def used() -> float:
    """Seconds of the processor that the request's jobs have taken so far; 0 outside of any."""
    return (_used.get() or [0.0])[0]


def charge(seconds: float) -> None:
    """Count what a job took."""
    if (held := _used.get()) is not None:
        held[0] += seconds
