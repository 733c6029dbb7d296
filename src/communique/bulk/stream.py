"""The stream: the shards of all inputs in their order, those that are done already told apart.

It pickles as the few words it is made of, so that whoever is to read the inputs can be sent it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.bulk.addresses import Folder
from communique.bulk.inputs import items
from communique.bulk.shards import Shard, shards
from communique.bulk.task import Task
from communique.bulk.worker import Result, finished


@dataclass(frozen=True, slots=True)
class Stream:
    """The shards of about `size` documents of the files at `addresses`, for a task."""

    task: Task
    addresses: tuple[str, ...]
    size: int

    def __iter__(self) -> Iterator[Shard | Result]:
        """Each shard that is to be read; the result of each that is done."""
        folder = Folder(self.task.out)
        for shard in shards(items(self.addresses), self.size, self.task.salt):
            done = finished(folder, shard.name)
            yield shard if done is None else Result(shard.number, shard.upto, done, before=True)
