"""What a request costs: all that is read for it draws on one budget of processor time."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from communique.apart import a_request


class OneRequest:
    """An ASGI layer that marks where a request begins; the threads that answer it are given its context."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with a_request():
            await self._app(scope, receive, send)
