import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli import app
from tests.sources.conftest import clock, site  # noqa: F401 - fixtures
from tests.sources.site import TEXT, Site, page

run = CliRunner().invoke


@pytest.fixture
def home(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: F811
    monkeypatch.setenv("COMMUNIQUE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COMMUNIQUE_LEDGER", str(tmp_path / "ledger.db"))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = page("Call with the King", *TEXT)
    file = tmp_path / "mine.toml"
    file.write_text(f'name = "Mine"\nissuer = "org:kremlin"\nkind = "feed"\naddress = "{site.root}/feed"\n', "utf-8")
    return file


def test_a_source_is_tried_without_storing_anything_then_watched(home: Path) -> None:
    tried = run(app, ["source", "try", str(home), "--allow", "127.0.0.1"])
    assert tried.exit_code == 0, tried.output
    assert "Call with the King" in tried.output
    assert not (home.parent / "home").exists()
    assert run(app, ["source", "add", str(home)]).exit_code == 0
    watched = run(app, ["watch", "--once", "--gap", "0", "--allow", "127.0.0.1"])
    assert watched.exit_code == 0, watched.output
    assert "new     Call with the King" in watched.output
    assert "Nothing is due" in run(app, ["watch", "--once", "--allow", "127.0.0.1"]).output
    assert "mine" in run(app, ["source", "list"]).output
    assert run(app, ["source", "remove", "mine"]).exit_code == 0


def test_what_is_named_wrongly_ends_with_2_and_what_cannot_be_had_with_1(home: Path) -> None:
    assert run(app, ["watch", "--once"]).exit_code == 2
    assert run(app, ["source", "add", "nowhere"]).exit_code == 2
    assert run(app, ["source", "try", str(home)]).exit_code == 1
    run(app, ["source", "add", str(home)])
    refused = run(app, ["watch", "--once"])
    assert refused.exit_code == 1
    assert "is a private address" in " ".join(refused.output.split())


def test_what_a_watch_finds_stands_in_the_ledger(home: Path) -> None:
    run(app, ["source", "add", str(home)])
    assert run(app, ["watch", "--once", "--gap", "0", "--allow", "127.0.0.1"]).exit_code == 0
    kept = json.loads(run(app, ["list", "--format", "json"]).output)
    assert [(d["title"], d["issuer"]) for d in kept] == [("Call with the King", "org:kremlin")]


def test_a_foreign_ledger_stops_a_watch_with_one_line(home: Path, tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_text("no ledger at all, but something that must not be overwritten")
    run(app, ["source", "add", str(home)])
    refused = run(app, ["watch", "--once", "--gap", "0", "--allow", "127.0.0.1"])
    assert refused.exit_code == 1
    assert "Traceback" not in refused.output
    assert (tmp_path / "ledger.db").read_text().startswith("no ledger")
