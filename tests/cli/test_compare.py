from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from communique.cli.app import app

HEAD = '---\ndate: 2021-05-25\nissuer: "White House"\n---\n'
TEXT = "President Biden spoke today with President Vladimir Putin of Russia. President Biden urged Russia to withdraw."


def run(*arguments: str):
    return CliRunner().invoke(app, ["compare", *arguments])


def test_files_with_front_matter_are_compared_in_every_form(tmp_path: Path) -> None:
    a, b = tmp_path / "a.md", tmp_path / "b.md"
    a.write_text(HEAD + TEXT, "utf-8")
    b.write_text(HEAD + TEXT + " The leaders agreed to meet in Vienna.", "utf-8")
    made = json.loads(run(str(a), str(b), "--format", "json").stdout)
    assert made["summary"]["only"] == [0, 1]
    assert "Told by one" in run(str(a), str(b), "--width", "120").stdout
    assert run(str(a), str(b), "--format", "html").stdout.startswith("<!doctype html>")
    assert run(str(a), str(b), "--format", "markdown").stdout.startswith("# Joe Biden and Vladimir Putin")


def test_one_file_or_the_same_file_twice_gives_one_line_and_no_traceback(tmp_path: Path) -> None:
    a = tmp_path / "a.md"
    a.write_text(HEAD + TEXT, "utf-8")
    for arguments, why in (([str(a)], "two accounts"), ([str(a), str(a)], "named twice")):
        result = run(*arguments)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert why in result.stderr
    assert run(str(a), str(a), "--force").exit_code == 0


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.md"), str(tmp_path / "other.md"))
    assert result.exit_code == 1
    assert "no such file" in result.stderr
