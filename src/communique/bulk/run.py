"""A bulk reading from end to end: inputs in, a folder of shards and its manifest out.

What the folder holds at the end is a function of the inputs, the settings and the program: the same bytes whatever
the engine, the number of workers, the order in which inputs are named, and however often the run was killed.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from communique.bulk.addresses import Folder, found, path_of, remote, size
from communique.bulk.kept import format_of
from communique.bulk.shards import Shard
from communique.bulk.stream import Stream
from communique.bulk.task import LAYOUT, Task, task_for
from communique.bulk.worker import Done, Result
from communique.errors import BulkError, InputError
from communique.model import Given

Engine = Literal["local", "ray"]
ENGINES = ("local", "ray")
SHARD = 200
"""Documents of a shard, about."""
MANIFEST, INPUTS = "manifest.json", "inputs.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `documents` and `failures` are those of this run, `before` the documents that were done
    already, `upto` of `total` the bytes of input behind it, `seconds` since the beginning.
    """

    documents: int = 0
    failures: int = 0
    before: int = 0
    upto: int = 0
    total: int = 0
    seconds: float = 0.0
    skipped: int = 0

    @property
    def rate(self) -> float:
        """Documents a second."""
        return (self.documents + self.failures) / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds to the end, None while nobody can say; what was done before counts for nothing."""
        done = self.upto - self.skipped
        return self.seconds * (self.total - self.upto) / done if done > 0 else None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run gave. `documents` and `failures` are all that lie in `out`, `before` how many documents of them were
    done before this run; `rows` by table.
    """

    out: str
    documents: int
    failures: int
    before: int
    shards: int
    seconds: float
    rows: dict[str, int] = field(default_factory=dict)


def read(
    inputs: str | Path | Sequence[str | Path], out: str | Path, *, engine: Engine = "local", workers: int | None = None,
    form: Literal["parquet", "jsonl"] = "parquet", date: str | None = None, issuer: str | None = None, raw: bool = True,
    size_of_shard: int = SHARD, registry: Path | None = None, replace: bool = False,
    step: Callable[[Progress], None] | None = None,
) -> Summary:  # fmt: skip
    """Read many documents into a folder; what is there already is not read again.

    `inputs` are files, folders, globs, corpora of JSON lines (.jsonl, packed or not), Parquet with a column
    “text”, WARC, each a path or an address that fsspec knows. `out` is a folder or such an address. `workers`
    is how many read at once (default: all cores). `raw` keeps the bytes of documents that are files. `replace`
    allows a folder that was read from other inputs or in another format to be made anew. `step` is called after
    each shard. Raises InputError, BulkError, RegistryError; one bad document is left out (table `failures`).
    """
    named = sorted({_named(one) for one in ([inputs] if isinstance(inputs, str | Path) else inputs)})
    if engine not in ENGINES:
        raise InputError(f"{engine}: is no engine; use {' or '.join(ENGINES)}")
    if size_of_shard < 1 or (workers is not None and workers < 1):
        raise InputError("a shard and the workers are at least one")
    where = str(out) if remote(str(out)) else str(path_of(str(out)).resolve())
    task = task_for(where, form, raw, Given(date, issuer), registry)
    addresses = tuple(found(named))
    folder = Folder(where)
    _claim(folder, named, task, replace)
    results = _results(Stream(task, addresses, size_of_shard), engine, workers)
    shown = _followed(results, sum(map(size, addresses)), step or (lambda progress: None))
    return _finish(folder, task, *shown)


def _named(one: str | Path) -> str:
    """An input as the folder keeps it, so that it is known again from elsewhere."""
    return str(one) if remote(str(one)) else str(path_of(str(one)).absolute())


