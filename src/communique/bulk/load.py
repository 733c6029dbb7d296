"""A folder of a bulk reading → a ledger: the same contents as adding its documents one by one, without reading anew.

A shard is one transaction. What the ledger has already does no harm, so that a load that was stopped is begun again.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from communique.bulk.addresses import Folder, remote
from communique.bulk.kept import Kept, Raws, format_of
from communique.bulk.run import MANIFEST
from communique.errors import BulkError, CommuniqueError
from communique.ledger import Ledger
from communique.ledger.intake.document_writer import put
from communique.ledger.storage.serialization import program


def into_ledger(
    ledger: Ledger, out: str | Path, *, seen_at: dt.datetime, step: Callable[[int, int], None] | None = None
) -> Counter[str]:
    """Enter every reading of a folder; gives how many were new, changed and the same, and failed to be read.

    `seen_at` is the moment for documents whose source says none. `step` is told the documents entered and their
    number. Raises BulkError where the folder is none, is damaged, or was read by another version of the program.
    """
    folder = Folder(str(out) if remote(str(out)) else str(Path(out)))
    manifest = _manifest(folder)
    tally: Counter[str] = Counter(failed=manifest["failures"])
    entered = 0
    for name in manifest["shards"]:
        kept, raws = _shard(folder, manifest["format"], name)
        with ledger.writing() as connection:
            for one in kept:
                tally[_put(ledger, connection, one, raws, seen_at)] += 1
        entered += len(kept)
        if step:
            step(entered, manifest["documents"])
    return tally


def count(out: str | Path) -> int:
    """How many documents a folder holds."""
    return int(_manifest(Folder(str(out)))["documents"])


def _put(ledger: Ledger, connection: Connection, one: Kept, raws: Raws, seen_at: dt.datetime) -> str:
    seen = dt.datetime.fromisoformat(one.seen) if one.seen else seen_at
    document = one.reading.document
    data = raws.get(one.raw) if one.raw else None
    added = put(connection, ledger.backend, one.reading, document, data, document.source, seen)
    return added.status


def _manifest(folder: Folder) -> dict[str, Any]:
    data = folder.read(MANIFEST)
    if data is None:
        raise BulkError(
            f"{folder.address}: holds no finished bulk reading; run communique bulk read … --out there first"
        )
    try:
        told: dict[str, Any] = json.loads(data)
        known = (told["program"], told["format"], told["shards"], told["documents"], told["failures"])
    except (ValueError, KeyError, TypeError):
        raise BulkError(f"{folder.address}/{MANIFEST}: is damaged; run communique bulk read again") from None
    if known[0] != program():
        raise BulkError(
            f"{folder.address}: was read by version {known[0]}, this is {program()}; read it again, which takes up "
            "what has changed"
        )
    return told


def _shard(folder: Folder, form: str, name: str) -> tuple[list[Kept], Raws]:
    format_ = format_of(form)

    def get(table: str) -> bytes:
        data = folder.read(f"{table}/{name}{format_.SUFFIX}")
        if data is None:
            raise BulkError(
                f"{folder.address}/{table}/{name}{format_.SUFFIX}: is missing; run communique bulk read again"
            )
        return data

    try:
        return format_.restored(get)
    except CommuniqueError:
        raise
    except Exception as error:  # each library of files has errors of its own
        told = " ".join(str(error).split())[:200]
        raise BulkError(
            f"{folder.address}: shard {name} is damaged ({told}); run communique bulk read again"
        ) from error
