"""Every list as CSV and JSON, and in a pipe a line a record."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app

TEXT = (
    "President Biden spoke on 14 January 2022 with President Macron of France. He promised to deliver grain by 1 March. "
    "They agreed to meet in Paris in March."
)
LISTS = {
    "list": "title", "contacts": "parties", "actor": "name", "commitments": "bound", "phrases": "", "agenda": "channel",
    "silences": "", "successions": "", "revisions": "", "search grain": "words", "judge list": "",
    "search grain --facets": "list", "search grain --concordance": "before",
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "a.md").write_text(
        f"---\ndate: 2022-01-17\nissuer: White House\ntitle: {'A long title, ' * 12}\n---\n{TEXT}"
    )
    assert CliRunner().invoke(app, ["add", str(folder / "a.md"), "--ledger", str(folder / "l.db")]).exit_code == 0
    return folder / "l.db"


def _told(place: Path, command: str, form: str) -> str:
    told = CliRunner().invoke(app, [*command.split(), "--ledger", str(place), "--format", form])
    assert told.exit_code == 0, told.output
    return told.stdout


@pytest.mark.parametrize(("command", "column"), LISTS.items())
def test_every_list_is_csv_with_the_rows_that_json_has(place: Path, command: str, column: str) -> None:
    rows = list(csv.DictReader(io.StringIO(_told(place, command, "csv").removeprefix("\ufeff"))))
    told = json.loads(_told(place, command, "json"))
    if column:
        assert column in rows[0]
    if isinstance(told, list):
        assert len(rows) == len(told)


def test_a_table_in_a_pipe_has_a_line_a_record(place: Path) -> None:
    lines = _told(place, "list", "table").splitlines()
    assert len(lines) == 2
    assert lines[1].split()[-1].startswith("d-")
    assert _told(place, "list", "table") == _told(place, "list", "text")


def test_words_in_a_pipe_are_not_broken(place: Path) -> None:
    assert any("deliver grain by 1 March" in line for line in _told(place, "search grain", "text").splitlines())


def test_one_actor_is_no_list(place: Path) -> None:
    told = CliRunner().invoke(app, ["actor", "person:joe-biden", "--ledger", str(place), "--format", "csv"])
    assert told.exit_code == 2
