"""What pages and the API are handed: the ledger, the person, the settings. Used as annotations of parameters."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request

from communique.apart import Place
from communique.ledger import Ledger
from communique.web.access.authentication import HARMLESS
from communique.web.access.permissions import Role, Viewer
from communique.web.access.request_size import LARGEST
from communique.web.error_answers import Forbidden
from communique.web.workspace_settings import Settings


def _ledger(request: Request) -> Ledger:
    made: Ledger = request.app.state.ledger
    return made


def _place(request: Request) -> Place:
    made: Place = request.app.state.place
    return made


def _settings(request: Request) -> Settings:
    made: Settings = request.app.state.settings
    return made


def _viewer(request: Request) -> Viewer:
    made: Viewer | None = request.state.viewer
    if made is None:
        raise Forbidden("sign in first")
    return made


def _having(viewer: Viewer, role: Role) -> Viewer:
    if not viewer.may(role):
        raise Forbidden(f"this needs the role of {role}; {viewer.name} is {viewer.role}")
    return viewer


def _reviewer(request: Request) -> Viewer:
    return _having(_viewer(request), "reviewer")


def _admin(request: Request) -> Viewer:
    return _having(_viewer(request), "admin")


async def own_form(request: Request) -> AsyncIterator[None]:
    """Refuse a form that this person's own pages did not carry (cross-site request forgery).

    Files that a form carries are closed with the answer, also where the route itself asks for none.
    """
    viewer: Viewer | None = request.state.viewer
    if request.method in HARMLESS or (viewer and viewer.way == "token"):
        yield
        return
    async with request.form(max_part_size=LARGEST) as form:
        told, own = form.get("csrf"), str(request.state.form_mark)
        if not isinstance(told, str) or not hmac.compare_digest(told.encode("utf-8", "replace"), own.encode()):
            raise Forbidden("this form is stale or not from this workspace; load the page again")
        yield


TheLedger = Annotated[Ledger, Depends(_ledger)]
ThePlace = Annotated[Place, Depends(_place)]
TheSettings = Annotated[Settings, Depends(_settings)]
TheViewer = Annotated[Viewer, Depends(_viewer)]
Reviewer = Annotated[Viewer, Depends(_reviewer)]
Admin = Annotated[Viewer, Depends(_admin)]
