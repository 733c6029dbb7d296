"""`communique serve` and `account`: what is refused, what is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app


def run(*told: str, typed: str = "") -> tuple[int, str]:
    made = CliRunner().invoke(app, list(told), input=typed)
    return made.exit_code, made.output


def test_it_listens_to_others_only_with_accounts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, said = run("serve", "--host", "0.0.0.0", "--ledger", str(tmp_path / "l.db"))
    assert status == 2
    assert "add --accounts" in said


def test_an_account_is_added_listed_and_given_a_token(tmp_path: Path) -> None:
    place = str(tmp_path / "l.db")
    assert (
        run("account", "add", "ann", "--role", "reviewer", "--ledger", place, typed="a long enough password\n")[0] == 0
    )
    assert "ann  reviewer" in run("account", "list", "--ledger", place)[1]
    assert "argon2" not in run("account", "list", "--ledger", place, "--format", "json")[1]
    assert run("account", "token", "ann", "--ledger", place)[1].startswith("cq_")
    assert run("account", "change", "ann", "--close", "--ledger", place)[0] == 0
    assert "closed" in run("account", "list", "--ledger", place)[1]


@pytest.mark.parametrize(
    ("told", "typed", "line"),
    [
        (("add", "ann"), "short\n", "12 to 200 characters"),
        (("token", "bob"), "", "no account of that name"),
        (("change", "bob", "--close"), "", "no account of that name"),
        (("change", "bob"), "", "say what to change"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(tmp_path: Path, told: tuple[str, ...], typed: str, line: str) -> None:
    place = str(tmp_path / "l.db")
    run("account", "add", "ann", "--ledger", place, typed="a long enough password\n")
    status, said = run("account", *told, "--ledger", place, typed=typed)
    assert status in (1, 2)
    assert line in said
    assert "Traceback" not in said
