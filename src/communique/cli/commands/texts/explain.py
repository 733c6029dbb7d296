"""`communique explain`: why a text is read so, for people or as JSON."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.configuration import published
from communique.cli.error_messages import complain
from communique.errors import CommuniqueError, InputError, RegistryError

if TYPE_CHECKING:
    from communique.explain import Explanation, Reason
    from communique.model import Given


class Format(StrEnum):
    """How reasons are printed."""

    text = "text"
    json = "json"


_WIDTH = 100


def explain(
    text: Annotated[str, typer.Argument(help="A text, a file to read, or - for standard input.")],
    date: Annotated[Optional[str], typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,  # noqa: UP045 - Typer reads it
    issuer: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published it: an actor id (org:kremlin) or a name (“White House”)."),
    ] = None,
    title: Annotated[Optional[str], typer.Option(help="The document's title.")] = None,  # noqa: UP045
    at: Annotated[str, typer.Option("--at", help="Only what stands on these words of the text.")] = "",
    form: Annotated[Format, typer.Option("--format", "-f", help="For people, or JSON.")] = Format.text,
    strict: Annotated[bool, typer.Option("--strict", help="Stop with the error where a passage fails.")] = False,
) -> None:
    """Tell why a text is read so: the table row, rule or network score behind each passage and finding."""
    from communique.model import Given

    given = Given(date=date, issuer=issuer, title=title)
    raise typer.Exit(explain_text(text, given, at, form.value, strict))


def explain_text(named: str, given: Given, words: str, form: str, strict: bool) -> int:
    """Print why a text, or the text of a file, is read so; gives the exit status (1 where something failed inside)."""
    from communique.documents import load
    from communique.explain import explain
    from communique.reading import Reader

    try:
        reader = Reader(strict=strict or None)
        if given.issuer:
            reader.issuer(given.issuer)
        source: str | bytes | Path = sys.stdin.buffer.read() if named == "-" else _file(named) or named
        document = load(source, date=given.date, title=given.title, issuer=given.issuer, url=given.url)
        told = explain(published(document), reader=reader)
    except (InputError, RegistryError) as error:
        return complain(error, 2)
    except CommuniqueError as error:
        return complain(error, 1)
    told = told.at(words)
    if form == "json":
        sys.stdout.write(json.dumps(told.to_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(told)) + "\n")
    return 1 if told.failures else 0


def _file(named: str) -> Path | None:
    try:
        return Path(named) if Path(named).is_file() else None
    except (OSError, ValueError):  # a text longer than any name
        return None


def _lines(told: Explanation) -> list[str]:
    out = [line for part in (told.passages, told.findings) for one in part for line in _reason(one)]
    if told.left_out:
        out += ["Left out", ""]
        out += [line for one in told.left_out for line in _reason(one)]
    for failure in told.failures:
        out += ["Failed inside a passage", "", *failure.trace.rstrip().split("\n"), ""]
    return out[:-1] if out else ["nothing is found in this text"]


def _reason(one: Reason) -> list[str]:
    from communique.model.prose import short

    head = f"{one.what} {one.span.start}–{one.span.end}: {one.told}"
    return [head, f"    “{short(one.words, _WIDTH)}”", *(f"    · {why}" for why in one.because), ""]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(explain)
