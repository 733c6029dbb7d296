"""The local engine: processes of this machine, each with models of its own and one thread.

With one worker the work is done in this process. With more, each shard goes to whoever is free. A process that
dies over a document (out of memory, a fault in a library) costs the time of one shard: it is read again by a new
process, and a document over which a second one dies is set aside.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from typing import Any

from communique.bulk.shards import Shard
from communique.bulk.task import Task
from communique.bulk.worker import Result, Worker
from communique.errors import BulkError
from communique.threads import NAMES

STOPPED = "the process that read it was stopped twice (out of memory, or a fault in a library)"
_DEATHS = 3


def run(task: Task, shards: Iterator[Shard], workers: int) -> Iterator[Result]:
    """Read every shard; gives each with its marker, in the order in which they are done."""
    if workers == 1:
        worker = Worker(task)
        for shard in shards:
            yield Result(shard.number, shard.upto, worker(shard))
        return
    pool = _Pool(task)
    try:
        yield from pool.run(shards, workers)
    finally:
        pool.close()


class _Process:
    """One process: the pipe to it, the shard it has, and the place of the document it is at."""

    def __init__(self, task: Task) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.at = context.Value("i", -1, lock=False)
        self.shard: Shard | None = None
        self.process = context.Process(target=_serve, args=(task, theirs, self.at), daemon=True)
        with one_thread():
            self.process.start()
        theirs.close()

    def give(self, shard: Shard) -> None:
        self.shard, self.at.value = shard, -1
        self.pipe.send(shard)

    def close(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    """So many processes and the shards that are with them."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.all: list[_Process] = []
        self.deaths: dict[tuple[str, int], int] = {}

    def run(self, shards: Iterator[Shard], workers: int) -> Iterator[Result]:
        ahead = next(shards, None)
        again: list[Shard] = []
        while ahead or again or any(p.shard for p in self.all):
            while (ahead or again) and (free := self._free(workers)) is not None:
                try:
                    free.give(again[-1] if again else ahead)  # type: ignore[arg-type] # one of them is there
                except OSError:  # it died while it was idle
                    self._bury(free)
                    continue
                if again:
                    again.pop()
                else:
                    ahead = next(shards, None)
            for process in self._ready():
                done = _answer(process)
                shard = process.shard
                if shard is None:
                    continue
                if isinstance(done, BaseException):
                    raise BulkError(" ".join(str(done).split())) from done
                process.shard = None
                if done is None:
                    self._bury(process)
                    again.append(self._blamed(shard, process.at.value))
                else:
                    yield Result(shard.number, shard.upto, done)

    def close(self) -> None:
        for process in self.all:
            process.close()

    def _free(self, workers: int) -> _Process | None:
        for process in self.all:
            if process.shard is None:
                return process
        if len(self.all) == workers:
            return None
        self.all.append(_Process(self.task))
        return self.all[-1]

    def _ready(self) -> list[_Process]:
        busy = {p.pipe: p for p in self.all if p.shard}
        return [busy[pipe] for pipe in wait(list(busy)) if isinstance(pipe, Connection)]

    def _bury(self, process: _Process) -> None:
        self.all.remove(process)
        process.close()

    def _blamed(self, shard: Shard, at: int) -> Shard:
        """The shard to be read again, without the document over which two processes have died."""
        self.deaths[shard.name, at] = self.deaths.get((shard.name, at), 0) + 1
        times = self.deaths[shard.name, at]
        if at < 0 or at in shard.skip:
            if times >= _DEATHS:
                raise BulkError("the processes that read die before they begin: is there memory enough for the models?")
            return shard
        return replace(shard, skip={**shard.skip, at: STOPPED}) if times > 1 else shard


def _answer(process: _Process) -> Any:
    """What a process says: a marker, or the error that ends the run; None when it died."""
    try:
        return process.pipe.recv()
    except (EOFError, OSError):
        return None


def _serve(task: Task, pipe: Connection, at: Any) -> None:
    """In the process: read what comes until nothing comes any more, or the one who asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()

    def begun(number: int) -> None:
        at.value = number

    worker: Worker | None = None
    while True:
        try:
            shard = pipe.recv()
        except EOFError:
            return
        try:
            worker = worker or Worker(task, at=begun)
            pipe.send(worker(shard))
        except BrokenPipeError:
            return
        except Exception as error:
            pipe.send(BulkError(f"{error}" or type(error).__name__))


def _watch() -> None:
    """End this process with the one that started it, in the middle of whatever it does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def one_thread() -> Iterator[None]:
    """Processes that are started meanwhile calculate on one thread each, unless the caller's environment says more."""
    before = {name: os.environ.get(name) for name in NAMES}
    os.environ.update({name: value or "1" for name, value in before.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
