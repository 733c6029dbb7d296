"""`communique read`: files in, a report or JSON out.

A file that cannot be read gives one line on standard error and exit status 1; the others
are still read. Bad usage (an impossible date) ends at once with status 2; an issuer
whom the registry lacks is told on standard error, once, and kept as unknown.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.configuration import published
from communique.cli.error_messages import complain
from communique.cli.printing.progress_bar import progress
from communique.errors import CommuniqueError, DocumentError, InputError, RegistryError

if TYPE_CHECKING:
    from communique.model import Given, Reading
    from communique.reading import Reader


class Format(StrEnum):
    """How readings are printed."""

    report = "report"
    json = "json"
    jsonl = "jsonl"


def read(
    files: Annotated[
        list[Path],
        typer.Argument(help="Files to read (text, HTML, PDF, Word, mail, ZIP, mailbox); - for standard input."),
    ],
    form: Annotated[Format, typer.Option("--format", "-f", help="A report for people, or JSON.")] = Format.report,
    date: Annotated[Optional[str], typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,  # noqa: UP045 - Typer reads it
    issuer: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published it: an actor id (org:kremlin) or a name (“White House”)."),
    ] = None,
    title: Annotated[Optional[str], typer.Option(help="The document's title.")] = None,  # noqa: UP045
    url: Annotated[Optional[str], typer.Option(help="Where it was published.")] = None,  # noqa: UP045
    registry: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(help="Folder of your own registry of actors (default: $COMMUNIQUE_REGISTRY, then the user's)."),
    ] = None,
    width: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option(min=40, max=300, help="Columns of the report (default: the terminal's)."),
    ] = None,
) -> None:
    """Read documents and print who spoke with whom, said, undertook, asked for and refused what."""
    from communique.model import Given

    given = Given(date=date, issuer=issuer, title=title, url=url)
    raise typer.Exit(read_files(files, form.value, given, width, registry))


def schema() -> None:
    """Print the JSON Schema of a reading."""
    from importlib.resources import files

    typer.echo((files("communique") / "schema" / "reading.schema.json").read_text("utf-8"), nl=False)


def read_files(files: Sequence[Path], form: str, given: Given, width: int | None, folder: Path | None = None) -> int:
    """Read each file and print it as soon as it is read; gives the exit status."""
    from communique.actors import current_registry
    from communique.documents.days.publication import given as stated
    from communique.reading import Reader

    try:
        reader = Reader(current_registry(folder))
        if given.issuer:
            reader.issuer(given.issuer)
        if given.date:
            stated(given.date)
    except (InputError, RegistryError) as error:
        return complain(error, 2)
    if [f for f in files if str(f) == "-"][1:]:
        return complain("standard input (-) can be named once only", 2)
    show = _Printer(form, width)
    failed = 0
    readings = 0
    with progress(len(files), hidden=sys.stdout.isatty()) as step:
        for file in files:
            for reading in _readings(reader, file, given):
                if isinstance(reading, CommuniqueError):
                    failed = complain(reading, 1)
                else:
                    show(reading, readings)
                    readings += 1
            step(file.name)
    return failed


def _readings(reader: Reader, file: Path, given: Given) -> Iterator[Reading | CommuniqueError]:
    """The readings of a file: one, or one for each line of a corpus or file of an archive; errors in their place."""
    from communique.documents.lines import is_corpus, read_corpus

    if address := _address(file):
        yield from _fetched(reader, address, given)
        return
    if not is_corpus(file):
        yield from _held(reader, file, given)
        return
    try:
        for record in read_corpus(file):
            try:
                document = record.load(given.date, given.title, given.issuer, given.url)
                yield reader.read_document(published(document))
            except CommuniqueError as error:
                yield error
    except CommuniqueError as error:
        yield error


def _address(file: Path) -> str:
    """The address that was named where a file could be; empty for a file."""
    match = re.match(r"([a-z][a-z\d+.-]{1,15}):/+", str(file), re.I)
    return f"{match[1].lower()}://{str(file)[match.end() :]}" if match else ""


def _fetched(reader: Reader, address: str, given: Given) -> Iterator[Reading | CommuniqueError]:
    """The reading of a page that is fetched as a watch would: public addresses only, as its robots.txt lets."""
    from communique.documents.days.publication import given as stated
    from communique.sources import Fetcher, Source
    from communique.sources.page import read_page

    try:
        with Fetcher() as fetcher:
            answer = fetcher.get(address)
        page = read_page(answer, Source("read", "read", given.issuer or "", "listing", address))
        if page.document is None:
            yield DocumentError(page.message)
            return
        document = replace(page.document, title=given.title or page.document.title)
        if given.date:
            document = replace(document, date=stated(given.date), date_basis="given")
        yield reader.read_document(published(document))
    except CommuniqueError as error:
        yield error


def _held(reader: Reader, file: Path, given: Given) -> Iterator[Reading | CommuniqueError]:
    """One reading of a file, or one for each document of an archive or mailbox."""
    from communique.documents import load_all

    stream = str(file) == "-"
    source, name = (sys.stdin.buffer.read(), "standard input") if stream else (file, None)
    try:
        for one in load_all(source, date=given.date, title=given.title, issuer=given.issuer, url=given.url, name=name):
            yield one if isinstance(one, CommuniqueError) else reader.read_document(published(one))
    except CommuniqueError as error:
        yield error


class _Printer:
    """Prints readings in one form: a report, or one JSON object per document."""

    def __init__(self, form: str, width: int | None) -> None:
        self.form, self.width = form, width

    def __call__(self, reading: Reading, before: int) -> None:
        if self.form == "report":
            from communique.cli.printing.report import print_report

            print_report(reading, self.width, rule=before > 0)
        elif self.form == "jsonl":
            sys.stdout.write(json.dumps(reading.to_dict(), ensure_ascii=False, separators=(",", ":")) + "\n")
        else:
            sys.stdout.write(json.dumps(reading.to_dict(), ensure_ascii=False, indent=1) + "\n")
        sys.stdout.flush()


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(read)
    app.command()(schema)
