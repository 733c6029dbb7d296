"""How long a browser may take to ask: headers that do not end are left, and so are too many connections."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEADERS = 15.0
"""Seconds in which a request's headers come, from the opening of the connection or the request's first byte."""
CONNECTIONS = 400
"""Connections at once; one more is closed."""


class Patient(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to half-sent headers."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for headers."""
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            transport.close()
            return
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Stop waiting once a request has begun; wait again where the next one has only begun to come."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(HEADERS, self._leave)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _leave(self) -> None:
        self._late = None
        if not self.transport.is_closing():
            self.transport.close()
