"""Kill `communique bulk read` (SIGKILL) at random moments, begin it again, and compare the bytes at the end.

    python benchmarks/bulk_kills.py [--kills 20]

Each trial kills a run once or more, lets the last one end, and holds the folder against that of an undisturbed
run. Exit status 1 when a byte differs.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

NAMES = ("Macron", "Scholz", "Johnson", "Draghi", "Duda", "Trudeau")


def corpus(path: Path, documents: int) -> None:
    """Short invented readouts, one a line, and a line that is none."""
    with path.open("w", encoding="utf-8") as out:
        for n in range(documents):
            text = f"President Biden spoke today with {NAMES[n % 6]}. They agreed to send {n} trucks of aid."
            told = {"url": f"https://made.example/{n}", "date": f"2022-01-{n % 28 + 1:02d}", "text": text}
            out.write(json.dumps({**told, "issuer": "White House"}) + "\n")
        out.write("no JSON\n")


def start(lines: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    """One run."""
    command = [sys.executable, "-m", "communique.cli", "bulk", "read", str(lines), "--out", str(out)]
    command += ["--workers", str(workers), "--shard", "8"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file and its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def trial(folder: Path, kills: int, documents: int = 150, seed: int = 0) -> list[str]:
    """Kill so many runs; gives what went wrong."""
    draw = random.Random(seed)
    lines = folder / "corpus.jsonl"
    corpus(lines, documents)
    began = time.monotonic()
    start(lines, folder / "whole", 1).wait()
    full = time.monotonic() - began
    whole = contents(folder / "whole")
    wrong = [] if "manifest.json" in whole else ["the undisturbed run did not end"]
    killed = number = 0
    while killed < kills:
        out = folder / f"killed-{number}"
        number += 1
        for _ in range(min(draw.randint(1, 4), kills - killed)):
            run = start(lines, out, draw.randint(1, 2))
            time.sleep(draw.uniform(0.2, 0.95) * full)
            run.send_signal(signal.SIGKILL)
            run.wait()
            killed += 1
        start(lines, out, draw.randint(1, 2)).wait()
        if contents(out) != whole:
            wrong.append(f"folder {number}: other bytes than an undisturbed run's")
    return wrong


if __name__ == "__main__":
    from kills import report

    report(trial, 20)
