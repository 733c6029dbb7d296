"""`communique match`: which documents of a pile tell of one contact, and why.

Files are read as by `communique read`; a corpus of JSON lines gives one document a line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.error_messages import complain
from communique.errors import CommuniqueError, InputError

if TYPE_CHECKING:
    from communique.follow.matching import Match, Matched, Telling
    from communique.model import Reading
    from communique.reading import Reader


Held = dict[str, "tuple[Telling, Reading]"]


def match(
    files: Annotated[list[Path], typer.Argument(help="Documents, or corpora as JSON lines.")],
    issuer: Annotated[
        Optional[list[str]],  # noqa: UP045 - Typer reads it
        typer.Option(help="Who published them: once for all, or once a file in their order."),
    ] = None,
    since: Annotated[str, typer.Option(help="First day of publication, YYYY-MM-DD (corpora).")] = "",
    until: Annotated[str, typer.Option(help="Last day of publication, YYYY-MM-DD (corpora).")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Also what one issuer alone tells several times.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the groups as JSON.")] = False,
) -> None:
    """Find the contacts of which several documents tell, and say why they are taken for one."""
    raise typer.Exit(match_files(files, issuer or [], Days(since, until), everything, as_json))


@dataclass(frozen=True, slots=True)
class Days:
    """Days of publication to look at, both included; empty: no bound."""

    since: str = ""
    until: str = ""

    def holds(self, day: str | None) -> bool:
        return bool(day) and self.since <= str(day) and (not self.until or str(day) <= self.until)


def match_files(files: Sequence[Path], issuers: Sequence[str], days: Days, everything: bool, as_json: bool) -> int:
    """Print the contacts that several of these documents tell; gives the exit status."""
    from communique.follow.matching import match, tellings
    from communique.reading import Reader

    if issuers and len(issuers) not in (1, len(files)):
        return complain(f"{len(issuers)} issuers for {len(files)} files: give one for all, or one a file in order", 2)
    reader, failed = Reader(), 0
    held: Held = {}
    of_file = list(issuers) * (len(files) if len(issuers) == 1 else 1) or [""] * len(files)
    for file, issuer in zip(files, of_file, strict=True):
        try:
            for reading in _readings(reader, file, issuer, days):
                for told in tellings(reading):  # one text may be published twice
                    key = f"{len(held):07}#{told.key}"
                    held[key] = (replace(told, key=key), reading)
        except InputError as error:
            return complain(error, 2)
        except CommuniqueError as error:
            failed = complain(error, 1)
    found = match(telling for telling, _ in held.values())
    (_as_json if as_json else _show)(found, held, everything)
    return failed


def _readings(reader: Reader, file: Path, issuer: str, days: Days) -> Iterator[Reading]:
    from communique.documents.lines import is_corpus, read_corpus

    if not is_corpus(file):
        yield reader.read(file, issuer=issuer or None)
        return
    for record in read_corpus(file):
        if days.holds(record.date) or not (days.since or days.until):
            try:
                yield reader.read_document(record.load(issuer=issuer or None))
            except CommuniqueError as error:
                complain(error, 1)


def _several(keys: Sequence[str], held: Held) -> bool:
    return len({held[k][0].voice for k in keys}) > 1


def _show(found: Matched, held: Held, everything: bool) -> None:
    groups = [g for g in found.groups if len(g.keys) > 1 and (everything or _several(g.keys, held))]
    doubtful = [c for c in found.candidates if everything or _several((c.first, c.second), held)]
    lines = [f"{len(groups)} contacts told by several", ""]
    for group in sorted(groups, key=lambda g: str(held[g.keys[0]][0].contact.date)):
        lines += [_line(k, held) for k in group.keys]
        lines += [f"    because {'; '.join(m.reasons)}" + _but(m) for m in group.matches] + [""]
    lines += [f"{len(doubtful)} doubtful matches", ""]
    for one in doubtful:
        lines += [_line(one.first, held), _line(one.second, held), f"    {'; '.join(one.reasons)}{_but(one)}", ""]
    sys.stdout.write("\n".join(lines))


def _but(found: Match) -> str:
    return "; but " + "; ".join(found.doubts) if found.doubts else ""


def _line(key: str, held: Held) -> str:
    telling, reading = held[key]
    title = reading.document.title or reading.document.source or reading.text[:60]
    return f"{telling.published or 'no date   '}  {telling.contact.channel:<10} {telling.voice or 'unknown'}  {title}"


def _as_json(found: Matched, held: Held, everything: bool) -> None:
    out = {
        "groups": [
            {"accounts": [_record(k, held) for k in g.keys], "reasons": [list(m.reasons) for m in g.matches]}
            for g in found.groups if len(g.keys) > 1 and (everything or _several(g.keys, held))
        ],
        "candidates": [
            {"accounts": [_record(c.first, held), _record(c.second, held)], "score": c.score,
             "reasons": list(c.reasons), "doubts": list(c.doubts)}
            for c in found.candidates if everything or _several((c.first, c.second), held)
        ],
    }  # fmt: skip
    sys.stdout.write(json.dumps(out, ensure_ascii=False, indent=1) + "\n")


def _record(key: str, held: Held) -> dict[str, object]:
    telling, reading = held[key]
    document = reading.document
    return {
        "document": document.id, "contact": telling.contact.id, "issuer": telling.voice,
        "published": telling.published, "title": document.title, "source": document.source or document.url,
    }  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(match)