def _claim(folder: Folder, named: list[str], task: Task, replace: bool) -> None:
    """Note what the folder is read from; BulkError where it holds something else."""
    told = folder.read(INPUTS)
    if told is None:
        if folder.names():
            raise BulkError(f"{folder.address}: holds other files; name a folder that is new or empty")
    elif not replace:
        before = json.loads(told)
        if missing := sorted(set(before["inputs"]) - set(named)):
            raise BulkError(
                f"{folder.address}: was read from other inputs too ({missing[0]}); name them as well, use another "
                "folder, or --replace it"
            )
        if before["format"] != task.form:
            raise BulkError(
                f"{folder.address}: holds {before['format']}; use --format {before['format']}, another folder, or "
                "--replace it"
            )
    folder.write(INPUTS, _json({"inputs": named, "format": task.form}))


def _results(stream: Stream, engine: Engine, workers: int | None) -> Iterator[Result]:
    if engine == "ray":
        from communique.bulk.on_ray import run as run_on_ray

        yield from run_on_ray(stream, workers)
        return
    from communique.bulk.on_ray import cores
    from communique.bulk.processes import run

    finished: list[Result] = []

    def pending() -> Iterator[Shard]:
        for one in stream:
            if isinstance(one, Result):
                finished.append(one)
            else:
                yield one

    for result in run(stream.task, pending(), workers or cores()):
        yield from finished
        finished.clear()
        yield result
    yield from finished


def _followed(
    results: Iterator[Result], total: int, step: Callable[[Progress], None]
) -> tuple[dict[int, Done], int, float]:
    """Take every result in; gives the markers by number, the documents done before, the seconds."""
    began = time.monotonic()
    markers: dict[int, Done] = {}
    sizes: dict[int, tuple[int, bool]] = {}
    count: Counter[str] = Counter()
    behind = next_number = 0
    for result in results:
        markers[result.number] = {name: result.done[name] for name in ("shard", "documents", "failures", "rows")}
        sizes[result.number] = (result.upto, result.before)
        count["before" if result.before else "documents"] += result.done["documents"]
        count["failures"] += 0 if result.before else result.done["failures"]
        while next_number in sizes:  # what lies behind has no gap
            upto, before = sizes.pop(next_number)
            count["skipped"] += upto - behind if before else 0
            behind, next_number = upto, next_number + 1
        step(Progress(
            count["documents"], count["failures"], count["before"], behind, total, time.monotonic() - began,
            count["skipped"],
        ))  # fmt: skip
    return markers, count["before"], time.monotonic() - began


def _finish(folder: Folder, task: Task, markers: dict[int, Done], before: int, seconds: float) -> Summary:
    """Write the manifest, then take away what it does not name."""
    from communique.ledger.storage.serialization import program

    ordered = [markers[number] for number in sorted(markers)]
    rows: Counter[str] = Counter()
    for one in ordered:
        rows.update(one["rows"])
    format_ = format_of(task.form)
    told: dict[str, Any] = {
        "layout": LAYOUT, "program": program(), "format": task.form, "tables": list(format_.TABLES),
        "documents": sum(one["documents"] for one in ordered), "failures": sum(one["failures"] for one in ordered),
        "rows": {table: rows[table] for table in format_.TABLES}, "shards": [one["shard"] for one in ordered],
    }  # fmt: skip
    told["hash"] = hashlib.sha256(_json(told)).hexdigest()
    folder.write(MANIFEST, _json(told))
    _tidy(folder, set(told["shards"]), format_.TABLES, format_.SUFFIX)
    return Summary(
        folder.address, told["documents"], told["failures"], before, len(ordered), seconds, told["rows"]
    )  # fmt: skip


def _tidy(folder: Folder, shards: set[str], tables: Sequence[str], suffix: str) -> None:
    """Remove shards of earlier inputs or programs, and what a killed run left half written."""
    from communique.bulk import jsonl
    from communique.bulk.tables import PLAIN, RECORDS

    kept = {(table, suffix) for table in tables} | {("shards", ".json")}
    for table in sorted({*PLAIN, *RECORDS, *jsonl.TABLES, "shards"}):
        for name in folder.names(table):
            stem, dot, end = name.partition(".")
            if (table, dot + end) not in kept or stem not in shards:
                folder.remove(f"{table}/{name}")


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "surrogateescape")
