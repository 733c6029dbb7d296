"""A bank as it lies in a folder: which texts it speaks of, what readers marked in them, which issuers are held back."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from communique.bank.marks import Marked, from_lines, to_line
from communique.errors import BankError

DEV = "dev"
TRAIN = "train"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text, by address and hash. `date` is its day of publication, `genre` what kind of text it is."""

    id: str
    url: str
    date: str
    issuer: str
    genre: str
    licence: str
    sha256: str
    characters: int


@dataclass(slots=True)
class Bank:
    """The entries by id, the readings in order of reader and document, and the issuers of the dev split."""

    entries: dict[str, Entry] = field(default_factory=dict)
    readings: list[Marked] = field(default_factory=list)
    dev: frozenset[str] = frozenset()

    def first_readings(self) -> Iterator[Marked]:
        """Each document's reading that is not a blind second one."""
        return (one for one in self.readings if not one.second)

    def pairs(self) -> Iterator[tuple[Marked, Marked]]:
        """A document's first reading and its blind second one."""
        first = {one.document: one for one in self.first_readings()}
        return ((first[one.document], one) for one in self.readings if one.second and one.document in first)

    def split(self, document: str) -> str:
        """`dev` or `train`: by the document's issuer, so that no dev issuer was ever trained on."""
        return DEV if self.entries[document].issuer in self.dev else TRAIN


def digest(text: str) -> str:
    """The SHA-256 of a text's characters in UTF-8, by which the bank names it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def load_bank(folder: Path) -> Bank:
    """Read a bank's folder; raises BankError, naming file and line, for what breaks its form."""
    if not (folder / "documents.csv").is_file():
        raise BankError(f"{folder}: holds no documents.csv; name the folder of a bank")
    entries = dict(_entries(folder / "documents.csv"))
    readings: list[Marked] = []
    for file in sorted((folder / "marks").glob("*.jsonl")):
        readings += from_lines(file.read_text("utf-8").splitlines(), str(file))
    splits = folder / "splits.csv"
    dev = {row[0] for row in _rows(splits, ("issuer", "split")) if row[1] == DEV} if splits.is_file() else set()
    return Bank(entries, readings, frozenset(dev))


def save_bank(bank: Bank, folder: Path) -> None:
    """Write documents.csv and the readers' files; the same bank gives the same bytes."""
    (folder / "marks").mkdir(parents=True, exist_ok=True)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([f.name for f in fields(Entry)])
    for entry in sorted(bank.entries.values(), key=lambda e: e.id):
        writer.writerow([getattr(entry, f.name) for f in fields(Entry)])
    _replace(folder / "documents.csv", out.getvalue())
    for reader in sorted({one.reader for one in bank.readings}):
        lines = sorted((m.document, m.second, to_line(m)) for m in bank.readings if m.reader == reader)
        _replace(folder / "marks" / f"{reader}.jsonl", "".join(line + "\n" for _, _, line in lines))


def _entries(file: Path) -> Iterator[tuple[str, Entry]]:
    names = tuple(f.name for f in fields(Entry))
    for number, row in enumerate(_rows(file, names), 2):
        try:
            id_, url, date, issuer, genre, licence, sha256, characters = row
            yield id_, Entry(id_, url, date, issuer, genre, licence, sha256, int(characters))
        except ValueError:
            raise BankError(f"{file}:{number}: {len(names)} cells, the last a number of characters") from None


def _rows(file: Path, columns: tuple[str, ...]) -> list[list[str]]:
    rows = list(csv.reader(file.read_text("utf-8").splitlines()))
    if not rows or tuple(rows[0]) != columns:
        raise BankError(f"{file}: the first line must be {','.join(columns)}")
    return [row for row in rows[1:] if row]


def _replace(target: Path, text: str) -> None:
    part = target.with_suffix(target.suffix + ".part")
    part.write_text(text, "utf-8")
    part.replace(target)
