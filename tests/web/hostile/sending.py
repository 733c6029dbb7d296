"""A request to a target with values in its fields, whatever they hold, as bytes that a server may be sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import httpx
from fastapi.testclient import TestClient

from communique.web.access.authentication import MARK as MARK_COOKIE
from communique.web.access.authentication import SESSION, form_mark
from tests.web.hostile.targets import Place, Target

LONGEST = 7_000
"""Bytes of one value in an address or a header; servers take no more."""
BOUNDARY = "x--hostile--x"
Values = Mapping[tuple[Place, str], Any]


def send(browser: Browser, target: Target, values: Values, csrf: str | None = None) -> httpx.Response:
    """Send `values`; form fields without a value are left out, but for the mark of the form."""
    path = target.path
    for place, name in target.fields:
        if place == "path":
            path = path.replace("{" + name + "}", _quoted(values.get((place, name), "1")) or "%20")
    query = "&".join(f"{quote(n)}={_quoted(v)}" for (p, n), v in values.items() if p == "query")
    headers = {n.encode(): _bytes(v)[:LONGEST] for (p, n), v in values.items() if p == "header"}
    content, sort = b"", ""
    if target.method == "POST":
        body = {n: v for (p, n), v in values.items() if p == "body"}
        if target.forms:
            body = {"csrf": form_mark(browser.mark) if csrf is None else csrf, **body}
        content, sort = _packed(target.sort, body)
        headers[b"Content-Type"] = sort.encode()
    address = f"http://testserver{path}" + (f"?{query}" if query else "")
    return browser.request(target.method, address, content=content or None, headers=headers)  # type: ignore[arg-type] # bytes


class Browser(TestClient):
    """A browser without scripts that holds one mark and one session, whatever answers tell it to hold."""

    def __init__(self, app: Any, session: str = "") -> None:
        super().__init__(app, follow_redirects=False, raise_server_exceptions=False)
        self.session, self.mark = session, "m" * 24 + session

    def request(self, *args: Any, **told: Any) -> httpx.Response:
        """One request."""
        self.cookies.clear()
        self.cookies.set(MARK_COOKIE, self.mark)
        if self.session:
            self.cookies.set(SESSION, self.session)
        return super().request(*args, **told)


def _packed(sort: str, body: Mapping[str, Any]) -> tuple[bytes, str]:
    if sort == "application/json":
        return json.dumps(body).encode(), sort
    if sort != "multipart/form-data":
        return "&".join(f"{quote(n)}={quote(_bytes(v), safe='')}" for n, v in body.items()).encode(), sort
    parts = []
    for name, value in body.items():
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'.encode()
        if isinstance(value, tuple):
            file, value = value
            head += b'; filename="' + _bytes(file).replace(b'"', b"%22").replace(b"\r", b"").replace(b"\n", b"") + b'"'
        parts.append(head + b"\r\n\r\n" + _bytes(value) + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode(), f"{sort}; boundary={BOUNDARY}"


def _quoted(value: Any) -> str:
    return quote(_bytes(value)[: LONGEST // 3], safe="")


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else json.dumps(value)).encode("utf-8", "surrogatepass")
