"""`communique brief`: every format to a file and to standard output, and what it says of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_ledger import Done, run

CALLS = (
    ("White House", "https://a.example/1",
     "President Biden spoke today with President Macron of France. He urged France to send aid to Ukraine."),
    ("Élysée", "https://b.example/1",
     "President Emmanuel Macron spoke by phone today with President Joe Biden. He called on the United States to lift its tariffs."),
)  # fmt: skip
BEGINS = {"md": b"# Brief on France", "html": b"<!doctype html>", "docx": b"PK", "pdf": b"%PDF", "json": b"{"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    lines = [{"text": text, "issuer": issuer, "url": url, "date": "2022-01-17"} for issuer, url, text in CALLS]
    (folder / "calls.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    assert run("add", folder / "calls.jsonl", ledger=folder / "l.db").returncode == 0
    return folder / "l.db"


def brief(ledger: Path, *more: str | Path) -> Done:
    return run("brief", "--about", "FR", "--since", "2022-01-15", "--today", "2022-01-18", *more, ledger=ledger)


@pytest.mark.parametrize("form", sorted(BEGINS))
def test_a_brief_is_written_in_the_format_named_and_in_that_of_the_files_ending(
    form: str, filled: Path, tmp_path: Path
) -> None:
    told = brief(filled, "--format", form)
    assert told.returncode == 0
    assert told.stdout.startswith(BEGINS[form])
    assert brief(filled, "--out", tmp_path / f"brief.{form}").returncode == 0
    assert (tmp_path / f"brief.{form}").read_bytes() == told.stdout
    assert [p.name for p in tmp_path.iterdir()] == [f"brief.{form}"]


def test_a_brief_says_who_spoke_and_what_was_asked_for(filled: Path) -> None:
    text = brief(filled).stdout.decode()
    assert "spoke by telephone on 17 January 2022" in text
    assert "“urged France to send aid to Ukraine”" in text
    assert "[^1]: " in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--about", "Atlantis"), "Atlantis: the registry knows no such actor"),
        (("--about", "FR", "--since", "soon"), "'soon' is no day"),
        (("--about", "FR", "--since", "2022-02-30"), "2022-02-30"),
        (("--about", "FR", "--since", "2022-01-19", "--until", "2022-01-18"), "name the earlier day first"),
        (("--about", "FR", "--format", "odt"), "odt"),
        (("--about", "FR", "--length", "long"), "long"),
        (("--about", "FR", "--today", "never"), "never"),
        (("--about", " "), "about somebody"),
        ((), "--about"),
    ],
)
def test_what_is_no_question_is_told_in_one_line(filled: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run("brief", *arguments, ledger=filled)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not done.stdout


def test_a_file_that_cannot_be_written_and_a_ledger_that_is_none_are_told(filled: Path, tmp_path: Path) -> None:
    done = brief(filled, "--out", tmp_path / "no" / "brief.md")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr.decode()
    done = brief(tmp_path / "none.db")
    assert done.returncode in (1, 2)
    assert "none.db" in done.stderr.decode()
