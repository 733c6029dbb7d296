"""Who looks at the clock has the machine alone: tests that run beside each other enter one room.

Several may be in it at once; a test marked `alone` waits until it is empty, and nobody comes in meanwhile. A run in one
process has no room, and needs none.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

FOLDER = pytest.StashKey[Path]()
ROOM = pytest.StashKey["Room"]()


class Room:
    """Two locks in a folder that all workers of a run share."""

    def __init__(self, folder: Path) -> None:
        self._door = (folder / "door").open("w")
        self._room = (folder / "room").open("w")

    @contextmanager
    def entered(self, alone: bool) -> Iterator[None]:
        """Be in the room, with others or alone. Who waits stands in the door, so that nobody goes in before him."""
        fcntl.flock(self._door, fcntl.LOCK_EX)
        try:
            fcntl.flock(self._room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        finally:
            fcntl.flock(self._door, fcntl.LOCK_UN)
        try:
            yield
        finally:
            fcntl.flock(self._room, fcntl.LOCK_UN)

    def close(self) -> None:
        self._door.close()
        self._room.close()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Before a worker starts (a hook of pytest-xdist): tell it where the room is."""
    config = node.config
    if FOLDER not in config.stash:
        config.stash[FOLDER] = Path(mkdtemp(prefix="communique-tests-"))
        config.add_cleanup(lambda: shutil.rmtree(config.stash[FOLDER], ignore_errors=True))
    node.workerinput["room"] = str(config.stash[FOLDER])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A test with what is set up and taken down for it, in the room."""
    config = item.config
    if not hasattr(config, "workerinput"):
        return (yield)
    if ROOM not in config.stash:
        config.stash[ROOM] = Room(Path(config.workerinput["room"]))
        config.add_cleanup(config.stash[ROOM].close)
    with config.stash[ROOM].entered(item.get_closest_marker("alone") is not None):
        return (yield)
