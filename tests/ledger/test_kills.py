"""The short form of benchmarks/ledger_kills.py: a run that is killed loses nothing and leaves no half."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.started import Program, Run

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "ledger_kills.py"


def test_a_killed_run_leaves_whole_documents_only(
    tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs of a program that is loaded, so that they are killed at their work."""

    def add(lines: Path, place: Path) -> Run:
        return program.start(["add", lines, "--ledger", place])

    spec = importlib.util.spec_from_file_location("ledger_kills", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "DOCUMENTS", 12)
    monkeypatch.setattr(script, "add", add)
    assert script.trial(tmp_path, kills=2, seed=4) == []
