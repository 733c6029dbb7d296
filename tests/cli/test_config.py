"""The configuration file: what it says holds unless somebody says otherwise, and what it cannot mean is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from communique.cli.app import app
from communique.cli.configuration import current

Run = Callable[..., Result]
CALL = "President Putin spoke with President Biden on 17 January 2022."
FILE = """
ledger = "mine.db"

[issuers]
"releases/*" = "Kremlin"

[commands.list]
limit = 1
format = "json"
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """A command in a folder with a configuration file, as a program of its own would run it."""
    (tmp_path / "releases").mkdir()
    for name in ("a", "b"):
        (tmp_path / "releases" / f"{name}.txt").write_text(f"{CALL} {name.upper()}.")
    (tmp_path / "communique.toml").write_text(FILE)
    monkeypatch.chdir(tmp_path)
    for name in ("COMMUNIQUE_LEDGER", "COMMUNIQUE_CONFIG"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)

    def ran(*words: str) -> Result:
        current.cache_clear()
        return CliRunner().invoke(app, list(words))

    yield ran
    current.cache_clear()


def test_ledger_issuers_and_options_of_the_file_hold(run: Run, tmp_path: Path) -> None:
    assert run("add", "releases").exit_code == 0
    assert (tmp_path / "mine.db").is_file()
    listed = json.loads(run("list").output)
    assert [one["issuer"] for one in listed] == ["org:kremlin"]
    assert len(json.loads(run("list", "--limit", "5").output)) == 2


def test_what_the_text_or_the_caller_says_goes_before_the_file(run: Run) -> None:
    told = json.loads(run("read", "releases/a.txt", "--format", "json", "--issuer", "White House").output)
    assert told["document"]["issuer"] == "org:white-house"


def test_config_tells_where_each_setting_comes_from(run: Run, tmp_path: Path) -> None:
    told = run("config").output
    assert f"file: {tmp_path / 'communique.toml'}" in told
    assert f"ledger: {tmp_path / 'mine.db'} (from the file)" in told
    assert "issuers releases/*: Kremlin" in told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ledgr = 'x'", "ledgr: is no setting"),
        ("ledger = 3", "ledger: must be a text"),
        ("[issuers]\n'*' = 1", "issuers.*: must be a text"),
        ("[commands.list]\nlimt = 1", "commands.list.limt: is no option"),
        ("[commands.lst]\nlimit = 1", "commands.lst: is no command"),
        ("ledger = ", "cannot be read"),
    ],
)
def test_a_setting_that_means_nothing_is_refused_by_name(run: Run, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "communique.toml").write_text(text)
    told = run("list")
    assert told.exit_code == 2
    assert message in told.output
