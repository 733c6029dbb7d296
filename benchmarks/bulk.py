"""Bulk reading: two workers beside one, Ray beside processes, memory a worker, on made-up documents.

    python benchmarks/bulk.py [--documents 5000] [--one 1000] [--words 180] [--no-ray]

Whole runs from start to end, models loaded in them. Workers: `--one` documents are read by one process and by two.
Ray: `--documents` by two processes and by two actors, `--one` by one actor and by two; beside each whole run stands
its rate from the moment at which every worker had ended a shard, the start left out. Memory: that of the one process,
after each tenth of its documents (`--one 50000 --no-ray` shows that it stays flat). All texts are invented here, of
the length that half of 1,400 real press releases, readouts and transcripts have (`--words`).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

SHARD = 50

WORDS = 180
"""Words of a made-up document: half of 1,400 real press releases, readouts and transcripts have fewer."""
PEOPLE = ("Macron", "Scholz", "Johnson", "Draghi", "Duda", "Trudeau", "Zelenskyy", "Erdogan")
DONE = (
    "agreed to continue close consultations",
    "promised to send aid",
    "called for an end to the attacks",
    "reaffirmed their support for its sovereignty",
    "warned of severe consequences",
    "discussed energy security",
)
MORE = (
    "The President thanked {other} for the work of the joint commission on the reconstruction of the ports of {place}.",
    "The two sides underlined that the monitors must be able to reach every crossing without delay or conditions.",
    "{one} welcomed the decision of the partners to provide {n} generators and {m} tonnes of grain before the winter.",
    "They also spoke of the preparations for the summit in {place}, at which ministers will present a common proposal.",
    "{other} said that his government would host the next round of talks if both delegations accepted the agenda.",
    "“Nobody in {place} will be left alone with these threats,” {one} said after the meeting with the prime minister.",
    "The ministers of finance were instructed to report on the remaining questions within the next {m} days.",
    "The leaders {done} and instructed their teams to stay in touch through the agreed channels.",
)


def corpus(path: Path, documents: int, words: int = WORDS) -> None:
    """Invented readouts of about so many words, each with words of its own."""
    draw = random.Random(9)
    with path.open("w", encoding="utf-8") as out:
        for n in range(documents):
            one, other = draw.sample(PEOPLE, 2)
            place = ("".join(draw.choices("bdfgklmnprstv", k=3)) + "ania").title()
            told = [
                f"President Biden spoke today with {one} of {place}. They {draw.choice(DONE)} and will meet again soon."
            ]
            while sum(len(sentence.split()) for sentence in told) < words - 10:
                names = {"one": one, "other": other, "place": place, "n": n, "m": n % 90 + 10}
                told.append(draw.choice(MORE).format(**names, done=draw.choice(DONE)))
            about = {"url": f"https://made.example/{n}", "date": f"2022-{n % 12 + 1:02d}-{n % 28 + 1:02d}"}
            out.write(json.dumps({**about, "text": "\n\n".join(told), "issuer": "White House"}) + "\n")


class Run(NamedTuple):
    """Seconds of a whole run, documents a second after its start, and MB of this process after each tenth."""

    whole: float
    rate: float
    memory: list[float]


def timed(lines: Path, out: Path, engine: str, workers: int, documents: int) -> Run:
    """A whole run over so many documents, models loaded in it."""
    from communique.bulk.processes import run
    from communique.bulk.run import read

    del run  # loaded before the clock starts
    marks: list[tuple[float, int]] = []
    memory: list[float] = []

    def step(now: Any) -> None:
        marks.append((time.perf_counter(), now.documents))
        if now.documents >= documents * (len(memory) + 1) / 10:
            memory.append(resident())

    began = time.perf_counter()
    read(lines, out, engine=engine, workers=workers, size_of_shard=SHARD, step=step)  # type: ignore[arg-type]
    whole = time.perf_counter() - began
    first, last = marks[min(workers, len(marks) - 1)], marks[-1]
    return Run(whole, (last[1] - first[1]) / max(last[0] - first[0], 1e-9), memory)


def resident() -> float:
    """Resident memory of this process in MB (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def workers_rows(folder: Path, documents: int, words: int) -> list[tuple[str, str]]:
    """What two workers do beside one."""
    lines = folder / "one.jsonl"
    corpus(lines, documents, words)
    one, two = (timed(lines, folder / f"local-{n}", "local", n, documents) for n in (1, 2))
    return [
        (f"one worker, {documents:,} documents", f"{documents / one.whole:.1f} documents/s ({one.whole:.0f} s)"),
        ("its memory, by tenths", ", ".join(f"{mb:.0f}" for mb in one.memory) + " MB"),
        ("two workers beside one", _beside(one, two)),
    ]


def _beside(one: Run, two: Run) -> str:
    return f"{one.whole / two.whole:.2f} times; {two.rate / one.rate:.2f} after the start"


def ray_rows(folder: Path, documents: int, one: int, words: int) -> list[tuple[str, str]]:
    """What Ray costs over processes, and two of its actors beside one."""
    lines, fewer = folder / "many.jsonl", folder / "one.jsonl"
    corpus(lines, documents, words)
    local, ray = (timed(lines, folder / engine, engine, 2, documents) for engine in ("local", "ray"))
    single, double = (timed(fewer, folder / f"ray-{n}", "ray", n, one) for n in (1, 2))
    return [
        (f"Ray over local, {documents:,} documents",
         f"{ray.whole / local.whole - 1:+.0%} ({ray.whole:.0f} s, {local.whole:.0f} s); "
         f"{local.rate / ray.rate - 1:+.0%} after the start"),
        (f"two actors beside one, {one:,} documents", _beside(single, double)),
    ]  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--one", type=int, default=1000)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--no-ray", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        parts = [lambda: workers_rows(folder, told.one, told.words)]
        if not told.no_ray:
            parts.append(lambda: ray_rows(folder, told.documents, told.one, told.words))
        for part in parts:
            for name, figure in part():
                print(f"{name:<44} {figure}", flush=True)


if __name__ == "__main__":
    main()
