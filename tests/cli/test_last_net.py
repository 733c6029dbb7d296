"""What nobody foresaw costs one document and one line, never the documents beside it, never a traceback."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import communique.cli
from communique import documents
from communique.cli.app import app
from communique.ledger import Ledger
from communique.reading import Reader

TALK = "The President of France spoke with the Prime Minister of Italy and urged him to keep the treaty, no. {}."


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{name}.txt" for name in ("a", "b", "c")]
    for number, path in enumerate(made):
        path.write_text(TALK.format(number), "utf-8")
    return made


@pytest.mark.parametrize(("where", "name"), [(documents, "_content"), (Reader, "_read")])
def test_a_document_on_which_a_library_fails_is_named_and_the_others_go_in(
    where: Any, name: str, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMMUNIQUE_STRICT")  # the net is for people, not for tests
    sound = getattr(where, name)

    def failing(*told: Any) -> Any:
        if any("no. 1" in str(getattr(one, "text", "")) or str(one) == str(files[1]) for one in told):
            raise RecursionError("too deep")
        return sound(*told)

    monkeypatch.setattr(where, name, failing)
    place = tmp_path / "ledger.db"
    told = CliRunner().invoke(app, ["add", *map(str, files), "--ledger", str(place)])
    assert told.exit_code == 1
    assert "b.txt: cannot be read (RecursionError)" in told.stderr.replace("\n", " ")
    with Ledger.open(str(place)) as ledger:
        assert len(ledger.documents()) == 2
    assert CliRunner().invoke(app, ["read", *map(str, files), "--format", "jsonl"]).stdout.count("\n") == 2


def test_an_impossible_date_in_a_corpus_names_its_line(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    lines = [{"text": TALK.format(1), "date": day} for day in ("2025-02-12", "2025-02-31")]
    corpus.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    told = CliRunner().invoke(app, ["read", str(corpus), "--format", "jsonl"])
    assert told.stdout.count("\n") == 1
    assert f"{corpus}:2: '2025-02-31' is not a calendar date" in told.stderr


def test_no_traceback_reaches_a_user(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def odd() -> None:
        raise KeyError("a thing\nof two lines")

    monkeypatch.setattr(communique.cli, "app", odd)
    monkeypatch.setattr(sys, "argv", ["communique", "read"])
    with pytest.raises(SystemExit) as left:
        communique.cli.main()
    told = capsys.readouterr().err
    assert left.value.code == 70
    assert told.count("\n") == 1
    assert "Traceback" not in told
    details = Path(told.strip().rpartition(" ")[2])
    assert "KeyError" in details.read_text("utf-8")
    details.unlink()
