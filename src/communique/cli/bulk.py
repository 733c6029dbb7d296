"""`communique bulk …`: the bar, the summary, and what each error costs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from communique import threads
from communique.cli.complaint import complain
from communique.cli.ledger import print_json
from communique.cli.progress import flow
from communique.errors import CommuniqueError, InputError, RegistryError

if TYPE_CHECKING:
    from communique.bulk.run import Progress, Summary


def read_bulk(inputs: Sequence[str], out: str, told: dict[str, Any], as_json: bool) -> int:
    """Read the inputs into a folder; gives the exit status, 1 where a document could not be read."""
    threads.one()  # before anything calculates: a worker is one thread
    from communique.bulk.run import read

    try:
        with flow() as show:
            made = read(inputs, out, step=lambda now: show(words_of(now), now.upto / max(1, now.total)), **told)
    except (InputError, RegistryError) as error:
        return complain(error, 2)
    except CommuniqueError as error:
        return complain(error, 1)
    except KeyboardInterrupt:
        return complain("stopped; the same command goes on from here", 130)
    if as_json:
        print_json(asdict(made))
    else:
        sys.stdout.write(f"{summary(made)}\n")
    return 1 if made.failures else 0


def words_of(now: Progress) -> str:
    """How far it is: documents, rate, time left."""
    left = f", {span(now.left)} left" if now.left is not None else ""
    return f"{now.before + now.documents:,} documents, {now.rate:,.1f} a second{left}"


def span(seconds: float) -> str:
    """A time as `h:mm:ss`, or days and hours."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours // 24} days {hours % 24} h" if hours >= 48 else f"{hours}:{minutes:02d}:{rest:02d}"


def summary(made: Summary) -> str:
    """The run in one line."""
    found = made.rows.get("statements")
    parts = [
        f"{made.documents:,} documents in {made.out}",
        f"{made.before:,} of them read before" if made.before else "",
        f"{made.failures:,} could not be read (table failures)" if made.failures else "",
        f"{found:,} statements, {made.rows['acts']:,} acts, {made.rows['contacts']:,} contacts" if found else "",
        span(made.seconds),
    ]
    return " · ".join(part for part in parts if part)


def print_columns() -> int:
    """Every table with its columns, their types and meanings."""
    try:
        from communique.bulk.parquet import TABLES, meanings, schema
    except ImportError:
        return complain("Parquet needs the package pyarrow: pip install 'communique[parquet]'", 2)
    for table in TABLES:
        sys.stdout.write(f"{table}\n")
        for field in schema(table):
            sys.stdout.write(f"  {field.name:<18} {_short(str(field.type)):<22} {meanings()[table, field.name]}\n")
    return 0


def _short(kind: str) -> str:
    """A type as people write it."""
    kind = kind.replace("struct<start: int32, end: int32>", "span").replace("element: ", "")
    return kind if len(kind) <= 22 else kind.split("<", 1)[0] + "<…>"
