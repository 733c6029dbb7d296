"""ETags: an answer that has not changed since it was last asked for is not sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from communique.web.result_cache import has


class TaggedRoute(APIRoute):
    """A route whose GET answers carry the hash of their body as ETag, and 304 for a caller who has it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, its answers tagged."""
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            made = await inner(request)
            if request.method != "GET" or made.status_code != 200:
                return made
            tag = f'"{hashlib.sha256(bytes(made.body)).hexdigest()[:32]}"'
            made.headers["ETag"] = tag
            held = request.headers.get("if-none-match")
            if not has(held, tag) and not has(held, "*"):
                return made
            kept = {k: v for k, v in made.headers.items() if k.lower() in ("etag", "link", "cache-control")}
            return Response(status_code=304, headers=kept)

        return handler
