"""Texts read and compared on the spot; nothing of them is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from communique.web.api import schemas
from communique.web.api.documents import Handed, told
from communique.web.dependencies import ThePlace, TheViewer

router = APIRouter(tags=["reading"])
LONGEST = 200_000
"""Characters that are read while somebody waits; longer texts go into the ledger or through `communique bulk`."""


class Given(Handed):
    """A text to read now."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class Accounts(BaseModel):
    """Two or more accounts of one contact."""

    accounts: Annotated[list[Given], Field(min_length=2, max_length=6)]
    force: Annotated[bool, Field(description="Compare even where they seem to tell of different contacts.")] = False


@router.post("/read", response_model=schemas.Reading)
def read(given: Given, place: ThePlace, _: TheViewer) -> Response:
    """Read a text, in the reading format."""
    return _json(place.do("read_as_json", given.text, told(given)))


@router.post("/compare", response_model=schemas.Comparison)
def compared(given: Accounts, place: ThePlace, _: TheViewer) -> Response:
    """Read accounts of one contact and hold them side by side, in the comparison format."""
    return _json(place.do("compared_as_json", [(one.text, told(one)) for one in given.accounts], given.force))


def _json(body: bytes) -> Response:
    """Made where it was read: to check and write a long one here would keep other pages waiting."""
    return Response(body, media_type="application/json")
