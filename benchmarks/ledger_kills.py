"""Kill `communique add` (SIGKILL) at random moments and look at what it leaves.

    python benchmarks/ledger_kills.py [--kills 200]

A corpus of invented documents is added again and again, in processes forked from this one, which has loaded the
program, and killed each time after a random part of a run's time. After every kill `check` must find nothing, no
document may be there twice, and none that was there may be gone. At the end an undisturbed run must bring in the rest,
and the ledger hold what one undisturbed run alone gives. Exit status 1 when any of this fails.
"""

from __future__ import annotations

import json
import random
import signal
import time
from pathlib import Path
from typing import Protocol

from communique.cli.app import app
from communique.cli.late_commands import LateCommands
from communique.ledger import Ledger
from communique.reading import Reader

DOCUMENTS = 120


class Killable(Protocol):
    """A run, as `subprocess.Popen` tells of it."""

    def send_signal(self, number: int) -> None: ...
    def wait(self) -> int: ...


def corpus(path: Path) -> None:
    """Short invented readouts, one a line."""
    names = ("Macron", "Scholz", "Johnson", "Draghi", "Duda", "Trudeau")
    lines = (
        {
            "url": f"https://made.example/{n}", "date": f"2022-01-{n % 28 + 1:02d}", "issuer": "White House",
            "title": f"Call {n}",
            "text": f"President Biden spoke today with {names[n % 6]}. They agreed to send {n} trucks of aid.",
        }
        for n in range(DOCUMENTS)
    )  # fmt: skip
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def state(place: Path) -> tuple[set[str], list[str]]:
    """The addresses in a ledger, and what `check` and a look for doubles find wrong."""
    if not place.exists():
        return set(), []
    with Ledger.open(place) as ledger:  # killed before the tables were made, it is an empty file: they are made now
        found = [d.address for d in ledger.documents(limit=10 * DOCUMENTS)]
        faults = list(ledger.check())
    return set(found), faults + ([] if len(found) == len(set(found)) else ["a document is there twice"])


def contents(place: Path) -> list[tuple[object, ...]]:
    """Everything in a ledger but times and row numbers."""
    with Ledger.open(place) as ledger:
        made = sorted((d.address, d.text, d.revision, d.title) for d in ledger.documents(limit=10 * DOCUMENTS))
        rows = sorted((f.id, f.words) for kind in ("statement", "act", "commitment") for f in ledger.every(kind))
        contacts = sorted((c.channel, c.participants, str(c.start), c.accounts) for c in ledger.contacts(limit=10_000))
    return [*made, *rows, *contacts]


def add(lines: Path, place: Path) -> Killable:
    """Start one run."""
    from kills import forked  # beside this script

    return forked(lambda: app(["add", str(lines), "--ledger", str(place)]), place.with_suffix(".told"))


def trial(folder: Path, kills: int, seed: int = 0) -> list[str]:
    """Kill so many runs; gives what went wrong."""
    draw = random.Random(seed)
    lines, place, whole = folder / "corpus.jsonl", folder / "ledger.db", folder / "whole.db"
    corpus(lines)
    start = time.monotonic()
    add(lines, whole).wait()
    full = time.monotonic() - start
    wrong: list[str] = []
    before: set[str] = set()
    round_ = 0
    for number in range(kills):
        run = add(lines, place)
        time.sleep(draw.uniform(0.02, 0.35) * full)
        run.send_signal(signal.SIGKILL)
        run.wait()
        after, faults = state(place)
        wrong += [f"kill {number + 1}: {fault}" for fault in faults]
        if before - after:
            wrong.append(f"kill {number + 1}: {len(before - after)} documents are gone")
        before = after
        if len(after) == DOCUMENTS:  # all is in: begin anew, so that every kill meets work
            round_ += 1
            place = folder / f"ledger{round_}.db"
            before = set()
    add(lines, place).wait()
    if contents(place) != contents(whole):
        wrong.append("an undisturbed run after the kills does not give what one alone gives")
    return wrong


if __name__ == "__main__":
    from kills import report, with_one_thread

    with_one_thread()
    assert all(LateCommands().values())
    Reader().read("The President spoke with the Prime Minister on Monday.")  # what is loaded is loaded before a fork
    report(trial, 200)
