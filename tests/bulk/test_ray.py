"""Ray gives the bytes that the local engine gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from communique.bulk.run import read
from tests.bulk.test_read import contents, corpus


def test_ray_writes_the_same_bytes(tmp_path: Path) -> None:
    one = corpus(tmp_path / "a.jsonl", 4)
    read(one, tmp_path / "here", workers=1, size_of_shard=2)
    command = [
        "bulk",
        "read",
        str(one),
        "--out",
        str(tmp_path / "ray"),
        "--engine",
        "ray",
        "--workers",
        "1",
        "--shard",
        "2",
    ]
    ran = subprocess.run(
        [sys.executable, "-m", "communique.cli", *command], capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    assert contents(tmp_path / "ray") == contents(tmp_path / "here")
