"""The application of `/api/v1`: its routers, its faults as problem details, its OpenAPI description."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from communique import __version__
from communique.apart import Place
from communique.ledger import Ledger
from communique.web import error_answers
from communique.web.access.authentication import SESSION
from communique.web.api import documents, finding_search, findings, judgements, schemas, submitted_texts
from communique.web.workspace_settings import Settings

TITLE = "Communique"
"""In ASCII: generators of clients make names of packages of it."""
ROUTERS = (documents, finding_search, submitted_texts, judgements, findings)
"""In the order in which addresses are tried: findings has one for any kind, and comes last."""
FAULTS = {
    400: "It cannot be what it says it is", 401: "Sign in, or send a token", 403: "The role does not suffice",
    404: "Nothing bears that id", 413: "Too much at once", 422: "A parameter is not as described",
    429: "Too many requests; see Retry-After", 503: "The ledger is busy, or too many texts are being read; try again",
}  # fmt: skip
SCHEMES = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token of an account (`communique account token`)."},
    "session": {"type": "apiKey", "in": "cookie", "name": SESSION, "description": "A browser that has signed in."},
}
"""How one is known, where the workspace has accounts; without accounts nothing is asked."""
ABOUT = """What governments say they said to each other, as data: documents, their readings, contacts and
comparisons, each finding with the words it stands on. Answers carry ETags; lists have a `next` address."""


def api(ledger: Ledger, settings: Settings, place: Place) -> FastAPI:
    """The API over one open ledger, to be mounted."""
    made = FastAPI(
        title=TITLE, version=__version__, description=ABOUT, docs_url=None, redoc_url=None,
        responses={status: _problem(why) for status, why in FAULTS.items()},
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )  # fmt: skip
    made.state.ledger, made.state.settings, made.state.place = ledger, settings, place
    for module in ROUTERS:
        made.include_router(module.router)
    error_answers.told(made)
    made.add_middleware(error_answers.Unforeseen)
    _describe(made)
    return made


def _problem(why: str) -> dict[str, Any]:
    return {
        "description": why,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _describe(made: FastAPI) -> None:
    """Add to FastAPI's description what it cannot see: the shape of problems, that a tag may be answered by 304, how
    one is known.
    """
    original = made.openapi

    def described() -> dict[str, Any]:
        told = original()
        told["components"]["schemas"].setdefault("Problem", schemas.Problem.model_json_schema())
        told["components"]["securitySchemes"] = SCHEMES
        told["security"] = [*({name: []} for name in SCHEMES), {}]
        for path in told["paths"].values():
            if "get" in path:
                path["get"]["responses"].setdefault("304", {"description": "It is as the caller's ETag says"})
        return told

    made.openapi = described  # type: ignore[method-assign] # FastAPI's documented way of extending its description
