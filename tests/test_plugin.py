"""The worked example of docs/extending.md: a format and an exporter in a package of their own, installed and used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "docs" / "plugin"
SUBTITLES = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
<v Olaf Scholz>We spoke with President Macron.

2
00:00:04.000 --> 00:00:06.000
<v Olaf Scholz>I said that talks must go on.
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("plugin")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps",
         "--no-build-isolation", "--target", str(place / "packages"), str(PACKAGE)],
        check=True, capture_output=True,
    )  # fmt: skip
    (place / "briefing.vtt").write_text(SUBTITLES)
    return place


def _run(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(place / "packages"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "communique", *words], cwd=place, env={**os.environ, "PYTHONPATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_an_added_format_is_read_and_an_added_exporter_writes(installed: Path) -> None:
    added = _run(installed, "add", "briefing.vtt", "--date", "2024-01-18", "--ledger", "own.db")
    assert added.returncode == 0, added.stderr
    told = _run(installed, "export", "speakers", "--ledger", "own.db")
    assert told.stdout.splitlines()[0] == "actor,name,statements"
    assert "person:olaf-scholz,Olaf Scholz," in told.stdout


def test_the_help_of_export_names_the_added_one_too(installed: Path) -> None:
    told = " ".join(_run(installed, "export", "--help").stdout.split())
    assert "bibtex, speakers." in told


def test_an_unknown_format_names_the_added_one_too(installed: Path) -> None:
    told = _run(installed, "export", "nothing", "--ledger", "own.db")
    assert told.returncode == 2
    assert "speakers" in told.stderr


def test_a_package_that_cannot_be_loaded_is_named(installed: Path, tmp_path: Path) -> None:
    facts = tmp_path / "broken-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text("[communique.formats]\nodd = nowhere:Format\n")
    (tmp_path / "a.txt").write_text("Putin thanked Macron.")
    done = subprocess.run(
        [sys.executable, "-m", "communique", "read", "a.txt"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])},
    )  # fmt: skip
    assert done.returncode == 1
    assert "the format 'odd' of broken cannot be loaded" in done.stderr
