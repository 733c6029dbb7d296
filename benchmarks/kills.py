"""What the scripts that kill runs share: the number of kills asked for, and what is printed at the end."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


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
