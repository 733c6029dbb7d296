"""One table of what reading costs: `make bench`, under ten minutes on two cores, all texts invented here.

    python benchmarks/bench.py [--scale 1.0]

Runs the scripts beside it one after the other: reading beside the bare parser, workers, Ray, memory, kills, growth.
`--scale` makes all of it smaller (0.1 to see that it runs).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bulk import corpus

HERE = Path(__file__).parent


def main() -> None:
    """Print the table; exit status 1 when a part failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=float, default=1.0)
    scale = parser.parse_args().scale

    def sized(many: int, least: int) -> str:
        return str(max(least, int(many * scale)))

    began, failed = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as name:
        lines = Path(name) / "texts.jsonl"
        corpus(lines, int(sized(200, 20)))
        for title, command in (
            ("Reading, one core", ["reading_speed.py", str(lines), "--limit", sized(150, 20), "--rounds", "2"]),
            ("The same as running prose", ["reading_speed.py", str(lines), "--limit", sized(150, 20), "--rounds", "2",
                                           "--texts"]),
            ("Workers, Ray, memory", ["bulk.py", "--documents", sized(5000, 100), "--one", sized(500, 100)]),
            ("Killed and begun again", ["bulk_kills.py", "--kills", sized(5, 2)]),
            ("Growth", ["growth.py", "--most", sized(100_000, 1000), "--formulas", sized(10_000, 1000),
                        "--speaker", sized(10_000, 1000)]),
        ):  # fmt: skip
            print(f"\n{title}", flush=True)
            failed |= subprocess.run([sys.executable, str(HERE / command[0]), *command[1:]], check=False).returncode
    print(f"\n{time.monotonic() - began:.0f} s in all")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
