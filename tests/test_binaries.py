"""What is shipped and cannot be read by eye has its hash, its origin and the command that makes it."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "src" / "communique"
with (ROOT / "training" / "binaries.csv").open(encoding="utf-8", newline="") as _table:
    ROWS = list(csv.DictReader(_table, strict=True))


def _is_text(file: Path) -> bool:
    try:
        return "\0" not in file.read_text("utf-8")
    except UnicodeDecodeError:
        return False


def test_every_file_that_is_no_text_is_in_the_table() -> None:
    held = {str(f.relative_to(ROOT)) for f in SHIPPED.rglob("*") if f.is_file() and "__pycache__" not in f.parts}
    binary = {name for name in held if not _is_text(ROOT / name)}
    assert binary <= {row["file"] for row in ROWS} <= held
    assert len(binary) > 3


@pytest.mark.parametrize("row", ROWS, ids=lambda row: Path(row["file"]).name)
def test_a_file_is_what_the_table_says(row: dict[str, str]) -> None:
    assert hashlib.sha256((ROOT / row["file"]).read_bytes()).hexdigest() == row["sha256"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: Path(row["file"]).name)
def test_the_command_that_makes_it_is_there(row: dict[str, str]) -> None:
    for command in row["made by"].split("; "):
        if target := re.fullmatch(r"make (\w+)( .*)?", command):
            assert f"\n{target[1]}:" in (ROOT / "Makefile").read_text("utf-8")
        else:
            assert (ROOT / command).is_file(), command


@pytest.mark.parametrize("row", ROWS, ids=lambda row: Path(row["file"]).name)
def test_its_notice_names_it_what_it_starts_from_and_what_it_learnt_from(row: dict[str, str]) -> None:
    file = ROOT / row["file"]
    notice = " ".join((file.parent / "NOTICE").read_text("utf-8").split())
    assert file.name in notice
    assert row["starts from"].split(",")[0] in (notice + " nothing")
    assert row["learnt from"]
    assert row["licence of that"]
    if "unstated" in row["licence of that"]:
        assert re.search(r"licen\w+ .{0,60}unstated|no licence|mostly unstated|licences are unstated", notice)
