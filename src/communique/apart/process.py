"""Jobs done apart: each in a process of its own, within limits; the mother of them is started anew if she ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from communique.apart.budget import charge, used
from communique.apart.limits import Limits
from communique.apart.mother import MEMORY
from communique.apart.wire import receive, send
from communique.errors import LanguageError, Occupied, TooCostly, Unreadable
from communique.threads import NAMES

_START = "import sys; from communique.apart.mother import main; main(int(sys.argv[1]))"
ONE_THREAD = dict.fromkeys(NAMES, "1")
"""A process that forks has one thread."""
_TRIES = 2
"""Times that a job is begun whose mother ended under it: a job gives the same each time, and writes nothing."""


class Apart:
    """Does jobs in processes apart. `close` it; a context manager.

    `tell` takes what a job tells besides, a line at a time. Raises LanguageError where the process cannot be started.
    """

    def __init__(self, limits: Limits | None = None, tell: Callable[[str], None] = lambda _: None) -> None:
        self.limits, self.tell = limits or Limits(), tell
        self._turns = threading.BoundedSemaphore(self.limits.at_once)
        self._queue = threading.BoundedSemaphore(self.limits.at_once + self.limits.waiting)
        self._starting = threading.Lock()
        self._mother: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._begin()

    @property
    def pid(self) -> int:
        """The number of the process that holds what is loaded."""
        assert self._mother is not None
        return self._mother.pid

    def close(self) -> None:
        """End the process; jobs under way end with their time."""
        with self._starting:
            self._end()

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def do(self, job: str, *given: Any) -> Any:
        """As `Place.do`."""
        with self._turn():
            left = self.limits.seconds - used()
            if left <= 0:
                raise TooCostly(self._over_time())
            for _ in range(_TRIES):
                asked = self._mother
                answer, ended = self._asked(job, given, left)
                if ended is not None:
                    break
                self._renew(asked)
            else:
                raise Unreadable("the text: the process that reads ended twice; try again")
        return self._given(answer, *ended)

    def _given(self, answer: tuple[bool, Any, list[str]] | None, code: int, seconds: float) -> Any:
        charge(seconds)
        if answer is None:
            raise self._why(code)
        sound, value, told = answer
        for line in told:
            self.tell(line)
        if sound:
            return value
        raise value

    def _asked(
        self, job: str, given: tuple[Any, ...], left: float
    ) -> tuple[tuple[bool, Any, list[str]] | None, tuple[int, float] | None]:
        """The child's answer and how it ended; None for what did not come, because it or its mother ended before."""
        mine, its = socket.socketpair()
        with mine:
            try:
                with self._starting, its:
                    control = self._alive()
                    socket.send_fds(control, [b"j"], [its.fileno()])
                send(mine, (job, given, (left, self.limits.memory, self.limits.nice)))
            except (BrokenPipeError, ConnectionError):
                pass  # the child may have ended with an answer all the same
            answer = None
            try:
                first = receive(mine)
                if len(first) == 2:
                    return None, first
                answer = first
                return answer, receive(mine)
            except (EOFError, ConnectionError):
                return (answer, (0, 0.0)) if answer is not None else (None, None)

    def _why(self, code: int) -> Exception:
        if code in (-signal.SIGXCPU, -signal.SIGALRM):
            return TooCostly(self._over_time())
        if code in (MEMORY, -signal.SIGABRT, -signal.SIGKILL):
            return TooCostly(
                f"reading it takes more than {self.limits.memory / 1e9:g} GB of memory; give it in several parts"
            )
        return Unreadable(f"the text: reading it ended the process ({code}); give it in several parts to find where")

    def _over_time(self) -> str:
        return (
            f"reading it takes more than the {self.limits.seconds:g} seconds of processor time of a request; "
            "give it in several parts"
        )

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._queue.acquire(blocking=False):
            raise Occupied("many texts are being read; try again in a moment")
        try:
            if not self._turns.acquire(timeout=self.limits.patience):
                raise Occupied("texts before this one take long to read; try again in a moment")
            try:
                yield
            finally:
                self._turns.release()
        finally:
            self._queue.release()

    def _alive(self) -> socket.socket:
        if self._mother is None or self._mother.poll() is not None:
            self._begin()
        assert self._control is not None
        return self._control

    def _renew(self, failed: subprocess.Popen[bytes] | None) -> None:
        """Start another mother than the one that failed, unless somebody has: one just killed may seem to live."""
        with self._starting:
            if self._mother is failed:
                self._end()
            self._begin()

    def _begin(self) -> None:
        """Start the mother, and wait until she has loaded everything. Leaves alone one that lives."""
        if self._mother is not None and self._mother.poll() is None:
            return
        self._end()
        control, hers = socket.socketpair()
        with hers:
            number, path = hers.fileno(), os.pathsep.join(part for part in sys.path if part)
            self._mother = subprocess.Popen(
                [sys.executable, "-c", _START, str(number)], pass_fds=[number], stdin=subprocess.DEVNULL,
                env={**os.environ, **ONE_THREAD, "PYTHONPATH": path},
            )  # fmt: skip
        self._control = control
        try:
            failed = receive(control)
        except EOFError:
            failed = LanguageError("the process that reads cannot be started; its lines on standard error say why")
        if failed is not None:
            self._end()
            raise failed

    def _end(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._mother is not None:
            self._mother.kill()
            self._mother.wait()
        self._control = self._mother = None
