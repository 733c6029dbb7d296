"""`communique source export` and `import`: the archived answers as WARC files, out and in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.commands.sources.source_options import HOME, Home, complain_by_line, folder, status_of
from communique.errors import CommuniqueError

_IMPORTED = ("new", "changed", "back", "unchanged", "older", "gone", "absent", "failed")


def export(file: Annotated[Path, typer.Argument(help="A .warc or .warc.gz file.")], home: Home = HOME) -> None:
    """Write the archived answers as WARC."""
    raise typer.Exit(export_archive(home, file))


def import_(files: Annotated[list[Path], typer.Argument(help=".warc or .warc.gz files.")], home: Home = HOME) -> None:
    """Take the answers of WARC files in, as versions of their pages in the order in which they were seen."""
    raise typer.Exit(import_files(home, files))


def export_archive(home: Path, file: Path) -> int:
    """Write the archived answers as WARC."""
    from communique.sources import Archive
    from communique.sources.storage.warc import export_warc

    try:
        with Archive(home / "archive") as archive:
            count = export_warc(archive, file)
    except CommuniqueError as error:
        return complain_by_line(error, status_of(error))
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
        return complain_by_line(error, status_of(error))
    told = [f"{tally[what]:,} {what}" for what in _IMPORTED if tally[what] or what in ("new", "changed")]
    sys.stdout.write(f"{tally['answers']:,} answer{'' if tally['answers'] == 1 else 's'} taken in: {', '.join(told)}\n")
    if tally["new"] + tally["changed"]:
        sys.stdout.write("Versions of watched sources are entered in the ledger by the next `communique watch`.\n")
    return 0
