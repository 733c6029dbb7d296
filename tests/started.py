"""The command line in processes that are forked from one which has loaded it: what is tried is its work, not its start.

That loading is sound, and what it takes, is for tests that start the program itself.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, NoReturn

ROOT = Path(__file__).parent.parent
_SERVE = "import sys; from tests.started import serve; serve(int(sys.argv[1]))"
_FIRST = "The President spoke with the Prime Minister on Monday. They agreed to meet in May, he said."
_MESSAGE = 1 << 20
"""Bytes that one run is told in, at most."""


class Run:
    """One run, as `subprocess.Popen` tells of it."""

    def __init__(self, way: socket.socket) -> None:
        self._way = way
        self._told = way.makefile("r", encoding="ascii")
        self.pid = int(self._told.readline())

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait(self) -> int:
        """How it ended: its exit status, or less than nothing where a signal ended it."""
        with self._way, self._told:
            return int(self._told.readline())


class Program:
    """A process with everything loaded; in the locale C, where output must be UTF-8 all the same."""

    def __init__(self) -> None:
        self._control, hers = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        env = {**os.environ, "LC_ALL": "C", "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}
        with hers:
            self._mother = subprocess.Popen(
                [sys.executable, "-c", _SERVE, str(hers.fileno())], pass_fds=[hers.fileno()], stdin=subprocess.DEVNULL,
                env=env,
            )  # fmt: skip
        assert self._control.recv(1), "the program cannot be loaded"

    def close(self) -> None:
        self._control.close()
        self._mother.wait()

    def start(
        self, words: Sequence[str | Path], stdin: IO[bytes] | None = None, stdout: IO[bytes] | None = None,
        stderr: IO[bytes] | None = None, cwd: Path | None = None, env: Mapping[str, str] | None = None,
    ) -> Run:  # fmt: skip
        """Start a run: words after `communique`, or after `python` where the first of them is a file of Python."""
        mine, its = socket.socketpair()
        told = {"words": [str(w) for w in words], "cwd": str(cwd or Path.cwd()), "env": dict(env or os.environ)}
        with its, open(os.devnull, "r+b") as nothing:  # noqa: PTH123 - no file
            files = [one or nothing for one in (stdin, stdout, stderr)]
            numbers = [its.fileno(), *(one.fileno() for one in files)]
            socket.send_fds(self._control, [json.dumps(told).encode()], numbers)
        return Run(mine)

    def run(
        self, words: Sequence[str | Path], stdin: bytes = b"", *, one_stream: bool = False, cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:  # fmt: skip
        """Run it to its end; with `one_stream` what it complains of stands among what it prints."""
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            code = self.start(words, given, out, out if one_stream else err, cwd, env).wait()
            for one in (out, err):
                one.seek(0)
            return subprocess.CompletedProcess(list(words), code, out.read(), err.read())


def serve(number: int) -> None:
    """In the process: load everything, then fork for each run that is asked for."""
    from communique import read
    from communique.cli.late_commands import LateCommands

    assert all(LateCommands().values())
    read(_FIRST)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who tends a run is not waited for
    control = socket.socket(fileno=number)
    control.send(b"r")
    while True:
        told, numbers, _, _ = socket.recv_fds(control, _MESSAGE, 4)
        if not told:
            return
        if os.fork() == 0:
            control.close()
            _tend(json.loads(told), *numbers)
        for one in numbers:
            os.close(one)


def _tend(told: Mapping[str, object], way: int, *streams: int) -> NoReturn:
    """Start the run itself, tell its number, and at its end how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = os.fork()
    if child == 0:
        os.close(way)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        for number, one in enumerate(streams):
            os.dup2(one, number)
            os.close(one)
        _work(**told)  # type: ignore[arg-type] # as `start` told it
    for one in streams:
        os.close(one)
    os.write(way, f"{child}\n".encode())
    _, status = os.waitpid(child, 0)
    os.write(way, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _work(words: list[str], cwd: str, env: dict[str, str]) -> NoReturn:
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    code: object = 0
    try:
        if words[:1] and words[0].endswith(".py"):
            sys.argv, sys.path[0] = words, str(Path(words[0]).parent.resolve())
            runpy.run_path(words[0], run_name="__main__")
        else:
            from communique.cli import main

            sys.argv = ["communique", *words]
            main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    for one in (sys.stdout, sys.stderr):
        if not one.closed:
            one.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
