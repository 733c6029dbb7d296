"""A test that looks at the clock waits for those that run, and those that come wait for it."""

from __future__ import annotations

import fcntl
import threading
import time
from pathlib import Path

from tests.alone import Room

SOON = 0.2
"""Seconds in which somebody who is not kept out is in."""


class _Somebody(threading.Thread):
    """Who enters the room, and stays until he is sent out."""

    def __init__(self, folder: Path, alone: bool) -> None:
        super().__init__(daemon=True)
        self.room, self.alone = Room(folder), alone
        self.inside, self.sent_out = threading.Event(), threading.Event()
        self.start()

    def run(self) -> None:
        with self.room.entered(self.alone):
            self.inside.set()
            self.sent_out.wait()
        self.room.close()

    def leave(self) -> None:
        self.sent_out.set()
        self.join()


def _waits_in_the_door(folder: Path) -> bool:
    until = time.monotonic() + 20
    with (folder / "door").open("w") as door:
        while time.monotonic() < until:
            try:
                fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            fcntl.flock(door, fcntl.LOCK_UN)
            time.sleep(0.01)
    return False


def test_several_are_in_the_room_at_once_and_who_is_alone_is_in_it_alone(tmp_path: Path) -> None:
    one, other = _Somebody(tmp_path, alone=False), _Somebody(tmp_path, alone=False)
    assert one.inside.wait(20)
    assert other.inside.wait(20)
    hermit = _Somebody(tmp_path, alone=True)
    assert _waits_in_the_door(tmp_path)
    one.leave()
    assert not hermit.inside.wait(SOON)  # the other is there still
    late = _Somebody(tmp_path, alone=False)
    assert not late.inside.wait(SOON)  # nobody goes in before who waits
    other.leave()
    assert hermit.inside.wait(20)
    assert not late.inside.wait(SOON)
    hermit.leave()
    assert late.inside.wait(20)
    late.leave()
