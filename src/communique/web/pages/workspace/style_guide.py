"""The visual language: every token and part that pages are made of, on one page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.web.rendering import render

router = APIRouter()
TOKENS = Path(__file__).parents[2] / "static" / "tokens.css"


@cache
def tokens() -> tuple[str, ...]:
    """The names of the colours of `tokens.css`, in its order."""
    light = TOKENS.read_text("utf-8").partition("}")[0]
    return tuple(re.findall(r"--(c-[a-z-]{1,40}):", light))


@router.get("/look")
def look(request: Request) -> Response:
    """Colours, type, parts."""
    return render(request, "look.html", tokens=tokens())
