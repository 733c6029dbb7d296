"""What docs/ledger.md shows runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from communique.cli.app import app

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text("utf-8")


def test_the_python_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "docs/ledger.md", "exec"), {})
    assert (tmp_path / "ledger.db").exists()


def test_every_command_of_the_page_exists() -> None:
    named = set(re.findall(r"^    communique (\w+)", PAGE, re.M))
    assert len(named) > 15
    known = typer.main.get_command(app)
    assert named <= set(known.commands)  # type: ignore[attr-defined]
