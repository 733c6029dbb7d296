"""The door: who asks, before any page answers.

A person is known by a session, a program by its token, a proxy's guest by the header that the
settings trust; a workspace without accounts knows everybody as its author. Every browser gets a
random mark, from which its forms are known. Requests that change something and come from another
site are turned away here, whatever they carry.
"""

from __future__ import annotations

import hashlib
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import cast
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.errors import CommuniqueError
from communique.ledger import Ledger
from communique.ledger.user_accounts import Accounts
from communique.web.access.permissions import ROLES, Role, Viewer
from communique.web.access.rate_limits import CHANGES, Limits
from communique.web.error_answers import API, FEEDS, answer, of_error
from communique.web.workspace_settings import Settings

MARK, SESSION = "communique_mark", "communique_session"
STATIC = "/static/"
OPEN = ("/sign-in", STATIC)
"""Where anybody may come."""
HARMLESS = ("GET", "HEAD", "OPTIONS")


class Door:
    """An ASGI layer that sets `request.state.viewer`, or answers in the application's stead."""

    def __init__(self, app: ASGIApp, ledger: Ledger, settings: Settings, limits: Limits) -> None:
        self._app, self._settings, self._limits = app, settings, limits
        self._accounts = Accounts(ledger)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        held = cookie(request.headers, MARK)
        mark = held or secrets.token_urlsafe(24)
        scope.setdefault("state", {}).update(viewer=None, form_mark=form_mark(mark))

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers, viewer = MutableHeaders(scope=message), scope["state"]["viewer"]
                if not held:
                    headers.append("Set-Cookie", set_cookie(MARK, mark, self._settings.secure))
                if viewer and viewer.way == "session" and headers.get("content-type", "").startswith("text/html"):
                    # A browser shows a kept page on the way back without asking, signed out or not.
                    headers.setdefault("Cache-Control", "private, no-store")
            await send(message)

        instead = await run_in_threadpool(self._admit, request)
        await (instead or self._app)(scope, receive, sending)

    def _admit(self, request: Request) -> Response | None:
        """Set the viewer; what is answered instead of the page, where one may not enter."""
        if request.method in HARMLESS and request.url.path.startswith(STATIC):
            return None  # the same for everybody: no look into the ledger for every style sheet
        try:
            viewer = self._viewer(request)
        except CommuniqueError as error:
            return of_error(request, error)
        request.state.viewer = viewer
        path = request.url.path
        if viewer is None and not path.startswith(OPEN):
            if path.startswith((API, FEEDS)) or request.method not in HARMLESS:
                return answer(request, 401, "sign in, or send a token", {"WWW-Authenticate": "Bearer"})
            asked = path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/sign-in?next={quote(asked, safe='')}", 303)
        if request.method in HARMLESS:
            return None
        if _from_elsewhere(request.headers):
            return answer(request, 403, "this request comes from another site")
        wait = self._limits.wait(f"change:{viewer.name}", CHANGES) if viewer else 0
        return answer(request, 429, f"too many at once; wait {wait} s", {"Retry-After": str(wait)}) if wait else None

    def _viewer(self, request: Request) -> Viewer | None:
        told, now = self._settings, self._settings.now()
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            found = self._accounts.by_token(key.strip(), now)
            if found is None:
                return None
            lower = min(found[0].role, found[1].role, key=lambda r: ROLES.index(cast(Role, r)))
            return Viewer(found[0].name, cast(Role, lower), "token")
        if told.trusted_header and request.client and request.client.host in told.trusted_from:
            name = request.headers.get(told.trusted_header, "").strip()
            if name:
                account = self._accounts.one(name)
                if account and account.closed:
                    return None
                role = cast(Role, account.role) if account else told.trusted_role
                return Viewer(name, role, "proxy")
        if told.accounts:
            session = cookie(request.headers, SESSION)
            account = self._accounts.by_session(session, now) if session else None
            return Viewer(account.name, cast(Role, account.role), "session") if account else None
        return None if told.trusted_header else Viewer(told.author, "admin", "here")


def form_mark(mark: str) -> str:
    """What forms carry for a browser with this mark: known to pages made for it, to nobody else."""
    return hashlib.sha256(f"form:{mark}".encode()).hexdigest()


def cookie(headers: Headers, name: str) -> str:
    """The mark that a browser holds under a name; empty for none and for what is no mark of ours."""
    try:
        held = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return held.value if held and 20 <= len(held.value) <= 200 and held.value.isascii() else ""


def set_cookie(name: str, value: str, secure: bool) -> str:
    """The header that gives a browser a mark; scripts cannot read it, other sites cannot send it."""
    ending = "; Max-Age=0" if not value else ""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}{ending}"


def _from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site sends this (Fetch Metadata, Origin)."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")
