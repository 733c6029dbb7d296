"""A worker: loads the models once, then reads one shard after the other and writes its files.

Everything of a shard is written before the marker that says that it is done (`shards/NAME.json`), which holds the
size and SHA-256 of each file. A document that cannot be read is left out and recorded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from communique import language
from communique.bulk.addresses import Folder
from communique.bulk.items import Item, loaded
from communique.bulk.kept import Failure, Kept, Raws, format_of
from communique.bulk.shards import Shard
from communique.bulk.task import Task
from communique.reading import Reader

Done = dict[str, Any]
"""A shard's marker: `shard`, `documents`, `failures`, `rows` by table, `files` by name."""


class Result(NamedTuple):
    """A shard of a run: which in the order of the input, how many bytes of input lie up to its end, its marker, and
    whether it was done before this run.
    """

    number: int
    upto: int
    done: Done
    before: bool = False


_FIRST = "The President spoke today with the Minister. He said that they had agreed to meet."


class Worker:
    """Reads shards for a task. `reader` is one that is loaded already; `at` is told which document is begun."""

    def __init__(self, task: Task, reader: Reader | None = None, at: Callable[[int], None] | None = None) -> None:
        from communique.actors import current_registry

        self.task, self.folder, self.format = task, Folder(task.out), format_of(task.form)
        self.at = at or (lambda number: None)
        self.reader = reader or Reader(current_registry(Path(task.registry) if task.registry else None))
        self.reader.read(_FIRST, issuer=None)  # what is loaded at the first reading stays for all

    def __call__(self, shard: Shard) -> Done:
        """Read a shard and write its files; gives its marker."""
        kept: list[Kept] = []
        failures: list[Failure] = []
        raws: Raws = {}
        with language.passing(self.reader.pipeline):
            for number, item in enumerate(shard.items):
                self.at(number)
                one = _stopped(item, shard.skip[number]) if number in shard.skip else self._read(item)
                if isinstance(one, Failure):
                    failures.append(one)
                    continue
                kept.append(one)
                if one.raw and item.body is not None:
                    raws[one.raw] = item.body
        return self._write(shard, kept, failures, raws)

    def _read(self, item: Item) -> Kept | Failure:
        try:
            reading = self.reader.read_document(loaded(item, self.task.given))
        except Exception as error:  # whatever it is, it costs this document and no other
            reason = " ".join(str(error).split()) or "no reason is given"
            return Failure(item.key[:20], item.address, type(error).__name__, reason[:500])
        raw = hashlib.sha256(item.body).hexdigest() if item.body is not None and self.task.raw else None
        return Kept(item.key[:20], item.address, reading, item.seen, raw)

    def _write(self, shard: Shard, kept: list[Kept], failures: list[Failure], raws: Raws) -> Done:
        made = self.format.written(kept, failures, raws)
        files = {}
        for one in made:
            name = f"{one.table}/{shard.name}{one.suffix}"
            self.folder.write(name, one.data)
            files[name] = [len(one.data), hashlib.sha256(one.data).hexdigest()]
        done = {
            "shard": shard.name, "documents": len(kept), "failures": len(failures),
            "rows": {one.table: one.rows for one in made}, "files": files,
        }  # fmt: skip
        self.folder.write(marker(shard.name), (json.dumps(done, indent=1) + "\n").encode())
        return done


def marker(name: str) -> str:
    """The name of a shard's marker."""
    return f"shards/{name}.json"


def finished(folder: Folder, name: str) -> Done | None:
    """The marker of a shard that is done, its files being there; None where it is to be read."""
    data = folder.read(marker(name))
    try:
        done: Done = json.loads(data or b"null") or {}
        whole = bool(done) and (
            folder.remote or all(folder.size(file) == told[0] for file, told in done["files"].items())
        )
    except (ValueError, KeyError, TypeError):
        return None
    return done if whole else None


def _stopped(item: Item, reason: str) -> Failure:
    return Failure(item.key[:20], item.address, "BulkError", reason)
