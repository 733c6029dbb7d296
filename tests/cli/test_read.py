import json
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.started import Program

EXAMPLES = Path(__file__).parents[2] / "examples"
POST, READOUT = EXAMPLES / "1-post-with-readouts.md", EXAMPLES / "2-readout.md"


Done = subprocess.CompletedProcess[bytes]
Run = Callable[..., Done]


def started(*arguments: str | Path) -> Done:
    """The program itself, from its start."""
    command = [sys.executable, "-m", "communique.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})


@pytest.fixture
def run(program: Program) -> Run:
    """The program, loaded before."""

    def made(*arguments: str | Path, stdin: bytes = b"") -> Done:
        return program.run(arguments, stdin)

    return made


def test_the_report_tells_who_undertook_what_in_the_sources_words() -> None:
    out = started("read", POST, "--width", "100").stdout.decode()
    for words in (
        "Contacts",
        "Commitments",
        "Open questions",
        "the author › Élysée",
        "“invited his French counterpart",
    ):
        assert words in out
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 100


def test_json_is_one_object_and_jsonl_one_line_a_document(run: Run) -> None:
    assert json.loads(run("read", POST, "--format", "json").stdout)["version"] == "1"
    lines = run("read", POST, READOUT, "--format", "jsonl").stdout.decode().splitlines()
    assert [json.loads(line)["document"]["issuer"] for line in lines] == [None, "org:us-state-department"]


def test_standard_input_is_read_with_date_and_issuer_given(run: Run) -> None:
    arguments = ("read", "-", "--format", "json", "--date", "2022-01-12", "--issuer", "Kremlin")
    made = json.loads(run(*arguments, stdin=b"Vladimir Putin met with Emmanuel Macron.").stdout)
    assert (made["document"]["issuer"], made["document"]["date"]) == ("org:kremlin", "2022-01-12")
    assert made["contacts"][0]["channel"] == "meeting"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("read", POST, "--issuer", "person:Nobody At All"), 2, "unknown issuer"),
        (("read", POST, "--issuer", "Nobody At All"), 0, "Nobody At All: the registry knows no such issuer"),
        (("read", POST, "--date", "2022-02-30"), 2, "use YYYY-MM-DD"),
        (("read", POST, "--format", "xml"), 2, "xml"),
        (("read",), 2, "Missing argument"),
        (("read", "none.txt"), 1, "none.txt: no such file"),
    ],
)
def test_bad_usage_and_unreadable_files_have_their_status_and_one_line(
    arguments: tuple[str | Path, ...], status: int, says: str, run: Run
) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_the_other_files_are_still_read(tmp_path: Path, run: Run) -> None:
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7")
    done = run("read", broken, READOUT, tmp_path / "none", "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert [line.split(b":")[0] for line in done.stderr.splitlines()] == [b"communique"] * 2


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").stdout)["title"].startswith("Reading")


@pytest.mark.alone
def test_help_comes_at_once() -> None:
    started("--help")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert b"read" in started("--help").stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5  # whoever else uses the machine


def test_a_corpus_is_read_line_by_line_and_a_bad_line_costs_itself(tmp_path: Path, run: Run) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text('{"text": "They met.", "date": "2020-01-02"}\n{"title": "x"}\n{"text": "They left."}\n', "utf-8")
    done = run("read", corpus, "--format", "jsonl")
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["They met.", "They left."]
    assert done.returncode == 1
    errors = done.stderr.decode()
    assert "corpus.jsonl:2: has no “text”" in errors
    assert "Traceback" not in errors


def test_each_file_of_an_archive_is_read_and_a_bad_one_costs_itself(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a.md", READOUT.read_text())
        made.writestr("b.pdf", b"%PDF-1.4 nothing")
        made.writestr("c.txt", "Vladimir Putin met with Emmanuel Macron.")
    done = run("read", file, "--format", "jsonl")
    assert [json.loads(line)["document"]["source"].rpartition("#")[2] for line in done.stdout.splitlines()] == [
        "a.md", "c.txt",
    ]  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"all.zip#b.pdf" in done.stderr
