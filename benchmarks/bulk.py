"""Bulk reading: two workers beside one, Ray beside processes, memory a worker, on made-up documents.

    python benchmarks/bulk.py [--documents 5000] [--one 1500] [--memory 5000] [--no-ray]

Workers: `--one` documents are read by one process and by two, whole runs from start to end, by turns. Ray:
`--documents` by two processes and by two actors. Memory: one process reads `--memory` documents, its resident
memory taken after each tenth (50,000 shows that it stays flat). All texts are invented here.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from pathlib import Path

PEOPLE = ("Macron", "Scholz", "Johnson", "Draghi", "Duda", "Trudeau", "Zelenskyy", "Erdogan")
DONE = ("agreed to continue close consultations", "promised to send aid", "called for an end to the attacks",
        "reaffirmed their support for its sovereignty", "warned of severe consequences", "discussed energy security")  # fmt: skip


def corpus(path: Path, documents: int) -> None:
    """Invented readouts of some sixty words, each with words of its own."""
    draw = random.Random(9)
    with path.open("w", encoding="utf-8") as out:
        for n in range(documents):
            one, other = draw.sample(PEOPLE, 2)
            place = "".join(draw.choices("bdfgklmnprstv", k=3)) + "ania"
            text = (
                f"President Biden spoke today with {one} of the situation in {place.title()}. He thanked {other} for the "
                f"{n} trucks of aid that were sent in the last weeks. The leaders {draw.choice(DONE)}. “We will stand "
                f"with the people of {place.title()} as long as it takes,” {one} said. They {draw.choice(DONE)} and "
                "will meet again next month."
            )
            told = {"url": f"https://made.example/{n}", "date": f"2022-{n % 12 + 1:02d}-{n % 28 + 1:02d}", "text": text}
            out.write(json.dumps({**told, "issuer": "White House"}) + "\n")


def timed(lines: Path, out: Path, engine: str, workers: int) -> float:
    """Seconds of a whole run, models loaded in it."""
    from communique.bulk.processes import run
    from communique.bulk.run import read

    del run  # loaded before the clock starts
    began = time.perf_counter()
    read(lines, out, engine=engine, workers=workers, size_of_shard=50)  # type: ignore[arg-type]
    return time.perf_counter() - began


def by_one_process(lines: Path, out: Path) -> float:
    """Seconds of a whole run of one worker in a process of its own, as two workers are."""
    import subprocess
    import sys

    command = [sys.executable, "-m", "communique.cli", "bulk", "read", str(lines), "--out", str(out)]
    began = time.perf_counter()
    subprocess.run([*command, "--workers", "1", "--shard", "50"], check=True, capture_output=True)
    return time.perf_counter() - began


def resident() -> float:
    """This process's resident memory in MB (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def workers_rows(folder: Path, documents: int) -> list[tuple[str, str]]:
    """What two workers do beside one."""
    lines = folder / "one.jsonl"
    corpus(lines, documents)
    one = by_one_process(lines, folder / "one")
    two = timed(lines, folder / "two", "local", 2)
    return [
        ("one worker", f"{documents / one:.1f} documents/s ({documents:,} in {one:.0f} s)"),
        ("two workers beside one", f"{one / two:.2f} times"),
    ]


def ray_rows(folder: Path, documents: int, one: int) -> list[tuple[str, str]]:
    """What Ray costs over processes, and two of its actors beside one."""
    lines, fewer = folder / "many.jsonl", folder / "one.jsonl"
    corpus(lines, documents)
    local = timed(lines, folder / "local", "local", 2)
    ray = timed(lines, folder / "ray", "ray", 2)
    out = [(f"Ray over local, {documents:,} documents", f"{(ray / local - 1) * 100:+.0f} % ({ray:.0f} s, {local:.0f} s)")]
    if fewer.exists():
        single, double = (timed(fewer, folder / f"ray-{n}", "ray", n) for n in (1, 2))
        out.append((f"two actors beside one, {one:,} documents", f"{single / double:.2f} times (Ray's start in both)"))
    return out


def memory_rows(folder: Path, documents: int) -> list[tuple[str, str]]:
    """Resident memory of a worker after each tenth of the documents."""
    from communique.bulk.run import read

    lines, taken = folder / "memory.jsonl", [resident()]
    corpus(lines, documents)
    tenth, seen = documents // 10, [0]

    def step(now: object) -> None:
        done = now.documents  # type: ignore[attr-defined]
        if done - seen[0] >= tenth:
            seen[0] = done
            taken.append(resident())

    read(lines, folder / "memory", workers=1, size_of_shard=200, step=step)
    told = ", ".join(f"{mb:.0f}" for mb in taken[1:])
    return [(f"memory over {documents:,} documents", f"{told} MB")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--one", type=int, default=1500)
    parser.add_argument("--memory", type=int, default=5000)
    parser.add_argument("--no-ray", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for row in workers_rows(folder, told.one):
            print(f"{row[0]:<44} {row[1]}", flush=True)
        for row in [] if told.no_ray else ray_rows(folder, told.documents, told.one):
            print(f"{row[0]:<44} {row[1]}", flush=True)
        for row in memory_rows(folder, told.memory):
            print(f"{row[0]:<44} {row[1]}", flush=True)


if __name__ == "__main__":
    main()
