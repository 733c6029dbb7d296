"""The runtime of the networks tells nobody that it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

READ = (
    "import os, communique; before = dict(os.environ); "
    "print(len(communique.read('Putin thanked Macron.').acts)); assert dict(os.environ) == before"
)


def test_a_reading_leaves_nothing_in_the_home_and_the_environment_as_it_was(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    done = subprocess.run(
        [sys.executable, "-c", READ], env={**env, "HOME": str(home)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "1"
    assert [str(one.relative_to(home)) for one in home.rglob("*") if one.is_file()] == []


def test_the_runtime_is_imported_in_one_place() -> None:
    package = Path(__file__).parents[2] / "src" / "communique"
    lines = [
        (path.name, line)
        for path in package.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if "onnxruntime" in line
        and ("import " in line or "import_module" in line)
        and not line.lstrip().startswith('"')
    ]
    typed = "from onnxruntime import InferenceSession"
    assert [name for name, line in lines if line.strip() != typed] == ["sessions.py"]
