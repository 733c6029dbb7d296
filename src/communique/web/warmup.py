"""What is loaded before the workspace says that it is ready, and what is kept up beside the pages.

`warm` asks the pages of an application of its own over the same ledger, so that templates, registry, charts,
queries and language models are there, and counts are kept, before somebody waits for them. `keep_up` makes
the views of what is written while the workspace runs.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from collections.abc import Callable

import httpx

from communique.apart import Place
from communique.errors import CommuniqueError
from communique.ledger import Ledger
from communique.ledger.views import commitment_lifecycles, recurring_phrases
from communique.ledger.views.refresh import refresh
from communique.web.app import application
from communique.web.rendering import environment
from communique.web.workspace_settings import Settings

_LOG = logging.getLogger("communique.web")
_PAGES = (
    "/", "/documents", "/documents?q=visit", "/contacts", "/contacts?view=network", "/contacts?told=both", "/actors",
    "/actors?q=minister", "/commitments", "/commitments?state=open", "/phrases", "/phrases?q=security", "/search",
    "/search?q=visit", "/search?act=promise", "/search?like=they+agreed+to+meet", "/sources", "/review", "/history",
    "/brief", "/add",
    "/charts/contacts.svg", "/feeds/contacts.atom", "/feeds/commitments.atom", "/feeds/revisions.atom",
)  # fmt: skip
_EVERY = 5.0


def warm(ledger: Ledger, now: Settings | None = None, place: Place | None = None) -> list[str]:
    """Load what pages need. Gives the addresses that were asked and could not be answered: none, if all is well."""
    told = now or Settings()
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)
    warming = Settings(hosts=("warming",), now=told.now, sources=told.sources, archive=told.archive)
    app = application(ledger, warming, place)
    failed = asyncio.run(_ask(app, [*_PAGES, *_records(ledger, told.now().date().isoformat())]))
    gc.collect()
    gc.freeze()  # what is loaded stays: no collection of garbage, and so no reader, waits for a walk through it
    return failed


def keep_up(ledger: Ledger, stop: threading.Event, every: float = _EVERY) -> None:
    """Make the views of what waits for them, then look again every so many seconds, until told to stop.

    A ledger that cannot be written to just now is tried again; pages say what is still being worked in.
    """
    said = ""
    while not stop.is_set():
        try:
            if ledger.pending():
                refresh(ledger)
            said = ""
        except CommuniqueError as error:
            if said != str(error):
                said = str(error)
                _LOG.warning("the views wait: %s", said)
        stop.wait(every)


def keeping_up(ledger: Ledger) -> Callable[[], None]:
    """Start a thread that keeps the views up; gives what stops it."""
    stop = threading.Event()
    thread = threading.Thread(target=keep_up, args=(ledger, stop), daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join(1)

    return end


def _records(ledger: Ledger, today: str) -> list[str]:
    """One page of each kind of record."""
    from communique.actors import registry

    contacts = ledger.contacts(limit=100)
    several = next((c for c in contacts if len(c.sides) > 1), contacts[0] if contacts else None)
    out = [f"/contacts/{several.id}"] if several else []
    out += [f"/documents/{d.id}" for d in ledger.documents(limit=1)]
    for one in ledger.actors(limit=1):
        out += [f"{a}{one.id}" for a in ("/actors/", "/contacts?actor=", "/documents?actor=")]
    out += [f"/commitments/{one.id}" for one in commitment_lifecycles.page(ledger, registry(), today, limit=1)[0]]
    for found in recurring_phrases.page(ledger, limit=1)[0]:
        out += [f"/phrases/{found.id}", f"/charts/phrases/{found.id}.svg"]
    return out


async def _ask(app: object, addresses: list[str]) -> list[str]:
    way = httpx.ASGITransport(app=app, raise_app_exceptions=False)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=way, base_url="http://warming") as browser:
        return [a for a in addresses if (await browser.get(a)).status_code != 200]
