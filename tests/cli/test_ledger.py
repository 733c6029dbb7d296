from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app

TEXT = "President Biden spoke today with President Macron of France. He urged France to send aid. They agreed to meet in March."


@dataclass
class Done:
    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments: str | Path, ledger: Path | None = None) -> Done:
    """The program within this process: its start would take most of the time."""
    environment = {"COLUMNS": "120", "COMMUNIQUE_LEDGER": str(ledger) if ledger else None, "COMMUNIQUE_AUTHOR": None}
    made = CliRunner().invoke(app, [str(a) for a in arguments], env=environment)
    if made.exception is not None and not isinstance(made.exception, SystemExit):
        raise made.exception
    return Done(made.exit_code, made.stdout_bytes, made.stderr_bytes)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    lines = [
        {"text": TEXT, "url": "https://www.whitehouse.gov/1", "date": "2022-01-17", "title": "A call [with brackets]"},
        {
            "text": TEXT + " A line.",
            "url": "https://www.whitehouse.gov/1",
            "date": "2022-01-17",
            "title": "A call [with brackets]",
        },
        {"text": "Vladimir Putin met with Emmanuel Macron.", "url": "http://en.kremlin.ru/1", "date": "2022-02-07"},
    ]
    (folder / "corpus.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = run("add", folder / "corpus.jsonl", "--ledger", folder / "ledger.db", "--format", "json")
    assert json.loads(done.stdout) == {
        "ledger": str(folder / "ledger.db"),
        "new": 2,
        "changed": 1,
        "same": 0,
        "failed": 0,
    }
    return folder / "ledger.db"


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("list", "A call [with brackets]"),
        ("list --issuer Kremlin", "2022-02-07"),
        ("contacts --actor Macron", "Vladimir Putin"),
        ("search aid --in act", "urged France to send aid"),
        ("search --like --in act sending-help", "found"),
        ("actor person:joe-biden", "Undertook"),
        ("actor", "Emmanuel Macron"),
        ("commitments --routine --today 2022-06-01", "meet in March"),
        ("phrases", "Nothing of the kind"),
        ("agenda --today 2022-06-01", "Emmanuel Macron"),
        ("silences", "Nothing of the kind"),
        ("successions", "Nothing of the kind"),
        ("revisions --all", "v2"),
        ("judge list", "Nobody has judged"),
        ("check", "sound"),
        ("reread --all", "read again, 0 with other findings"),
        ("export csv", "id,kind,document"),
        ("show https://www.whitehouse.gov/1", "In the ledger as"),
    ],
)
def test_each_command_answers_people(ledger: Path, command: str, says: str) -> None:
    command = command.replace("Macron", "person:emmanuel-macron")
    done = run(*command.split(), ledger=ledger)
    assert done.returncode == 0, done.stderr
    assert says in " ".join(done.stdout.decode().split())
    assert done.stderr == b""


@pytest.mark.parametrize(
    "command",
    [
        "list", "contacts", "search aid", "actor person:joe-biden", "commitments", "phrases", "agenda", "silences",
        "successions", "revisions", "judge list", "check", "show https://www.whitehouse.gov/1",
    ],
)  # fmt: skip
def test_each_command_answers_programs(ledger: Path, command: str) -> None:
    assert json.loads(run(*command.split(), "--format", "json", ledger=ledger).stdout) is not None


def test_silences_name_what_could_not_be_read(tmp_path: Path) -> None:
    text = "Состоялся телефонный разговор Владимира Путина с Президентом Франции Эммануэлем Макроном."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    place = tmp_path / "l.db"
    run("add", tmp_path / "a.txt", "--issuer", "Kremlin", "--date", "2022-01-12", ledger=place)
    told = run("silences", ledger=place).stdout.decode()
    assert "Not read: 1 document of Kremlin in Russian; nothing was looked for in them." in " ".join(told.split())


def test_a_judgement_is_made_seen_and_undone(ledger: Path) -> None:
    one = json.loads(run("search", "aid", "--in", "act", "--format", "json", ledger=ledger).stdout)["hits"][0]["found"]
    done = run("judge", "correct", one["id"], "to=country:DE", "--author", "ann", "--reason", "misread", ledger=ledger)
    number = done.stdout.decode().split(":")[0]
    hits = json.loads(run("search", "aid", "--in", "act", "--format", "json", ledger=ledger).stdout)["hits"]
    assert [(h["found"]["record"]["to"], h["found"]["verdict"]) for h in hits] == [(["country:DE"], "corrected")]
    assert run("judge", "undo", number, "--author", "ann", ledger=ledger).returncode == 0
    hits = json.loads(run("search", "aid", "--in", "act", "--format", "json", ledger=ledger).stdout)["hits"]
    assert hits[0]["found"] == one


def test_a_contact_is_shown_and_one_account_alone_is_not_compared(ledger: Path) -> None:
    key = json.loads(run("contacts", "--format", "json", ledger=ledger).stdout)[0]["id"]
    assert b"told by" in run("contact", key, ledger=ledger).stdout
    done = run("contact", key, "--compare", ledger=ledger)
    assert (done.returncode, b"one account of it" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        ("list --ledger none.db", 1, "there is no ledger"),
        ("list --ledger mysql://x/y", 1, "is no address"),
        ("list --since 2022-13-01", 2, "2022-13-01"),
        ("list --issuer Nobody-At-All", 2, "knows no such actor"),
        ("search (aid", 2, "parenthesis"),
        ("search aid --in novel", 2, "is no kind of record"),
        ("contact c-none", 1, "no such contact"),
        ("show nothing", 1, "no such document"),
        ("judge accept x/y --author ann", 1, "no such document"),
        ("judge accept x/y", 2, "--author"),
        ("judge accept {key}/p-35b1126cb883 --author ann", 2, "correct or reject what stands in them"),
        ("judge accept {key}/s-35b1126cb883 --author ann", 1, "holds no such record; name it as document/record"),
        ("export docx", 2, "is no format"),
        ("add none.txt", 1, "no such file"),
        ("add none.txt --issuer country:nobody", 2, "unknown issuer"),
    ],
)
def test_what_is_wrong_is_one_line_and_a_status(ledger: Path, command: str, status: int, says: str) -> None:
    key = json.loads(run("list", "--format", "json", ledger=ledger).stdout)[0]["id"]
    done = run(*command.format(key=key).split(), ledger=ledger)
    assert done.returncode == status
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_document_is_shown_with_the_names_by_which_its_findings_are_judged(ledger: Path) -> None:
    from communique.ledger import Ledger

    with Ledger.open(ledger) as opened:
        key = opened.document("https://www.whitehouse.gov/1").id
        reading = opened.reading(key)
    shown = run("show", key, ledger=ledger).stdout.decode()
    assert reading.acts
    assert reading.contacts
    for one in (*reading.acts, *reading.contacts, *reading.commitments):
        assert f"{key}/{one.id}" in shown


def test_the_help_of_export_names_every_format(ledger: Path) -> None:
    from communique.export import formats

    told = " ".join(run("export", "--help").stdout.decode().split())
    assert f"{', '.join(formats())}." in told


def test_a_backup_and_an_export_are_whole_files(ledger: Path, tmp_path: Path) -> None:
    assert run("backup", tmp_path / "copy.db", ledger=ledger).returncode == 0
    assert b"sound" in run("check", "--ledger", tmp_path / "copy.db").stdout
    assert run("export", "jsonl", "--out", tmp_path / "all.jsonl", ledger=ledger).returncode == 0
    assert all(json.loads(line)["words"] for line in (tmp_path / "all.jsonl").read_text().splitlines())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["all.jsonl", "copy.db"]
