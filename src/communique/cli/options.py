"""What options several commands take, and what stands behind their words: an actor, a day, a filter."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from communique.ledger import Filter


class Form(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


class Listed(StrEnum):
    """How a list is printed; `text` is what `table` is."""

    text = "text"
    table = "table"
    csv = "csv"
    json = "json"


At = Annotated[str | None, typer.Option("--ledger", "-l", help="A file, or postgresql://user@host/database.")]
As = Annotated[Form, typer.Option("--format", "-f", help="For people, or JSON.")]
Many = Annotated[Listed, typer.Option("--format", "-f", help="A table for people, CSV, or JSON.")]
Text = Optional[str]  # noqa: UP045 - Typer reads it
Since = Annotated[Text, typer.Option(help="From this day on, YYYY-MM-DD.")]
Until = Annotated[Text, typer.Option(help="Up to this day, YYYY-MM-DD.")]
Issuer = Annotated[Text, typer.Option(help="Who published it: an actor id or a name.")]
Who = Annotated[Text, typer.Option("--actor", help="Somebody who takes part: an actor id or a name.")]
Author = Annotated[str, typer.Option("--author", "-a", envvar="COMMUNIQUE_AUTHOR", help="Who decides.")]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why.")]
Limit = Annotated[int, typer.Option(min=1, help="How many.")]
Facets = Annotated[bool, typer.Option("--facets", help="Count all of the list by what it can be narrowed by.")]
Skip = Annotated[int, typer.Option("--offset", min=0, help="How many to leave out before.")]
Today = Annotated[Text, typer.Option(help="The day for which it is asked (default: today).")]


def actor_id(name: str | None) -> str | None:
    """The id of an actor that is named by id or by a name the registry knows; bad usage for any other."""
    if not name or ":" in name:
        return name or None  # before the registry is loaded
    from communique.actors import registry
    from communique.errors import InputError

    try:
        return registry().identified(name)
    except InputError as error:
        raise typer.BadParameter(str(error)) from None


def day(told: str | None) -> str | None:
    """A day as the ledger writes it; bad usage for what is none."""
    if not told:
        return None
    from communique.documents.days.publication import given
    from communique.errors import InputError

    try:
        return given(told).isoformat()
    except InputError as error:
        raise typer.BadParameter(str(error)) from None


def day_or_today(told: str | None) -> str:
    return day(told) or dt.datetime.now(dt.UTC).date().isoformat()


def narrowed(**by: str | int | None) -> Filter:
    """A Filter whose actors may be names."""
    from communique.ledger import Filter

    for name in ("actor", "other", "issuer"):
        if name in by:
            by[name] = actor_id(by[name])  # type: ignore[arg-type] # these three are text
    for name in ("since", "until"):
        if name in by:
            by[name] = day(by[name])  # type: ignore[arg-type] # these two are text
    return Filter(**by)  # type: ignore[arg-type] # the names are Filter's
