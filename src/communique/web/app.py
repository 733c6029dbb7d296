"""The application: pages, the API and what stands around them. Pages are listed here; none adds itself."""

from __future__ import annotations

import logging
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from communique import __version__
from communique.apart import Here, Place
from communique.ledger import Ledger
from communique.web import faults
from communique.web.access.door import Door
from communique.web.access.limits import Limits
from communique.web.access.sizes import BodyLimit
from communique.web.api.v1 import api
from communique.web.asking import own_form
from communique.web.costs import OneRequest
from communique.web.headers import SecurityHeaders
from communique.web.pages import (
    actor,
    actors,
    add,
    brief,
    charts,
    commitments,
    compare,
    contact,
    contacts,
    document,
    documents,
    entrance,
    feeds,
    history,
    identifying,
    judging,
    look,
    phrases,
    regrouping,
    removing,
    review,
    reviewing,
    saved,
    search,
    sources,
    tables,
    today,
)
from communique.web.settings import Settings

PAGES = (
    tables, today, documents,
    document, add, compare, contacts, contact, regrouping, actors, actor, identifying, commitments, phrases, search,
    judging, removing, review, reviewing,
    history, sources, saved, brief, charts, feeds, entrance, look,
)  # fmt: skip
"""Modules with a `router`; their forms are checked to be this workspace's own."""
_LOG = logging.getLogger("communique.web")
STATIC = Path(__file__).parent / "static"


def application(ledger: Ledger, settings: Settings | None = None, place: Place | None = None) -> FastAPI:
    """The workspace over one open ledger, as an ASGI application. It closes neither the ledger nor the `place`
    where texts are read, which is this process where none is given.
    """
    app = FastAPI(title="Communiqué", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    ledger.reader.tell = _LOG.info  # what a form names wrongly is no warning to whoever runs the server
    told = settings or Settings()
    limits = Limits(told.now)
    place = place or Here(ledger.reader)
    app.state.ledger, app.state.settings, app.state.limits, app.state.place = ledger, told, limits, place
    for page in PAGES:
        app.include_router(page.router, dependencies=[Depends(own_form)], include_in_schema=False)
    app.mount("/api/v1", api(ledger, told, place))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    faults.told(app)
    app.add_middleware(OneRequest)
    app.add_middleware(BodyLimit)
    app.add_middleware(Door, ledger=ledger, settings=told, limits=limits)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(told.hosts), www_redirect=False)
    app.add_middleware(faults.Unforeseen)
    app.add_middleware(SecurityHeaders)
    return app
