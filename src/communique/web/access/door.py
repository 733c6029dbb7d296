"""The door: who asks, before any page answers. Every browser gets a random mark, from which its forms are known."""

from __future__ import annotations

import hashlib
import secrets
from http.cookies import SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.web.access.roles import Viewer
from communique.web.settings import Settings

MARK = "communique_mark"
"""The cookie that holds a browser's mark."""


class Door:
    """An ASGI layer that sets `request.state.viewer`."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        held = _cookie(Headers(scope=scope), MARK)
        mark = held or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["viewer"] = Viewer(self._settings.author, "admin", form_mark(mark), "here")

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and not held:
                MutableHeaders(scope=message).append("Set-Cookie", self._set(MARK, mark))
            await send(message)

        await self._app(scope, receive, sending)

    def _set(self, name: str, value: str) -> str:
        secure = "; Secure" if self._settings.secure else ""
        return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}"


def form_mark(mark: str) -> str:
    """What forms carry for a browser with this mark: known to pages made for it, to nobody else."""
    return hashlib.sha256(f"form:{mark}".encode()).hexdigest()


def _cookie(headers: Headers, name: str) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", "")).get(name)
    except Exception:  # a cookie that cannot be read is none
        return ""
    return held.value if held and 20 <= len(held.value) <= 200 and held.value.isascii() else ""
