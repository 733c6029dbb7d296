"""The process that holds what reading needs, loaded once, and forks one child for each job.

It does nothing itself, in one thread (ONNX Runtime has one more, which its sessions of one thread do not use). Over its
control socket comes a socket for each job; the child that it forks reads the job there, holds itself to its limits, and
answers. When a child has ended the mother says on the same socket how, and what it took. It ends with the program that
started it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import selectors
import signal
import socket
import sys
from typing import Any

from communique.actors import current_registry
from communique.apart.jobs import JOBS
from communique.apart.limits import hold_to
from communique.apart.wire import receive, send
from communique.errors import CommuniqueError, Unreadable
from communique.reading import Reader

_FIRST = "The President spoke with the Prime Minister on Monday. They agreed to meet in May, he said."


def main(number: int) -> None:
    """Serve the control socket of that file number until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program that started this one
    control = socket.socket(fileno=number)
    try:
        reader = Reader(current_registry())
        reader.read(_FIRST)
    except CommuniqueError as error:
        send(control, error)
        return
    gc.collect()
    gc.freeze()  # pages of memory that no child touches are shared with it
    send(control, None)
    _Mother(control, reader).serve()


class _Mother:
    def __init__(self, control: socket.socket, reader: Reader) -> None:
        self._control, self._reader = control, reader
        self._children: dict[int, socket.socket] = {}

    def serve(self) -> None:
        """Fork for every socket that comes, tell of every child that ends."""
        woken, waking = socket.socketpair()
        for one in (woken, waking):
            one.setblocking(False)
        signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._control, selectors.EVENT_READ)
            waiting.register(woken, selectors.EVENT_READ)
            while True:
                for key, _ in waiting.select():
                    if key.fileobj is woken:
                        woken.recv(4096)
                    elif not self._forked():
                        return
                self._reaped()

    def _forked(self) -> bool:
        told, numbers, _, _ = socket.recv_fds(self._control, 1, 1)
        if not told:
            return False
        way = socket.socket(fileno=numbers[0])
        child = os.fork()
        if child:
            self._children[child] = way
            return True
        self._control.close()
        for other in self._children.values():
            other.close()
        signal.set_wakeup_fd(-1)
        _child(way, self._reader)
        return False  # not reached: the child has ended

    def _reaped(self) -> None:
        while self._children:
            child, status, took = os.wait4(-1, os.WNOHANG)
            if not child:
                return
            # nobody may wait for this answer any more
            with self._children.pop(child) as way, contextlib.suppress(OSError):
                send(way, (os.waitstatus_to_exitcode(status), took.ru_utime + took.ru_stime))


def _child(way: socket.socket, reader: Reader) -> None:
    """Do one job and end, whatever happens."""
    code = 1
    try:
        job, given, limits = receive(way)
        hold_to(*limits)
        told: list[str] = []
        reader.tell = told.append
        send(way, (*_outcome(job, reader, given), told))
        code = 0
    except MemoryError:
        code = MEMORY
    finally:
        sys.stderr.flush()
        os._exit(code)


MEMORY = 86
"""How a child ends that had no memory left."""


def _outcome(job: str, reader: Reader, given: tuple[Any, ...]) -> tuple[bool, Any]:
    """Whether the job gave something, and that or its error."""
    try:
        return True, JOBS[job](reader, *given)
    except MemoryError:
        raise
    except CommuniqueError as error:
        return False, error
    except Exception as error:  # what nobody foresaw is told in one line, as in `read`
        return False, Unreadable(f"the text: cannot be read ({type(error).__name__})")
