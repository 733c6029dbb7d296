"""What the scripts that kill runs share: runs in forks, the number of kills asked for, what is printed at the end."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from communique.apart.process import ONE_THREAD


@dataclass(frozen=True)
class Run:
    """A run in a process of its own, and the file that it complains to."""

    pid: int
    told: Path

    def send_signal(self, number: int) -> None:
        """As `subprocess.Popen` has it."""
        os.kill(self.pid, number)

    def wait(self) -> int:
        """As `subprocess.Popen` has it."""
        return self.ended()[0]

    def ended(self) -> tuple[int, float, str]:
        """Wait for its end: its status, the seconds of the processor that it took, and what it complained of."""
        _, status, used = os.wait4(self.pid, 0)
        words = self.told.read_text("utf-8", "replace")[-300:]
        return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, words


def forked(work: Callable[[], object], told: Path, seconds: float = 0) -> Run:
    """Begin some work in a child of this process; it is killed when it has used so many seconds, if any are told."""
    told.touch()
    if pid := os.fork():
        return Run(pid, told)
    code = 1
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        for number, file in ((1, os.devnull), (2, str(told))):
            os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    finally:
        os._exit(code)


def with_one_thread() -> None:
    """Begin anew with one thread, which a process that forks must have: libraries look as they load."""
    if not ONE_THREAD.items() <= os.environ.items():
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})


def report(trial: Callable[[Path, int], list[str]], kills: int) -> None:
    """Run a trial in a folder of its own; print what went wrong, or that nothing did. Exit status 1 for a fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=kills)
    kills = parser.parse_args().kills
    with tempfile.TemporaryDirectory() as folder:
        wrong = trial(Path(folder), kills)
    for line in wrong:
        print(line)
    print(f"{kills} kills, {len(wrong)} faults")
    sys.exit(bool(wrong))
