"""Items → shards: what one worker reads at a time and writes as one file a table.

Where a shard ends is told by its documents alone, never by who reads it: after a document whose key says so, so
that a document more or less moves the borders near it and no others. A shard's name is a hash of its documents
and of the settings; what bears that name is finished work, whoever did it and when.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from communique.bulk.items import Item

MOST_BYTES = 16_000_000
"""Bytes of input after which a shard ends, however few its documents."""
_RECENT = 1 << 16


@dataclass(frozen=True)
class Shard:
    """So many documents in a row. `number` counts the shards of a run from 0; `upto` are the bytes of input up to
    its end. `skip` are places not to be read again, each with the reason.
    """

    name: str
    number: int
    items: tuple[Item, ...]
    upto: int
    skip: dict[int, str] = field(default_factory=dict)


def shards(items: Iterable[tuple[Item, int]], size: int, salt: str) -> Iterator[Shard]:
    """Cut items into shards of about `size` documents: none below half, but the last, and none above twice.

    A document that came before, the same in all its parts, is left out.
    """
    seen = Seen()
    held: list[Item] = []
    number = weight = upto = 0
    for item, upto in items:
        if not seen.first(item.key):
            continue
        held.append(item)
        weight += item.size
        if _ends(held, size) or weight >= MOST_BYTES:
            yield _shard(held, number, upto, salt)
            held, number, weight = [], number + 1, 0
    if held:
        yield _shard(held, number, upto, salt)


def _ends(held: list[Item], size: int) -> bool:
    many = len(held)
    return many >= 2 * size or (many >= max(1, size // 2) and int(held[-1].key[:8], 16) % max(1, size // 2) == 0)


def _shard(held: list[Item], number: int, upto: int, salt: str) -> Shard:
    digest = hashlib.sha256("\n".join([salt, *(item.key for item in held)]).encode("ascii"))
    return Shard(digest.hexdigest()[:20], number, tuple(held), upto)


class Seen:
    """Which keys have come before, at 16 bytes a key: those of late in a set, the others in sorted arrays."""

    def __init__(self) -> None:
        self._recent: set[bytes] = set()
        self._sorted: list[NDArray[np.bytes_]] = []

    def first(self, key: str) -> bool:
        """Whether a key (32 hexadecimal digits) comes for the first time."""
        one = bytes.fromhex(key)
        if one in self._recent or any(_holds(rows, one) for rows in self._sorted):
            return False
        self._recent.add(one)
        if len(self._recent) >= _RECENT:
            self._settle()
        return True

    def _settle(self) -> None:
        """Put the recent keys away; arrays of one size are merged, so that there are few."""
        self._sorted.append(np.sort(np.array(list(self._recent), dtype="S16")))
        self._recent = set()
        while len(self._sorted) > 1 and len(self._sorted[-2]) <= len(self._sorted[-1]):
            other = self._sorted.pop()
            self._sorted[-1] = np.sort(np.concatenate([self._sorted[-1], other]), kind="stable")


def _holds(rows: NDArray[np.bytes_], key: bytes) -> bool:
    at = int(np.searchsorted(rows, np.array(key, dtype="S16")))
    return at < len(rows) and rows[at] == key.rstrip(b"\0")
