"""`communique source …`: the watched sources listed, added, removed, tried."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.commands.sources.source_options import (
    HOME,
    Allow,
    Home,
    complain_by_line,
    fetcher,
    folder,
    status_of,
)
from communique.cli.commands.sources.warc import export, import_
from communique.errors import CommuniqueError, FetchError

if TYPE_CHECKING:
    from rich.console import Console

    from communique.sources import Response, Source


def _source() -> None:
    """Name the places to watch."""


def list_(
    home: Home = HOME,
    every: Annotated[bool, typer.Option("--all", help="Also those shipped but not watched.")] = False,
) -> None:
    """The sources that are watched, with their last look and what it found."""
    raise typer.Exit(list_sources(home, every))


def add(
    sources: Annotated[list[str], typer.Argument(help="Names of shipped sources, or source files (.toml).")],
    home: Home = HOME,
) -> None:
    """Watch sources from now on."""
    raise typer.Exit(add_sources(home, sources))


def remove(sources: Annotated[list[str], typer.Argument(help="Names of sources.")], home: Home = HOME) -> None:
    """Watch sources no more. What they have brought stays."""
    raise typer.Exit(remove_sources(home, sources))


def try_(
    source: Annotated[str, typer.Argument(help="A source's name, or its file.")],
    home: Home = HOME,
    pages: Annotated[int, typer.Option(min=0, max=50, help="How many of the pages to read.")] = 3,
    allow: Allow = None,
) -> None:
    """Show what a source would bring. Nothing is stored."""
    raise typer.Exit(try_source(home, source, pages, allow or []))


def add_sources(home: Path, names: Sequence[str]) -> int:
    """Put sources into the folder; one that is wrong is left out."""
    from communique.sources import add

    def one(name: str) -> str:
        source = add(folder(home), name)
        return f"{source.id}: {source.name} is watched" + ("" if source.tried else " (not tried from here)")

    return _each(names, one)


def remove_sources(home: Path, names: Sequence[str]) -> int:
    """Take sources out of the folder."""
    from communique.sources import remove

    def one(name: str) -> str:
        remove(folder(home), name)
        return f"{name}: is watched no more; its archive stays"

    return _each(names, one)


def _each(names: Sequence[str], do: Callable[[str], str]) -> int:
    status = 0
    for name in names:
        try:
            sys.stdout.write(do(name) + "\n")
        except CommuniqueError as error:
            status = complain_by_line(error, status_of(error))
        except OSError as error:
            status = complain_by_line(f"{name}: {error.strerror or error}", 1)
    return status


def list_sources(home: Path, every: bool) -> int:
    """A table of the sources, watched and (with `every`) shipped."""
    from rich.console import Console
    from rich.table import Column, Table

    from communique.sources import Archive, read_source, shipped, watched

    good, bad = watched(folder(home))
    ids = {source.id for source in good}
    listed = [(source, True) for source in good]
    if every:
        listed += [(read_source(text, name), False) for name, text in shipped().items() if name not in ids]
    table = Table(
        Column("source", no_wrap=True), "name", "kind", "tried", "last look", "pages", box=None, header_style="bold"
    )
    try:
        archive = Archive(home / "archive") if (home / "archive").is_dir() else None
    except CommuniqueError as error:
        return complain_by_line(error, 1)
    for source, own in sorted(listed, key=lambda one: one[0].id):
        last = archive.visit(source.id) if archive and own else None
        seen = "not watched" if not own else last.seen.strftime("%Y-%m-%d %H:%M") if last else "never"
        if last and last.message:
            seen += f": {last.message[:60]}"
        pages = str(len(archive.pages(source.id))) if archive and own else ""
        table.add_row(source.id, source.name, source.kind, source.tried or "not from here", seen, pages)
    if archive:
        archive.close()
    if listed:
        Console(highlight=False).print(table)
    else:
        sys.stdout.write("Nothing is watched; `communique source list --all` names what is shipped.\n")
    return max((complain_by_line(error, 1) for error in bad), default=0)


def try_source(home: Path, name: str, pages: int, allow: Sequence[str]) -> int:
    """Fetch a source's list and its first pages, print what they would bring, store nothing."""
    from rich.console import Console
    from rich.text import Text

    from communique.sources import named
    from communique.sources.lists.survey import survey
    from communique.sources.members import members

    console = Console(highlight=False)
    status = 0
    try:
        source = named(folder(home), name)
        with fetcher(allow) as fetch:
            found = survey(fetch, source).entries or ()
            taken = min(len(found), source.most)
            console.print(Text(f"{source.name}: {len(found)} pages listed, {taken} would be taken"))
            for entry in found[pages : source.most]:
                console.print(Text(f"  {entry.address}  {entry.title[:80]}", style="dim"))
            for entry in found[:pages]:
                try:
                    answer = fetch.get(entry.address)
                except FetchError as error:
                    status = complain_by_line(error, 1)
                    continue
                for address, one in members(answer) or [(entry.address, answer)]:
                    status = _tried(console, source, address, one, entry.title) or status
    except CommuniqueError as error:
        return complain_by_line(error, status_of(error))
    return status


def _tried(console: Console, source: Source, address: str, answer: Response | FetchError, listed: str) -> int:
    """Print what a page, or a document of an archive, would bring; the exit status."""
    from rich.text import Text

    from communique.sources.page import read_page

    if isinstance(answer, FetchError):
        return complain_by_line(answer, 1)
    page = read_page(answer, source)
    if page.document is None:
        return complain_by_line(page.message, 1)
    text = page.document.text
    console.print(Text(f"\n{page.document.title or listed or 'without a title'}", style="bold"))
    day = page.document.date.isoformat() if page.document.date else "no date"
    console.print(Text(f"{day} · {len(text.split()):,} words · {page.document.language} · {address}", style="dim"))
    console.print(Text(" ".join(text.split())[:300], style="italic"))
    return 0


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    source = typer.Typer(no_args_is_help=True)
    source.callback()(_source)
    source.command("list")(list_)
    source.command()(add)
    source.command()(remove)
    source.command("try")(try_)
    source.command()(export)
    source.command("import")(import_)
    app.add_typer(source, name="source")
