"""The colours of `static/tokens.css`, for pictures that a style sheet does not reach."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

Theme = Literal["light", "dark"]
_TOKENS = Path(__file__).parent.parent / "static" / "tokens.css"
_TOKEN = re.compile(r"--c-([a-z-]{1,40}):\s{0,9}(#[0-9a-fA-F]{3,8})")


@cache
def colours(theme: Theme) -> dict[str, str]:
    """Name (“accent”) → colour, in one theme."""
    text = _TOKENS.read_text("utf-8")
    light = dict(_TOKEN.findall(text.partition("}")[0]))
    if theme == "light":
        return light
    dark = text.partition(':root[data-theme="dark"]')[2].partition("}")[0]
    return {**light, **dict(_TOKEN.findall(dark))}
