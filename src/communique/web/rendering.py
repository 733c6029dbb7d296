"""Pages from templates: one Jinja environment, always escaping, and the few words that templates share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from communique import __version__
from communique.documents.language import is_read, name_of
from communique.export import addresses
from communique.model.prose import ending, short
from communique.web.actor_names import Names

NAVIGATION = (
    ("/", "Today"), ("/documents", "Documents"), ("/contacts", "Contacts"), ("/actors", "Actors"),
    ("/commitments", "Commitments"), ("/phrases", "Phrases"), ("/review", "Review"), ("/history", "History"),
    ("/brief", "Brief"), ("/sources", "Sources"), ("/add", "Add"),
)  # fmt: skip

_DAY = re.compile(r"\b[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
"""What no page can hold; a text's own are shown by their pictures before they come here."""


@cache
def environment() -> Environment:
    """The templates of `templates/`; an unknown name in one is an error, every value is escaped."""
    made = Environment(
        loader=PackageLoader("communique.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    told = (day, days, spelt_days, moment, month, number, plural, query, ending, short, is_read)
    made.filters.update({f.__name__: f for f in told})
    made.filters["language"] = name_of
    made.globals.update(version=__version__, navigation=NAVIGATION, addresses=addresses)
    return made


def render(request: Request, template: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """A page. `names` in templates tells actors' names: `names(id)`; give `actors=` the ids it will need."""
    state = request.scope.get("state", {})
    ids: Iterable[str] = values.pop("actors", ())
    ledger = request.app.state.ledger
    page = environment().get_template(template).render(
        viewer=state.get("viewer"), form_mark=state.get("form_mark", ""), here=request.url.path,
        theme=_theme(request), query=dict(request.query_params),
        with_query=_with_query(request), names=Names(ledger, ids), settings=request.app.state.settings, **values,
    )  # fmt: skip
    return HTMLResponse(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", page), status)


def base_of(request: Request) -> str:
    """Where the workspace stands, as its reader addressed it: “https://desk.example”."""
    settings = request.app.state.settings
    return f"{'https' if settings.secure else request.url.scheme}://{request.url.netloc}"


def day(told: dt.date | str | None, none: str = "no day") -> str:
    """“2 January 2022”."""
    if not told:
        return none
    one = dt.date.fromisoformat(told[:10]) if isinstance(told, str) else told
    return f"{one.day} {one:%B %Y}"


def spelt_days(told: str) -> str:
    """A sentence with its days spelt: “from 22 December 2021 to 2 January 2022” for “from 2021-12-22 to 2022-01-02”."""
    return _DAY.sub(lambda found: _spelt(found[0]), told)


def _spelt(told: str) -> str:
    try:
        return day(told)
    except ValueError:  # no day of any month
        return told


def month(told: str) -> str:
    """“January 2022”, from `2022-01`."""
    return f"{dt.date.fromisoformat(told + '-01'):%B %Y}"


def query(address: str) -> str:
    """The part of an address from its question mark on."""
    return address[address.index("?") :] if "?" in address else ""


def days(start: dt.date | None, end: dt.date | None = None) -> str:
    """“2 January 2022”, “2–4 January 2022”, “January 2022” for the whole of it, “2022”."""
    if not start or not end or start == end:
        return day(start or end)
    after = end + dt.timedelta(days=1)
    if start.day == after.day == 1 and start.year == end.year:
        if start.month == end.month:
            return f"{start:%B %Y}"
        if start.month == after.month == 1:
            return f"{start:%Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def moment(told: dt.datetime) -> str:
    """“2 January 2022, 14:05 UTC”."""
    return f"{day(told.date())}, {told:%H:%M} UTC"


def number(many: int) -> str:
    """“12,345”."""
    return f"{many:,}"


def plural(many: int, one: str, several: str = "") -> str:
    """“1 account”, “2 accounts”."""
    return f"{many:,} {one if many == 1 else several or one + 's'}"


def _theme(request: Request) -> str:
    told = request.cookies.get("theme")
    return told if told in ("light", "dark") else ""


def _with_query(request: Request) -> Any:
    """The page's own address with some parameters set otherwise: `with_query(page=2)`; None leaves one out."""

    def made(**changed: Any) -> str:
        kept: list[tuple[str, Any]] = [(k, v) for k, v in request.query_params.multi_items() if k not in changed]
        told = urlencode([(k, v) for k, v in [*kept, *changed.items()] if v not in (None, "")])
        return f"{request.url.path}?{told}" if told else request.url.path

    return made
