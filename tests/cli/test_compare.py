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
    b.write_text(HEAD.replace("White House", "Kremlin") + TEXT + " The leaders agreed to meet in Vienna.", "utf-8")
    made = json.loads(run(str(a), str(b), "--format", "json").stdout)
    assert made["summary"]["only"] == [0, 1]
    assert "not in this account" in run(str(a), str(b), "--width", "120").stdout
    assert run(str(a), str(b), "--format", "docx", "--out", str(tmp_path / "c.docx")).exit_code == 0
    assert (tmp_path / "c.docx").read_bytes().startswith(b"PK")
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


def test_accounts_of_one_side_give_one_line_that_names_the_side(tmp_path: Path) -> None:
    a, b = tmp_path / "a.md", tmp_path / "b.md"
    for file in (a, b):
        file.write_text(HEAD + TEXT, "utf-8")
    result = run(str(a), str(b))
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "all speak for" in result.stderr
    assert run(str(a), str(b), "--force").exit_code == 0


def test_an_account_without_words_gives_one_line(tmp_path: Path) -> None:
    a, b = tmp_path / "a.md", tmp_path / "b.md"
    a.write_text(HEAD + TEXT, "utf-8")
    b.write_text(HEAD.replace("White House", "Kremlin"), "utf-8")
    result = run(str(a), str(b))
    assert result.exit_code in (1, 2)
    assert result.stderr.count("\n") == 1
    assert "b.md" in result.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.md"), str(tmp_path / "other.md"))
    assert result.exit_code == 1
    assert "no such file" in result.stderr


def test_a_corpus_is_searched_for_contacts_that_several_issuers_tell(tmp_path: Path) -> None:
    house, kremlin = tmp_path / "house.jsonl", tmp_path / "kremlin.jsonl"
    house.write_text(json.dumps({"text": TEXT, "date": "2021-05-25", "title": "Readout"}) + "\n", "utf-8")
    told = "Vladimir Putin had a telephone conversation with President of the United States Joseph Biden."
    lines = [{"text": told, "date": day, "title": f"Call {day}"} for day in ("2021-05-26", "2021-06-20")]
    kremlin.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    command = ["match", str(house), str(kremlin), "--issuer", "White House", "--issuer", "Kremlin"]
    shown = CliRunner().invoke(app, command).stdout
    assert shown.startswith("1 contacts told by several")
    assert "Call 2021-05-26" in shown
    assert "Call 2021-06-20" not in shown
    made = json.loads(CliRunner().invoke(app, [*command, "--json"]).stdout)
    assert [a["issuer"] for a in made["groups"][0]["accounts"]] == ["org:kremlin", "org:white-house"]
    assert CliRunner().invoke(app, [*command, "--until", "2021-05-25"]).stdout.startswith("0 contacts")
