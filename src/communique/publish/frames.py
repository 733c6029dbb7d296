"""The site's own pages and the frame around every page: templates of this package over those of the workspace."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from communique import __version__
from communique.export import addresses
from communique.model.prose import short
from communique.publish.paths import relative
from communique.publish.settings import Site
from communique.web.rendering import day, days, moment, month, number, plural, query

NAVIGATION = (
    ("contacts/index.html", "Contacts"), ("commitments/index.html", "Commitments"), ("actors/index.html", "Actors"),
    ("documents/index.html", "Documents"), ("search.html", "Search"), ("about.html", "Method and coverage"),
)  # fmt: skip


@cache
def _environment() -> Environment:
    made = Environment(
        loader=ChoiceLoader([PackageLoader("communique.publish"), PackageLoader("communique.web")]), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update({f.__name__: f for f in (day, days, moment, month, number, plural, query, short)})
    made.globals.update(version=__version__, navigation=NAVIGATION, addresses=addresses)
    return made


def own(template: str, **values: Any) -> str:
    """One of the site's own pages, with links as the workspace has them; `linking` makes them the site's."""
    told = {"viewer": None, "here": "", "form_mark": "", "with_query": lambda **_: "", **values}
    return f"<main>{_environment().get_template(template).render(told)}</main>"


def framed(site: Site, path: str, title: str, inside: str, styles: tuple[str, ...], *, script: str = "") -> bytes:
    """A whole page for one path of the site."""
    page = _environment().get_template("frame.html").render(
        site=site, path=path, title=title, inside=Markup(inside), script=script,
        styles=("tokens", "parts", *styles, "site"), to=lambda target: relative(target, "", path),
    )  # fmt: skip
    return page.encode("utf-8", "replace")
