"""`communique bank …`: the Readout Bank: marks taken in, set beside their texts, checked, exported."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.commands.measurement.agreement import agree, measure
from communique.cli.commands.measurement.bank_options import HERE, Folder, Texts
from communique.cli.commands.sources.source_options import fetcher
from communique.cli.error_messages import complain
from communique.errors import BankError, CommuniqueError, FetchError

if TYPE_CHECKING:
    from communique.bank import Entry
    from communique.bank.marks import Marked


_SHOWN = 20
"""Faults printed one by one; the rest are counted."""


def _bank() -> None:
    """Marks of careful readers: collect their texts, check them, measure agreement, export them."""


def add(
    files: Annotated[list[Path], typer.Argument(help="Marked documents as JSON lines, quotes with their text.")],
    bank: Folder = HERE,
    form: Annotated[
        str, typer.Option("--format", help="marks (JSON lines), or doccano or cas as these give back an export.")
    ] = "marks",
) -> None:
    """Take marked documents into the bank: quotes become offsets, the texts stay out."""
    raise typer.Exit(add_marked(files, bank, form))


def collect(
    out: Annotated[Path, typer.Argument(help="Where to write the documents with their marks, as JSON lines.")],
    bank: Folder = HERE,
    texts: Texts = None,
    fetch: Annotated[bool, typer.Option(help="Fetch from its address what the folders do not hold.")] = False,
) -> None:
    """Set marks and texts together: the texts from folders or from their addresses, each checked by its hash."""
    raise typer.Exit(collect_texts(out, bank, texts or [], fetch))


def check(bank: Folder = HERE, texts: Texts = None) -> None:
    """Check the marks: fields, vocabularies, ids, offsets; with the texts also their hashes and the edges of marks."""
    raise typer.Exit(check_bank(bank, texts or []))


def export(
    out: Annotated[Path, typer.Argument(help="A folder for the files.")],
    bank: Folder = HERE,
    texts: Texts = None,
    form: Annotated[str, typer.Option("--format", help="doccano, or cas (UIMA CAS JSON).")] = "doccano",
) -> None:
    """Marks with their texts for annotation programs."""
    raise typer.Exit(export_bank(out, bank, texts or [], form))


def add_marked(files: Sequence[Path], folder: Path, form: str = "marks") -> int:
    """Enter the marked documents of `files`; a document whose quotes do not hold is left out."""
    from communique.bank import Bank, load_bank, save_bank

    if form not in ("marks", "doccano", "cas"):
        return complain(f"{form!r} is no form of marks; marks, doccano or cas", 2)
    try:
        bank = load_bank(folder) if (folder / "documents.csv").is_file() else Bank()
    except CommuniqueError as error:
        return complain(error, 1)
    status, taken = 0, 0
    take = _taking(form, folder)
    for file in files:
        told = file.read_text("utf-8")
        for number, line in enumerate([told] if form == "cas" else told.split("\n"), 1):
            if not line.strip():
                continue
            try:
                entry, marked = take(json.loads(line))
            except (CommuniqueError, ValueError, KeyError, TypeError) as error:
                status = complain(f"{file}:{number}: {error}; the document was left out", 1)
                continue
            known = bank.entries.setdefault(entry.id, entry)
            if known.sha256 != entry.sha256:
                status = complain(f"{file}:{number}: {entry.id} is the id of another text; give it its own", 1)
                continue
            bank.readings = [m for m in bank.readings if (m.document, m.reader) != (marked.document, marked.reader)]
            bank.readings.append(marked)
            taken += 1
    save_bank(bank, folder)
    sys.stdout.write(f"{taken} marked documents taken into {folder}\n")
    return status


def _taking(form: str, folder: Path) -> Callable[[dict[str, Any]], tuple[Entry, Marked]]:
    """What makes marks of a record of that form."""
    from communique.bank.entering import entered
    from communique.bank.importing import from_cas, from_doccano

    settle = settling(folder)
    return {"marks": lambda one: entered(one, settle), "doccano": from_doccano, "cas": from_cas}[form]


def settling(folder: Path) -> Callable[[str], str]:
    """Readers' ids as the registry has them, by the table ids.csv of the bank (id, as)."""
    import csv

    table = folder / "ids.csv"
    rows = list(csv.reader(table.read_text("utf-8").splitlines()))[1:] if table.is_file() else []
    known = {row[0]: row[1] for row in rows}
    return lambda one: known.get(one, one)


