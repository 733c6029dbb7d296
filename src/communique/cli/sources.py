"""`communique source`: the folder of watched sources, a look at what a source would bring, WARC in and out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import getproxies

from communique.cli import complaint
from communique.errors import CommuniqueError, FetchError, InputError

if TYPE_CHECKING:
    from rich.console import Console

    from communique.sources import Fetcher, Response, Source

_IMPORTED = ("new", "changed", "back", "unchanged", "older", "gone", "absent", "failed")


def complain(error: CommuniqueError | str, status: int) -> int:
    """One line on standard error for each line of the error; gives the exit status."""
    for line in str(error).splitlines():
        complaint.complain(line, status)
    return status


def status_of(error: CommuniqueError) -> int:
    """2 for what the caller named wrongly, 1 for what could not be had."""
    return 2 if isinstance(error, InputError) else 1


def folder(home: Path) -> Path:
    """Where the files of the watched sources are."""
    return home / "sources"


def fetcher(allow: Sequence[str], gap: float = 1.0) -> Fetcher:
    """A fetcher with this machine's clock, and the proxy that its environment names."""
    from communique.sources import Fetcher, Guard

    proxies = getproxies()
    return Fetcher(Guard(allow), gap=gap, proxy=proxies.get("https") or proxies.get("http"))


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
            status = complain(error, status_of(error))
        except OSError as error:
            status = complain(f"{name}: {error.strerror or error}", 1)
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
        return complain(error, 1)
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
    return max((complain(error, 1) for error in bad), default=0)


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
                    status = complain(error, 1)
                    continue
                for address, one in members(answer) or [(entry.address, answer)]:
                    status = _tried(console, source, address, one, entry.title) or status
    except CommuniqueError as error:
        return complain(error, status_of(error))
    return status


def _tried(console: Console, source: Source, address: str, answer: Response | FetchError, listed: str) -> int:
    """Print what a page, or a document of an archive, would bring; the exit status."""
    from rich.text import Text

    from communique.sources.page import read_page

    if isinstance(answer, FetchError):
        return complain(answer, 1)
    page = read_page(answer, source)
    if page.document is None:
        return complain(page.message, 1)
    text = page.document.text
    console.print(Text(f"\n{page.document.title or listed or 'without a title'}", style="bold"))
    day = page.document.date.isoformat() if page.document.date else "no date"
    console.print(Text(f"{day} · {len(text.split()):,} words · {page.document.language} · {address}", style="dim"))
    console.print(Text(" ".join(text.split())[:300], style="italic"))
    return 0


def export_archive(home: Path, file: Path) -> int:
    """Write the archived answers as WARC."""
    from communique.sources import Archive
    from communique.sources.storage.warc import export_warc

    try:
        with Archive(home / "archive") as archive:
            count = export_warc(archive, file)
    except CommuniqueError as error:
        return complain(error, status_of(error))
    sys.stdout.write(f"{count:,} answer{'' if count == 1 else 's'} written to {file}\n")
    return 0


def import_files(home: Path, files: Sequence[Path]) -> int:
    """Take the answers of WARC files in, as versions of their pages."""
    from communique.sources import Archive, read_source, shipped, watched
    from communique.sources.storage.replay import import_warc

    good, _ = watched(folder(home))
    known = {source.id: source for source in good}
    known |= {name: read_source(text, name) for name, text in shipped().items() if name not in known}
    try:
        with Archive(home / "archive") as archive:
            tally = import_warc(archive, files, known)
    except CommuniqueError as error:
        return complain(error, status_of(error))
    told = [f"{tally[what]:,} {what}" for what in _IMPORTED if tally[what] or what in ("new", "changed")]
    sys.stdout.write(f"{tally['answers']:,} answer{'' if tally['answers'] == 1 else 's'} taken in: {', '.join(told)}\n")
    if tally["new"] + tally["changed"]:
        sys.stdout.write("Versions of watched sources are entered in the ledger by the next `communique watch`.\n")
    return 0
