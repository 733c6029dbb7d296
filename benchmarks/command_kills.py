"""Kill commands at random moments and look at what they leave.

    python benchmarks/command_kills.py [--kills 1000]

Seven commands in turn, each on a copy of one small ledger of invented documents: add, judge, reread, backup, compare
(all views made anew, comparisons among them), publish, and migrate (a ledger is opened that stands at an older
migration). Each runs in a process forked from this one, which has loaded what an undisturbed run of the command loads,
so that kills fall on work and not on imports. The kernel ends it after a random part of the processor time that an
undisturbed run takes, however busy the machine is: by a timer whose signal nobody handles, so that no line of the
program runs after it. After every kill `check` must find nothing, every document and judgement that was there must be
there once, a backup that has its name must hold all; and the same command begun again must end well and give what an
undisturbed one gives. Exit status 1 when any of this fails.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from alembic.script import ScriptDirectory
from kills import Run, forked, report, with_one_thread  # beside this script

from communique.cli.app import app
from communique.cli.late_commands import LateCommands
from communique.ledger import Ledger
from communique.ledger.storage import upgrade
from communique.ledger.storage.engine import engine_of
from communique.ledger.views.refresh import refresh
from communique.reading import Reader

DOCUMENTS = 8
OLDER = "0005"
"""The migration at which the ledger stands that is brought forward."""
NOW = dt.datetime(2022, 2, 1, tzinfo=dt.UTC)
_NAMES = ("Macron", "Scholz", "Johnson", "Draghi")


@dataclass(frozen=True)
class Command:
    """A command: what is run on a ledger, what lies beside it, and what it must have given when it ended."""

    name: str
    run: Callable[[Path], list[str]]
    made: Callable[[Path], object] = lambda place: None


def line(number: int) -> dict[str, str]:
    """An invented readout as a line of a corpus."""
    return {
        "url": f"https://made.example/{number}", "date": f"2022-01-{number % 28 + 1:02d}", "issuer": "White House",
        "title": f"Call {number}",
        "text": f"President Biden spoke today with {_NAMES[number % 4]}. They agreed to send {number} trucks of aid.",
    }  # fmt: skip


def base(folder: Path) -> Path:
    """The ledger that every run gets a copy of; a corpus of further documents lies beside it."""
    folder.joinpath("first.jsonl").write_text("".join(json.dumps(line(n)) + "\n" for n in range(DOCUMENTS)))
    folder.joinpath("more.jsonl").write_text(
        "".join(json.dumps(line(n)) + "\n" for n in range(DOCUMENTS, 2 * DOCUMENTS))
    )
    place = folder / "base.db"
    _done(["add", str(folder / "first.jsonl"), "--ledger", str(place)], folder)
    with Ledger.open(place) as ledger:
        refresh(ledger)
    return place


def contents(place: Path) -> object:
    """Everything that a ledger says, but times and row numbers."""
    with Ledger.open(place) as ledger:
        made = sorted((d.address, d.text, d.revision, d.title) for d in ledger.documents(limit=1000))
        rows = sorted(
            (f.id, f.words, str(f.verdict)) for kind in ("statement", "act", "commitment") for f in ledger.every(kind)
        )
        judged = sorted((j.verb, str(j.record), j.author, j.reason) for j in ledger.judgements(limit=1000))
    return made, rows, judged


def faults(place: Path) -> list[str]:
    """What `check` and a look for doubles find wrong."""
    with Ledger.open(place) as ledger:
        refresh(ledger)
        found = [d.address for d in ledger.documents(limit=1000)]
        wrong = list(ledger.check())
        wrong += ["a document is there twice"] if len(found) != len(set(found)) else []
        wrong += ["a document is gone"] if len(found) < DOCUMENTS else []
    return wrong


def commands(place: Path) -> list[Command]:
    """The commands, over a ledger like the one at `place`."""
    with Ledger.open(place, reader=Reader()) as ledger:
        target = next(iter(ledger.every("act"))).id
    return [
        Command("add", lambda at: ["add", str(place.parent / "more.jsonl"), "--ledger", str(at)], contents),
        Command("judge", lambda at: ["judge", "reject", target, "--author", "ann", "--reason", "a test", "--ledger", str(at)]),
        Command("reread", lambda at: ["reread", "--all", "--ledger", str(at)], contents),
        Command("backup", lambda at: ["backup", str(_copy(at)), "--ledger", str(at)], lambda at: contents(_copy(at))),
        Command("compare", lambda at: ["check", "--mend", "--ledger", str(at)], contents),
        Command("publish", lambda at: ["publish", str(_site(at)), "--today", "2022-02-01", "--ledger", str(at)], lambda at: _files(_site(at))),
        Command("migrate", lambda at: [], contents),
    ]  # fmt: skip


def _copy(place: Path) -> Path:
    return place.with_suffix(".copy")


def _site(place: Path) -> Path:
    return place.with_suffix(".site")


def _files(folder: Path) -> dict[str, int]:
    return {str(f.relative_to(folder)): f.stat().st_size for f in sorted(folder.rglob("*")) if f.is_file()}


def _work(command: Command, place: Path) -> None:
    if command.name == "migrate":
        Ledger.open(place).close()
    else:
        app(command.run(place))


def _started(command: Command, place: Path, seconds: float = 0) -> Run:
    return forked(lambda: _work(command, place), place.with_suffix(".told"), seconds)


def _loaded(command: Command, from_: Path, place: Path) -> None:
    """Load here what a run loads, so that a fork need not: a run in a child tells its modules, for a run here might
    leave a thread.
    """
    names = place.with_suffix(".modules")

    def work() -> None:
        try:
            _work(command, place)
        finally:
            names.write_text("\n".join(sys.modules))

    _laid_out(command, from_, place)
    forked(work, place.with_suffix(".told")).ended()
    for name in names.read_text().split("\n"):
        with suppress(ImportError):  # a library's own name for what is not there
            import_module(name)
    _cleared(place)


def _done(told: list[str], folder: Path) -> None:
    code, _, words = forked(lambda: app(told), folder / "made.told").ended()
    if code:
        raise SystemExit(words)


def _behind(place: Path, older: str) -> None:
    """Make an empty ledger that stands at an older migration."""
    real = ScriptDirectory._upgrade_revs
    ScriptDirectory._upgrade_revs = lambda self, to, now: real(self, older, now)  # type: ignore[method-assign]
    backend = engine_of(str(place), True, 15)
    upgrade.up_to_date(backend, True)
    backend.engine.dispose()


def _laid_out(command: Command, from_: Path, place: Path) -> None:
    """A place for a run: a copy of the ledger, or for `migrate` an empty one of an older version."""
    if command.name == "migrate":
        forked(lambda: _behind(place, OLDER), place.with_suffix(".told")).ended()
    else:
        shutil.copy(from_, place)


def _cleared(place: Path) -> None:
    for file in place.parent.glob(place.stem + ".*"):
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def one(command: Command, from_: Path, place: Path, seconds: float, whole: object) -> list[str] | None:
    """Kill one run after so many seconds of the processor; what is wrong then, and when it was begun again. Gives None
    where it ended before.
    """
    _laid_out(command, from_, place)
    if _started(command, place, seconds).ended()[0] != -signal.SIGPROF:
        _cleared(place)
        return None
    wrong = [] if command.name == "migrate" else faults(place)
    if command.name == "backup" and _copy(place).exists() and contents(_copy(place)) != whole:
        wrong.append("a backup stands under its name and does not hold all")
    if command.name == "backup" and _copy(place).exists():
        _copy(place).unlink()
    if command.name == "judge":
        with Ledger.open(place) as ledger:
            if len(ledger.judgements()) > 0:
                _cleared(place)
                return wrong  # it stands: to say it again would be another
    code, _, told = _started(command, place).ended()
    if code:
        wrong.append(f"begun again it ends with {code}: {told}")
    elif command.made(place) != whole:
        wrong.append("begun again it does not give what one run alone gives")
    elif command.name != "migrate":
        wrong += faults(place)
    _cleared(place)
    return wrong


def trial(folder: Path, kills: int, seed: int = 0) -> list[str]:
    """Kill so many runs; gives what went wrong."""
    draw = random.Random(seed)
    # What is loaded is loaded before a fork.
    assert all(LateCommands().values())
    Reader().read("The President spoke with the Prime Minister on Monday.")
    from_ = base(folder)
    known = commands(from_)
    alone = {command.name: _alone(command, from_, folder / "alone.db") for command in known}
    wrong: list[str] = []
    killed: Counter[str] = Counter()
    while killed.total() < kills:
        command = known[killed.total() % len(known)]
        took, whole = alone[command.name]
        found = one(command, from_, folder / "killed.db", draw.uniform(0.2, 1.0) * took, whole)
        if found is None:
            continue  # another moment
        killed[command.name] += 1
        for fault in found:
            wrong.append(f"{command.name}, kill {killed[command.name]}: {fault}")
            print(wrong[-1], flush=True)
        if killed.total() % 70 == 0 or killed.total() == kills:
            print(f"{killed.total()} kills, {len(wrong)} faults: {dict(killed)}", flush=True)
    return wrong


def _alone(command: Command, from_: Path, place: Path) -> tuple[float, object]:
    """The seconds of the processor that an undisturbed run takes, and what it gives."""
    _loaded(command, from_, place)
    _laid_out(command, from_, place)
    code, took, told = _started(command, place).ended()
    if code:
        raise SystemExit(f"{command.name} alone ends with {code}: {told}")
    whole = command.made(place)
    _cleared(place)
    return took, whole


if __name__ == "__main__":
    with_one_thread()
    report(trial, 1000)
