"""`communique bench coverage`: what a corpus holds, as Markdown tables or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.error_messages import complain
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.bench.coverage import Coverage
    from communique.documents.lines import Record


_STATUS = ("held", "agreed", "planned", "offered", "invited", "possible", "cancelled")
_CHANNELS = ("call", "video-call", "meeting", "visit", "talks", "letter", "contact")


def coverage(
    files: Annotated[list[Path], typer.Argument(help="Corpora: JSON lines with text, date, title, url.")],
    issuer: Annotated[
        Optional[str],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published them: an actor id or a name (“White House”)."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Rows of the longer tables.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """What is found in a corpus: contacts, parties, acts, and the wordings that stay unread, as Markdown tables."""
    raise typer.Exit(bench_coverage(files, issuer, top, as_json))


def bench_coverage(files: Sequence[Path], issuer: str | None, top: int, as_json: bool) -> int:
    """Read the corpora, print the counts; gives the exit status (1 when a record could not be read)."""
    from communique.bench.coverage import measure_coverage
    from communique.reading import Reader

    reader = Reader()
    try:
        if issuer:
            reader.issuer(issuer)
        found = measure_coverage(_records(files), issuer, reader)
    except CommuniqueError as error:
        complain(error, 1)
        return 2 if isinstance(error, ValueError) else 1
    for fault in found.failed:
        complain(fault, 1)
    lines = [json.dumps(_figures(found, top), ensure_ascii=False, indent=1)] if as_json else _tables(found, top)
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found.failed else 0


def _records(files: Sequence[Path]) -> Iterator[Record]:
    from communique.documents.lines import read_corpus

    for file in files:
        yield from read_corpus(file)


def _ranked(counts: dict[str, int], top: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:top]


def _figures(found: Coverage, top: int) -> dict[str, object]:
    channels = {f"{c} {s}": n for (c, s), n in sorted(found.channels.items())}
    return {
        "documents": found.documents, "words": found.words, "flagged": found.flagged, "failed": found.failed,
        "contacts": channels, "parties": dict(_ranked(found.parties, top)), "acts": dict(_ranked(found.acts, 99)),
        "unread": [{"wording": w, "times": n, "example": found.example[w]} for w, n in _ranked(found.unread, top)],
    }  # fmt: skip


def _tables(found: Coverage, top: int) -> Iterator[str]:
    yield (
        f"{found.documents:,} documents, {found.words:,} words; {found.flagged} with a passage left unread, "
        f"{len(found.failed)} not read."
    )
    yield ""
    yield "| contacts | " + " | ".join(_STATUS) + " |"
    yield "|---|" + "--:|" * len(_STATUS)
    for channel in _CHANNELS:
        row = (str(found.channels.get((channel, status), 0)) for status in _STATUS)
        yield f"| {channel} | " + " | ".join(row) + " |"
    yield from _columns("party", "contacts", _ranked(found.parties, top))
    yield from _columns("act", "times", _ranked(found.acts, 99))
    yield ""
    yield "| unread | times | for example |"
    yield "|---|--:|---|"
    for wording, times in _ranked(found.unread, top):
        yield f"| {wording} | {times} | {found.example[wording].replace('|', '/')} |"


def _columns(first: str, second: str, rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    """A long list of two columns, three pairs abreast."""
    third = -(-len(rows) // 3)
    yield ""
    yield f"| {first} | {second} " * 3 + "|"
    yield "|---|--:" * 3 + "|"
    for i in range(third):
        cells = [rows[j] if j < len(rows) else ("", "") for j in (i, i + third, i + 2 * third)]
        yield "".join(f"| {name} | {count} " for name, count in cells) + "|"
