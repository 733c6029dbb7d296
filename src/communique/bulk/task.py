"""The task: everything beside the documents on which the output of a bulk reading depends."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from communique.errors import InputError, RegistryError
from communique.model import Given

FORMATS = ("parquet", "jsonl")
LAYOUT = "1"
"""The version of the files' layout."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is told. `out` is the folder's address, `form` parquet or jsonl, `raw` whether the bytes that
    documents were read from are kept, `registry` the folder of the user's own registry, `stamp` a hash of it.
    """

    out: str
    form: str = "parquet"
    raw: bool = True
    given: Given = field(default_factory=Given)
    registry: str | None = None
    stamp: str = ""

    @property
    def salt(self) -> str:
        """What makes shards of the same documents other shards."""
        from communique.ledger.storage.serialization import program

        told = [LAYOUT, program(), self.form, self.raw, self.given.date, self.given.issuer, self.stamp]
        return hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()


def task_for(out: str, form: str, raw: bool, given: Given, registry: Path | None) -> Task:
    """The task, its arguments checked. Raises InputError and RegistryError for what cannot be."""
    import os

    from communique.actors import current_registry
    from communique.actors.registry.user_tables import VARIABLE, own_folder
    from communique.documents.days.publication import given as stated
    from communique.reading import Reader

    if form not in FORMATS:
        raise InputError(f"{form}: is no format of a bulk reading; use {' or '.join(FORMATS)}")
    if form == "parquet":
        _need_pyarrow()
    folder = own_folder(os.environ, registry)
    own = str(folder.resolve()) if folder.is_dir() else None
    if own is None and (registry is not None or os.environ.get(VARIABLE)):
        raise RegistryError(f"{folder}: no such folder; name the folder of your own registry, or import into it first")
    if given.date:
        stated(given.date)
    if given.issuer:
        Reader(current_registry(registry)).issuer(given.issuer)
    return Task(out, form, raw, given, own, _stamp(folder) if own else "")


def _need_pyarrow() -> None:
    try:
        import pyarrow.parquet  # noqa: F401 - whether it is there
    except ImportError:
        remedy = "pip install 'communique[parquet]', or use --format jsonl"
        raise InputError(f"Parquet needs the package pyarrow: {remedy}") from None


def _stamp(folder: Path) -> str:
    files = sorted(folder.rglob("*.csv"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(folder).as_posix()}\n".encode() + file.read_bytes())
    return digest.hexdigest() if files else ""