def collect_texts(out: Path, folder: Path, places: Sequence[Path], fetch: bool) -> int:
    """Write each document that can be had with its marks as one JSON line; gives 1 when some are missing."""
    from communique.bank import load_bank, texts_of
    from communique.bank.marks import to_line
    from communique.bank.texts import collect

    try:
        bank = load_bank(folder)
        known = texts_of(places)
    except (CommuniqueError, OSError) as error:
        return complain(error, 1)
    marks: dict[str, list[object]] = {}
    for one in bank.readings:
        marks.setdefault(one.document, []).append(json.loads(to_line(one)))
    had = missing = 0
    with out.open("w", encoding="utf-8") as target:
        for entry, text, how in collect(bank, known, _page if fetch else None):
            if not text:
                missing += 1
                sys.stdout.write(f"{entry.id}: {how}: {entry.url}\n")
                continue
            had += 1
            row = {"id": entry.id, "url": entry.url, "date": entry.date, "issuer": entry.issuer, "text": text}
            target.write(json.dumps({**row, "readings": marks.get(entry.id, [])}, ensure_ascii=False) + "\n")
    sys.stdout.write(f"{had} documents with their texts in {out}; {missing} without\n")
    return 1 if missing else 0


def _page(entry: Entry) -> str:
    """The text at a document's address, as the program reads pages."""
    from communique.documents import load

    with fetcher(()) as fetch:
        answer = fetch.get(entry.url)
    if answer.status != 200:
        raise FetchError(f"{entry.url}: answered {answer.status}")
    return load(answer.body, url=entry.url).text


def check_bank(folder: Path, places: Sequence[Path]) -> int:
    """Print what is wrong with the marks, then the counts; gives 1 when something is."""
    from communique.bank import faults, load_bank, texts_of

    try:
        bank = load_bank(folder)
        texts = texts_of(places) if places else None
    except (CommuniqueError, OSError) as error:
        return complain(error, 1)
    found = list(faults(bank, texts))
    for one in found[:_SHOWN]:
        sys.stdout.write(f"{one.reader}: {one.document}: {one.where}: {one.problem}\n")
    if len(found) > _SHOWN:
        sys.stdout.write(f"… and {len(found) - _SHOWN} more\n")
    with_text = sum(texts.of(e.sha256) is not None for e in bank.entries.values()) if texts else 0
    twice = sum(1 for _ in bank.pairs())
    sys.stdout.write(
        f"{len(bank.entries)} documents of {len({e.issuer for e in bank.entries.values()})} issuers, "
        f"{len(bank.readings)} readings, {twice} documents read twice; {with_text} checked with their texts; "
        f"{len(found)} faults\n"
    )
    return 1 if found else 0


def export_bank(out: Path, folder: Path, places: Sequence[Path], form: str) -> int:
    """Write the marks with their texts for another program; gives the exit status."""
    from communique.bank import load_bank, texts_of
    from communique.bank.exporting import cas, doccano

    if form not in ("doccano", "cas"):
        return complain(f"{form!r} is no format of the bank; doccano or cas", 2)
    try:
        bank, texts = load_bank(folder), texts_of(places)
        out.mkdir(parents=True, exist_ok=True)
        written = 0
        lines: dict[str, list[str]] = {}
        for one in bank.readings:
            entry = bank.entries.get(one.document)
            text = texts.of(entry.sha256) if entry else None
            if entry is None or text is None:
                continue
            written += 1
            if form == "cas":
                (out / f"{entry.id}.{one.reader}.json").write_text(cas(entry, one, text), "utf-8")
            else:
                lines.setdefault(one.reader, []).append(doccano(entry, one, text))
        for reader, rows in lines.items():
            (out / f"{reader}.jsonl").write_text("".join(row + "\n" for row in rows), "utf-8")
    except (BankError, OSError) as error:
        return complain(error, 1)
    sys.stdout.write(f"{written} readings written to {out}\n")
    return 0 if written else complain("no document of the bank has its text here; name its folder with --texts", 1)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    bank = typer.Typer(no_args_is_help=True)
    bank.callback()(_bank)
    for command in (add, collect, check, agree, measure, export):
        bank.command()(command)
    app.add_typer(bank, name="bank")
