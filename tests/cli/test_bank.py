"""`communique bank`: the commands as a person gives them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app
from tests.bank.test_bank import RECORD, second

RUN = CliRunner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "marked.jsonl").write_text("".join(json.dumps(r) + "\n" for r in (RECORD, second())), "utf-8")
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "ids.csv").write_text("id,as\norg:elysee-palace,org:elysee\n", "utf-8")
    done = RUN.invoke(app, ["bank", "add", str(tmp_path / "marked.jsonl"), "--bank", str(tmp_path / "bank")])
    assert done.exit_code == 0
    assert "2 marked documents" in done.stdout
    return tmp_path


def test_check_agree_measure_and_collect_tell_what_there_is(folder: Path) -> None:
    bank, texts = ["--bank", str(folder / "bank")], ["--texts", str(folder / "marked.jsonl")]
    checked = RUN.invoke(app, ["bank", "check", *bank, *texts])
    assert checked.exit_code == 0
    assert (
        "1 documents of 1 issuers, 2 readings, 1 documents read twice; 1 checked with their texts; 0 faults"
        in checked.stdout
    )
    agreed = json.loads(RUN.invoke(app, ["bank", "agree", *bank, "--json"]).stdout)
    assert agreed["lists"]["acts"]["whole"] == 1.0
    measured = json.loads(RUN.invoke(app, ["bank", "measure", *bank, *texts, "--split", "train", "--json"]).stdout)
    assert measured["Élysée"]["documents"] == 1
    assert RUN.invoke(app, ["bank", "collect", str(folder / "out.jsonl"), *bank, *texts]).exit_code == 0
    row = json.loads((folder / "out.jsonl").read_text("utf-8"))
    assert row["text"] == RECORD["text"]
    assert [r["reader"] for r in row["readings"]] == ["ra", "rb"]


def test_a_bad_document_costs_itself_and_a_missing_bank_one_line(folder: Path) -> None:
    (folder / "more.jsonl").write_text('{"id": "x"}\n' + json.dumps({**RECORD, "id": "other"}) + "\n", "utf-8")
    done = RUN.invoke(app, ["bank", "add", str(folder / "more.jsonl"), "--bank", str(folder / "bank")])
    assert done.exit_code == 1
    assert "more.jsonl:1" in done.stderr
    assert "1 marked documents" in done.stdout
    missing = RUN.invoke(app, ["bank", "agree", "--bank", str(folder / "nowhere")])
    assert missing.exit_code == 1
    assert "holds no documents.csv" in missing.stderr
