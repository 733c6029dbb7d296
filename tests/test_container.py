"""The container has what the program needs; where Docker is there, it is built and answers."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILE = (ROOT / "Dockerfile").read_text("utf-8")


def _docker() -> bool:
    tool = shutil.which("docker")
    return bool(tool) and subprocess.run([tool, "info"], capture_output=True).returncode == 0


def test_all_that_is_copied_is_there_and_let_in() -> None:
    copied = [word.removeprefix("./") for line in FILE.splitlines() if line.startswith("COPY ") and "--from" not in line
              for word in line.split()[1:-1]]  # fmt: skip
    let_in = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")]
    assert sorted(copied) == sorted(let_in)
    assert all((ROOT / name).exists() for name in copied)


def test_the_lock_of_the_container_has_what_the_workspace_needs_in_the_versions_that_are_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["web"]]
    pinned = re.compile(r"^([A-Za-z0-9._-]+)(?:\[\S+\])?==(\S+)", re.M)
    locked = set(pinned.findall((ROOT / "requirements-web.lock").read_text("utf-8")))
    names = {name.lower() for name, _ in locked}
    assert {re.split(r"[<>=\[]", one)[0].lower() for one in needed} <= names
    assert locked <= set(pinned.findall((ROOT / "requirements-dev.lock").read_text("utf-8")))


def test_what_is_kept_is_on_the_volume() -> None:
    assert "VOLUME /data" in FILE
    assert "XDG_DATA_HOME=/data" in FILE
    assert "USER reader" in FILE


@pytest.mark.skipif(not _docker(), reason="needs Docker and its daemon")
def test_the_container_is_built_and_says_its_version() -> None:
    subprocess.run(["docker", "build", "--quiet", "-t", "communique-test", str(ROOT)], check=True)
    told = subprocess.run(
        ["docker", "run", "--rm", "communique-test", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("communique ")
