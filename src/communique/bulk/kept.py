"""What a worker hands to the writer of a format, and what the reader of a format hands back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from communique.model import Reading


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was read. `document` names it in every table, `address` is where it stands, `seen` the moment
    (ISO 8601) at which its source saw it, `raw` the hash of the bytes it was read from, where they are kept.
    """

    document: str
    address: str
    reading: Reading
    seen: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: why, in one line, and the class of the error."""

    document: str
    address: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """One file of a shard: its table, the end of its name, its bytes, and how many rows it has."""

    table: str
    suffix: str
    data: bytes
    rows: int


Raws = dict[str, bytes]
Get = Callable[[str], bytes]
"""Gives a table's bytes of one shard."""


class Format(Protocol):
    """A module that writes and reads the files of a shard."""

    TABLES: tuple[str, ...]
    SUFFIX: str

    def written(self, kept: Sequence[Kept], failures: Sequence[Failure], raws: Raws) -> list[Written]:
        """The files of a shard; the same readings give the same bytes."""

    def restored(self, get: Get) -> tuple[list[Kept], Raws]:
        """What `written` was given, failures aside."""


def format_of(name: str) -> Format:
    """The format of that name."""
    from importlib import import_module
    from typing import cast

    return cast("Format", import_module(f"communique.bulk.{name}"))
