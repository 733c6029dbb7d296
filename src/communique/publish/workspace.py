"""The workspace asked from within: a reader without rights, no server, one page after the other."""

from __future__ import annotations

import datetime as dt

import httpx
from anyio.from_thread import start_blocking_portal

from communique.errors import InputError
from communique.ledger import Ledger
from communique.web import Settings, application

_HOST, _HEADER = "publishing", "X-Publishing"


class Workspace:
    """`page(address)` gives the HTML of a page, `body(address)` the bytes of anything; close it in the end."""

    def __init__(self, ledger: Ledger, today: dt.date) -> None:
        now = dt.datetime.combine(today, dt.time(12), dt.UTC)
        told = Settings(trusted_header=_HEADER, trusted_role="reader", hosts=(_HOST,), now=lambda: now)
        self._reader, self._tell = ledger.reader, ledger.reader.tell  # the workspace takes what it tells to its log
        way = httpx.ASGITransport(app=application(ledger, told))
        self._portal = start_blocking_portal()  # its loop has a thread of its own: the caller may have one running
        self._browser = httpx.AsyncClient(transport=way, base_url=f"http://{_HOST}", headers={_HEADER: "site"})

    def __enter__(self) -> Workspace:
        self._within = self._portal.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.tell = self._tell
        self._within.call(self._browser.aclose)
        self._portal.__exit__(None, None, None)

    def body(self, address: str) -> bytes:
        """What an address answers. Raises InputError where it answers no good."""
        answer = self._within.call(self._browser.get, address)
        if answer.status_code != 200:
            raise InputError(f"{address}: the workspace answers {answer.status_code}; look at that page in it first")
        return answer.content

    def page(self, address: str) -> str:
        """The HTML of a page."""
        return self.body(address).decode()


HOST = f"http://{_HOST}"
"""Where feeds believe that they stand."""
