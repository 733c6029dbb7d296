"""The engine for many machines: Ray Data, with a pool of actors that load their models once.

Inputs are read where the command runs, by one task that streams shards no faster than they are taken; each
shard is one block. An actor writes its shard's files itself, so that only markers come back. `RAY_ADDRESS` (or
a `ray.init` of the caller's) says which cluster; without it Ray is started on this machine and stopped again.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from communique.bulk.processes import one_thread
from communique.bulk.shards import Shard
from communique.bulk.stream import Stream
from communique.bulk.task import Task
from communique.bulk.worker import Result, Worker
from communique.errors import BulkError, InputError
from communique.threads import NAMES

if TYPE_CHECKING:
    import pyarrow as pa

_STORE = 500_000_000
"""Bytes of this machine's memory for what goes from task to task, where Ray is started by this module."""


def run(stream: Stream, workers: int | None) -> Iterator[Result]:
    """Read every shard of a stream; gives the results in the order in which they are done."""
    ray = _ray()
    with _settings(ray), _cluster(ray, workers):
        many = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        try:
            for row in _plan(ray, stream, many).iter_rows():
                yield pickle.loads(row["one"])
        except ray.exceptions.RayError as error:
            raise BulkError(f"Ray gave up: {_why(error)}") from error


def _plan(ray: Any, stream: Stream, many: int) -> Any:
    """The data set of results, nothing of it read yet."""
    here = {"ray.io/node-id": ray.get_runtime_context().get_node_id()}
    told = ray.data.read_datasource(
        _source(stream), override_num_blocks=1, num_cpus=0, concurrency=1, label_selector=here
    )
    return told.map_batches(
        Actor, fn_constructor_args=(stream.task,), batch_size=1, batch_format="pyarrow", num_cpus=1,
        compute=ray.data.ActorPoolStrategy(size=many, max_tasks_in_flight_per_actor=2),
    )  # fmt: skip


class Actor:
    """In the cluster: a worker that takes a block of one shard and gives a block of its result."""

    def __init__(self, task: Task) -> None:
        self.worker = Worker(task)

    def __call__(self, block: pa.Table) -> pa.Table:
        """Read the shards of a block; what is a result already goes through."""
        return _block([self._result(pickle.loads(one)) for one in block.column("one").to_pylist()])

    def _result(self, one: Shard | Result) -> Result:
        return one if isinstance(one, Result) else Result(one.number, one.upto, self.worker(one))


def _block(values: list[Any]) -> pa.Table:
    import pyarrow as pa

    return pa.table({"one": pa.array([pickle.dumps(value) for value in values], type=pa.large_binary())})


def _source(stream: Stream) -> Any:
    """The stream as a source of Ray Data: one task, a block a shard."""
    from ray.data.block import BlockMetadata
    from ray.data.datasource import Datasource, ReadTask

    class Source(Datasource):  # type: ignore[misc] # Ray's classes are untyped
        """The shards of one bulk reading."""

        def estimate_inmemory_data_size(self) -> int | None:
            """Nobody knows."""
            return None

        def get_read_tasks(self, parallelism: int, *_: Any, **__: Any) -> list[Any]:
            """The one task."""
            about = BlockMetadata(num_rows=None, size_bytes=None, exec_stats=None, input_files=None)
            return [ReadTask(lambda: (_block([one]) for one in stream), about)]

    made: Any = Source
    return made()


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # as Ray will; it warns where nobody says
    try:
        import ray
        import ray.data
    except ImportError:
        raise InputError("the engine ray needs the package ray: pip install 'communique[ray]'") from None
    return ray


@contextmanager
def _cluster(ray: Any, workers: int | None) -> Iterator[None]:
    """The cluster that is there, or a Ray of our own on this machine for the time of the run."""
    if ray.is_initialized():
        yield
        return
    address = os.environ.get("RAY_ADDRESS")
    if address:  # its machines know nothing of this one's environment
        variables = {name: os.environ.get(name, "1") for name in NAMES}
        told: dict[str, Any] = {"address": address, "runtime_env": {"env_vars": variables}}
    else:
        told = {
            "address": "local", "num_cpus": workers or cores(), "object_store_memory": _STORE,
            "include_dashboard": False, "configure_logging": False,
        }  # fmt: skip
    with one_thread():
        try:
            ray.init(log_to_driver=False, logging_level=logging.ERROR, **told)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise BulkError(f"Ray cannot be reached or started: {_why(error)}") from error
    try:
        yield
    finally:
        ray.shutdown()


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _settings(ray: Any) -> Iterator[None]:
    """Blocks of one shard, however small, and no bars beside ours; the caller's settings come back."""
    context = ray.data.DataContext.get_current()
    ours = {"target_max_block_size": 1, "enable_progress_bars": False, "print_on_execution_start": False}
    before = {name: getattr(context, name) for name in ours if hasattr(context, name)}
    loggers = [logging.getLogger(name) for name in ("ray", "ray.data")]
    levels = [one.level for one in loggers]
    for name in before:
        setattr(context, name, ours[name])
    for one in loggers:
        one.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(context, name, value)
        for one, level in zip(loggers, levels, strict=True):
            one.setLevel(level)


def _why(error: BaseException) -> str:
    """The last line of an error that was carried through machines: what was raised in the end."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    return " ".join((lines[-1] if lines else type(error).__name__).split())[:300]
