"""`communique add`, `list`, `show`, `contacts`, `contact`, `actor`, `search`: the ledger filled and asked."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
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
Limit = Annotated[int, typer.Option(min=1, help="How many.")]
Facets = Annotated[bool, typer.Option("--facets", help="Count all of the list by what it can be narrowed by.")]
Skip = Annotated[int, typer.Option("--offset", min=0, help="How many to leave out before.")]


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


def add(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045 - Typer reads it
        typer.Argument(help="Files, folders, or corpora of JSON lines (*.jsonl)."),
    ] = None,
    ledger: At = None,
    form: As = Form.text,
    date: Annotated[Text, typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,
    issuer: Annotated[Text, typer.Option(help="Who published it: an actor id or a name.")] = None,
    title: Annotated[Text, typer.Option(help="The document's title.")] = None,
    url: Annotated[Text, typer.Option(help="Where it was published.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Keep it as a draft: found, and counted nowhere.")] = False,
    bulk: Annotated[
        Text, typer.Option(metavar="DIR", help="What `communique bulk read` wrote, without reading.")
    ] = None,
) -> None:
    """Read documents into the ledger; what is there already does no harm."""
    from communique.cli.adding import add_bulk, add_files
    from communique.model import Given

    if bulk and (paths or date or issuer or title or url):
        raise typer.BadParameter("--bulk takes a folder that is read already, and nothing beside it")
    if bulk:
        raise typer.Exit(add_bulk(bulk, ledger, form.value))
    if not paths:
        raise typer.BadParameter("name files, folders or corpora, or --bulk DIR")

    raise typer.Exit(add_files(paths, ledger, Given(date, issuer, title, url), form.value, draft))


def list_(
    ledger: At = None, form: Many = Listed.text, issuer: Issuer = None, actor: Who = None, since: Since = None,
    until: Until = None, limit: Limit = 50, offset: Skip = 0,
    topic: Annotated[Text, typer.Option(help="Something done in it is on this, as security.")] = None,
    facets: Facets = False,
) -> None:  # fmt: skip
    """List the documents in the ledger, the newest first."""
    from communique.cli.listing import list_documents

    by = narrowed(issuer=issuer, actor=actor, since=since, until=until, topic=topic)
    raise typer.Exit(list_documents(ledger, by, limit, offset, form.value, facets))


def show(
    document: Annotated[str, typer.Argument(help="Its id, its address, or the hash of its text.")],
    version: Annotated[Optional[int], typer.Option("--revision", min=1, help="Which version.")] = None,  # noqa: UP045
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Show a document: the report on it, its versions, what people decided."""
    from communique.cli.showing import show_document

    raise typer.Exit(show_document(ledger, document, version, form.value))


def contacts(
    ledger: At = None, form: Many = Listed.text, actor: Who = None,
    other: Annotated[Text, typer.Option("--with", help="A second who takes part.")] = None,
    channel: Annotated[Text, typer.Option(help="call, video-call, meeting, visit, talks, letter, contact.")] = None,
    status: Annotated[Text, typer.Option(help="held, planned, agreed, offered, invited, possible, cancelled.")] = None,
    side: Annotated[Text, typer.Option(help="Who tells of it: an actor id or a name.")] = None,
    told_by: Annotated[Optional[int], typer.Option(min=0, help="At most so many sides tell of it.")] = None,  # noqa: UP045
    since: Since = None, until: Until = None, limit: Limit = 50, offset: Skip = 0, facets: Facets = False,
) -> None:  # fmt: skip
    """List contacts: who met or called whom, and who tells of it."""
    from communique.cli.listing import list_contacts

    by = narrowed(
        actor=actor, other=other, sort=channel, status=status, issuer=side, told_by=told_by, since=since, until=until
    )
    raise typer.Exit(list_contacts(ledger, by, limit, offset, form.value, facets))


def contact(
    key: Annotated[str, typer.Argument(metavar="ID", help="The contact's id.")],
    compare: Annotated[bool, typer.Option("--compare", help="The accounts side by side.")] = False,
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Show one contact with its accounts."""
    from communique.cli.showing import show_contact

    raise typer.Exit(show_contact(ledger, key, compare, form.value))


def actor(
    key: Annotated[Text, typer.Argument(metavar="[ID]", help="The actor's id, or a name (default: list all).")] = None,
    ledger: At = None,
    form: Many = Listed.text,
    limit: Limit = 15,
    facets: Facets = False,
) -> None:
    """Show an actor: offices, contacts, undertakings, statements; or list those that documents mention most."""
    from communique.cli.listing import list_actors
    from communique.cli.showing import show_actor

    if key is None:
        raise typer.Exit(list_actors(ledger, None, limit, form.value, facets))
    if form is Listed.csv:
        raise typer.BadParameter("one actor is no list; leave the name out, or take json", param_hint="--format")
    raise typer.Exit(show_actor(ledger, key, limit, form.value))


def search(
    words: Annotated[str, typer.Argument(help='Words, "a phrase", OR, -not, begin*, parentheses.')] = "",
    ledger: At = None, form: Many = Listed.text,
    like: Annotated[bool, typer.Option("--like", help="By meaning: what says much the same.")] = False,
    within: Annotated[Text, typer.Option("--in", help="statement, act, commitment, contact or passage.")] = None,
    speaker: Annotated[Text, typer.Option(help="Who says it: an actor id or a name.")] = None,
    issuer: Issuer = None, actor: Who = None,
    topic: Annotated[Text, typer.Option(help="A topic, as security.")] = None,
    act: Annotated[Text, typer.Option(help="A kind of act, as promise.")] = None,
    depth: Annotated[Optional[int], typer.Option(min=1, help="How many voices deep.")] = None,  # noqa: UP045
    since: Since = None, until: Until = None, limit: Limit = 20, offset: Skip = 0,
    order: Annotated[str, typer.Option(help="relevance or day.")] = "relevance",
    exact: Annotated[bool, typer.Option("--exact", help="The words as they stand: no other spellings.")] = False,
    facets: Annotated[bool, typer.Option("--facets", help="Count by issuer, kind, year, actor, topic.")] = False,
    concordance: Annotated[bool, typer.Option("--concordance", help="Every use of the words in its sentence.")] = False,
) -> None:  # fmt: skip
    """Search the findings: full text with filters, or by meaning."""
    from communique.cli.searching import search_ledger
    from communique.ledger import Asked

    asked = Asked(
        words, within, actor_id(speaker), actor_id(issuer), actor_id(actor), topic, act, depth, day(since), day(until),
        order, exact,
    )  # fmt: skip
    how = "like" if like else "facets" if facets else "concordance" if concordance else "words"
    raise typer.Exit(search_ledger(ledger, asked, how, limit, offset, form.value))


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(add)
    app.command("list")(list_)
    for command in (show, contacts, contact, actor, search):
        app.command()(command)
