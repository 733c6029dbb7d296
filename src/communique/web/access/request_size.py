"""A limit on what a request may carry, whether it says its length or not, and on the time that it takes."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY = 120.0
"""Seconds in which a request's body comes."""
LARGEST = 32_000_000
"""Bytes of one request's body."""


class BodyLimit:
    """An ASGI layer that stops reading a body at `LARGEST`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        came = int(told[:20]) if told.isascii() and told.isdigit() else 0
        counted, begun, whole = 0, False, False
        until = asyncio.get_running_loop().time() + BODY

        async def receiving() -> Message:
            nonlocal counted, whole
            try:  # what comes behind the body is the end of the connection, which may take any time
                async with asyncio.timeout_at(None if whole else until):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, f"a request is sent in {BODY:.0f} s") from None
            whole = whole or not message.get("more_body", False)
            counted += len(message.get("body", b""))
            if max(came, counted) > LARGEST and not begun:
                raise HTTPException(413, f"a request carries at most {LARGEST // 1_000_000} MB")
            return message

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        await self._app(scope, receiving, sending)
