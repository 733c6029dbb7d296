"""Pages of a list by `limit` and `offset`, with the address of the next one and how many there are in all.

Counting goes no further than `COUNTED`, so that a list of millions costs no more than a short one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import Query, Request
from starlette.responses import Response

from communique.ledger.views.list_facets import Counts

R = TypeVar("R")
MOST, COUNTED = 200, 10_000
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many.")]
Facets = Annotated[bool, Query(description="Count the whole list by what it can be narrowed by.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="How many to leave out before.")]


def page(
    request: Request, response: Response, found: Sequence[R], limit: int, offset: int, told: Callable[[R], Any],
    many: Callable[[int], int] | None, counts: Counts | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The first `limit` of what was found; one more found says that there is a next page.

    `many` counts the whole list up to a number; it is asked only where the page does not show the end. Where it
    is None no index counts such a list, and `total` is null until the last page.
    """
    onward = after(request, offset + limit) if len(found) > limit else None
    if onward:
        response.headers["Link"] = f'<{onward}>; rel="next"'
    ends = 0 < len(found) <= limit or not (found or offset)
    total: int | None = offset + len(found) if ends else None
    if not ends and many:
        total = max(many(COUNTED), offset + len(found) if found else 0)
    at_least = not ends and total is not None and total >= COUNTED
    return {
        "items": [told(one) for one in found[:limit]], "total": total, "at_least": at_least,
        "next": onward, "facets": counts,
    }  # fmt: skip


def after(request: Request, offset: int) -> str:
    """The request's own address with another offset."""
    return str(request.url.replace(scheme="", netloc="").include_query_params(offset=offset))
