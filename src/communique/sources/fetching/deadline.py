"""One moment until which all of a request must be done: name, connection, TLS, headers and every byte.

A server can answer each read in time and still never end; so no wait on a connection goes on for longer than what
is left. The moment belongs to the thread that asks, connections are shared.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import httpcore

from communique.errors import Unreachable

T = TypeVar("T")
_of_thread = threading.local()


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Within, what this thread asks for must be done in so many seconds; a moment set around it is kept if sooner."""
    before: float | None = getattr(_of_thread, "at", None)
    at = time.monotonic() + seconds
    _of_thread.at = at if before is None else min(at, before)
    try:
        yield
    finally:
        _of_thread.at = before


def left(timeout: float | None = None) -> float | None:
    """The seconds to wait at most: `timeout`, or what is left where that is less. Never negative."""
    at: float | None = getattr(_of_thread, "at", None)
    if at is None:
        return timeout
    rest = max(0.0, at - time.monotonic())
    return rest if timeout is None else min(timeout, rest)


def in_time(call: Callable[[], T], what: str) -> T:
    """The outcome of a call that cannot be told to stop (a look-up of a name), if it comes in time."""
    wait = left()
    if wait is None:
        return call()
    came: list[T] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            came.append(call())
        except BaseException as error:  # handed to whoever waits
            failed.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(wait)
    if failed:
        raise failed[0]
    if not came:
        raise Unreachable(f"{what}: its name is not resolved in time")
    return came[0]


class TimedStream(httpcore.NetworkStream):
    """A connection on which nothing is waited for beyond the deadline."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self.stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As the connection's own."""
        return self.stream.read(max_bytes, _positive(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As the connection's own."""
        self.stream.write(buffer, _positive(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        """As the connection's own."""
        self.stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """As the connection's own; what is sent over TLS is timed alike."""
        wait = _positive(timeout, httpcore.ConnectTimeout)
        return TimedStream(self.stream.start_tls(ssl_context, server_hostname, wait))

    def get_extra_info(self, info: str) -> Any:
        """As the connection's own."""
        return self.stream.get_extra_info(info)


class TimedNetwork(httpcore.NetworkBackend):
    """Connections that keep the deadline."""

    def __init__(self, network: httpcore.NetworkBackend) -> None:
        self.network = network

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """As the network's own."""
        wait = _positive(timeout, httpcore.ConnectTimeout)
        return TimedStream(self.network.connect_tcp(host, port, wait, local_address, socket_options))


def _positive(timeout: float | None, late: type[Exception]) -> float | None:
    wait = left(timeout)
    if wait is not None and wait <= 0:
        raise late("the time for this address is over")
    return wait
