import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app

RUNNER = CliRunner()


def run(*arguments: str, status: int = 0) -> str:
    done = RUNNER.invoke(app, ["actors", *arguments])
    assert done.exit_code == status, done.output
    return done.output


def test_find_answers_both_ways_as_json() -> None:
    title = json.loads(run("find", "the Turkish foreign minister", "--date", "2022-03-01", "--format", "json"))
    assert [c["person"] for c in title["candidates"]] == ["person:mevlut-cavusoglu"]
    person = json.loads(run("find", "Hakan Fidan", "--date", "2024-03-01", "--format", "json"))
    assert person["candidates"][0]["term"]["office"] == "foreign-minister"


def test_find_without_an_answer_says_so_and_ends_with_1() -> None:
    assert "no person and no office" in run("find", "Zebediah Quux", status=1)


def test_show_names_basis_and_precision() -> None:
    out = run("show", "person:hakan-fidan")
    assert "foreign-minister; appointed, to the day" in out
    assert json.loads(run("show", "Fidan", "--format", "json"))["actors"][0]["id"] == "person:hakan-fidan"


@pytest.mark.parametrize("arguments", [("find", "Fidan", "--date", "soon"), ("export", "--country", "QQ")])
def test_bad_usage_is_one_line_and_status_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments, status=2).count("\n") == 1


def test_check_passes_the_shipped_tables_and_names_the_line_of_a_faulty_row(tmp_path: Path) -> None:
    assert "0 findings" in run("check")
    faulty = tmp_path / "terms.csv"
    faulty.write_text("person,office,of,title,from,to,basis\nperson:hakan-fidan,wizard,country:TR,W,2001,,x\n")
    assert "terms.csv:2: unknown-code" in run("check", str(faulty), status=1)


def test_an_import_is_found_afterwards_and_a_refused_one_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    people, terms = tmp_path / "people.csv", tmp_path / "terms.csv"
    people.write_text("id,name,surname,country,gender,names\nperson:ana-ruiz,Ana Ruiz,Ruiz,ES,f,\n")
    row = "person:ana-ruiz,foreign-minister,country:ES,Minister of Foreign Affairs,2022-01-01,2022-02-01,our records"
    terms.write_text(f"person,office,of,title,from,to,basis\n{row}\n")
    run("import", str(people), "--registry", str(folder))
    run("import", str(terms), "--registry", str(folder))
    asked = ("find", "the Spanish foreign minister", "--date", "2022-01-15", "--registry", str(folder))
    assert "Ana Ruiz" in run(*asked)
    before = (folder / "terms.csv").read_bytes()
    terms.write_text("person,office,of,title,from,to,basis\n" + row.replace("2022-01-01", "soon") + "\n")
    assert "is no date" in run("import", str(terms), "--registry", str(folder), status=1)
    assert (folder / "terms.csv").read_bytes() == before


def test_the_export_of_one_state_is_imported_again(tmp_path: Path) -> None:
    lines = tmp_path / "tr.jsonl"
    lines.write_text(run("export", "--country", "TR"), "utf-8")
    out = json.loads(run("import", str(lines), "--registry", str(tmp_path / "own"), "--format", "json"))
    assert out["added"]["terms"] > 5
    assert out["left_out"] == []
    assert run("export", "--country", "TR", "--registry", str(tmp_path / "own")) == lines.read_text("utf-8")
