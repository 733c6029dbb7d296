"""Pages of a list by `limit` and `offset`, with the address of the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import Query, Request
from starlette.responses import Response

R = TypeVar("R")
MOST = 200
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to leave out before.")]


def page(
    request: Request, response: Response, found: Sequence[R], limit: int, offset: int, told: Callable[[R], Any]
) -> dict[str, Any]:
    """The first `limit` of what was found; one more found says that there is a next page."""
    onward = after(request, offset + limit) if len(found) > limit else None
    if onward:
        response.headers["Link"] = f'<{onward}>; rel="next"'
    return {"items": [told(one) for one in found[:limit]], "next": onward}


def after(request: Request, offset: int) -> str:
    """The request's own address with another offset."""
    return str(request.url.replace(scheme="", netloc="").include_query_params(offset=offset))
