"""A brief as one HTML page: no script, nothing loaded from elsewhere, light, dark and print."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from communique.brief.formats.shared_lines import description, found, nothing
from communique.brief.naming import day_of
from communique.brief.report import Brief, visible

_SAFE = ("https://", "http://")


def to_bytes(brief: Brief) -> bytes:
    """The whole page in UTF-8."""
    made = _template().render(
        brief=brief, day=day_of(brief.today), description=description, found=found,
        nothing=nothing, address=address,
    )  # fmt: skip
    return visible(made).encode("utf-8") + b"\n"


def address(url: str | None) -> str:
    """An address that may be linked to: http or https, else nothing."""
    return url if url and url.lower().startswith(_SAFE) and url.isprintable() and " " not in url else ""


@lru_cache(maxsize=1)
def _template() -> Template:
    source = (files("communique.brief") / "templates" / "page.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        source
    )
