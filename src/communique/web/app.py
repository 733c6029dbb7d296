"""The application: pages, the API and what stands around them. Pages are listed here; none adds itself."""

from __future__ import annotations

import logging
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from communique import __version__
from communique.apart import Here, Place, a_request
from communique.ledger import Ledger
from communique.web import error_answers
from communique.web.access.authentication import Door
from communique.web.access.rate_limits import Limits
from communique.web.access.request_size import BodyLimit
from communique.web.api.v1 import api
from communique.web.dependencies import own_form
from communique.web.headers import SecurityHeaders
from communique.web.pages.actors import actor_identity, actor_list, actor_profile
from communique.web.pages.contacts import account_grouping, contact_list, pasted_accounts, side_by_side
from communique.web.pages.documents import document_list, document_status, document_text, submission
from communique.web.pages.downloads import brief, charts, feeds, list_files
from communique.web.pages.following import commitment_tracker, recurring_phrases
from communique.web.pages.judgements import decision_history, decisions, document_review, review_queue
from communique.web.pages.search import saved_searches, search_page
from communique.web.pages.workspace import sign_in, sources, style_guide, today
from communique.web.workspace_settings import Settings

PAGES = (
    list_files, today, document_list, document_text, submission, pasted_accounts, contact_list, side_by_side,
    account_grouping, actor_list, actor_profile, actor_identity, commitment_tracker, recurring_phrases,
    search_page, decisions, document_status, review_queue, document_review, decision_history, sources,
    saved_searches, brief, charts, feeds, sign_in, style_guide,
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
    error_answers.told(app)
    app.add_middleware(OneRequest)
    app.add_middleware(BodyLimit)
    app.add_middleware(Door, ledger=ledger, settings=told, limits=limits)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(told.hosts), www_redirect=False)
    app.add_middleware(error_answers.Unforeseen)
    app.add_middleware(SecurityHeaders)
    return app


class OneRequest:
    """An ASGI layer that marks where a request begins: all that is read for it draws on one budget of processor time.

    The threads that answer it are given its context.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with a_request():
            await self._app(scope, receive, send)
