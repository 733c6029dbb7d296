"""What a person or program is told when something cannot be had: one line, the right status, never a traceback."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.errors import (
    CommuniqueError,
    DocumentError,
    DocumentTooLarge,
    InputError,
    LedgerLocked,
    LedgerLost,
    LedgerReadOnly,
    Occupied,
    SearchError,
    TooCostly,
    UnknownRecord,
)
from communique.web.rendering import render

_STATUS: tuple[tuple[type[CommuniqueError], int], ...] = (
    (UnknownRecord, 404), (DocumentTooLarge, 413), (TooCostly, 413), (DocumentError, 400), (InputError, 400),
    (SearchError, 400), (LedgerLocked, 503), (LedgerLost, 503), (LedgerReadOnly, 503), (Occupied, 503),
    (CommuniqueError, 500),
)  # fmt: skip
_LOG = logging.getLogger("communique.web")
API, FEEDS = "/api/", "/feeds/"


class Forbidden(HTTPException):
    """The person may not do this; the message says which role may."""

    def __init__(self, message: str) -> None:
        super().__init__(403, message)


def told(app: FastAPI) -> None:
    """Let the application answer every fault by `answer`."""
    app.add_exception_handler(CommuniqueError, of_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


class Unforeseen:
    """An ASGI layer that answers what no handler foresaw; it stands within the layer of headers, so that this answer
    has them too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            if scope["type"] != "http":
                raise
            _LOG.error("%s failed", scope["path"], exc_info=error)
            if begun:
                raise
            request = Request(scope)
            made = answer(request, 500, "the program failed on this page; its log says why")
            await made(scope, receive, send)


def answer(request: Request, status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """A page for people; problem details (RFC 9457) for programs that ask the API or a feed."""
    phrase = HTTPStatus(status).phrase
    if request.url.path.startswith((API, FEEDS)):
        body = {"type": "about:blank", "title": phrase, "status": status, "detail": message}
        return JSONResponse(body, status, headers, media_type="application/problem+json")
    made = render(request, "fault.html", status, title=phrase, message=message)
    made.headers.update(headers or {})
    return made


def of_error(request: Request, error: Exception) -> Response:
    """The answer to an error of this library."""
    status = next(number for kind, number in _STATUS if isinstance(error, kind))
    if status == 500:
        _LOG.error("%s: %s", request.url.path, error)
    return answer(request, status, str(error), {"Retry-After": "2"} if status == 503 else None)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    lines = []
    for fault in error.errors():
        name = str(fault["loc"][-1]) if fault["loc"] else "the request"
        lines.append(f"{name}: {str(fault['msg']).removeprefix('Value error, ')}")
    return answer(request, 422, "; ".join(lines[:5]))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = str(error.detail)
    if error.status_code == 404 and detail == "Not Found":
        detail = "there is no such page"
    return answer(request, error.status_code, detail, dict(error.headers or {}))
