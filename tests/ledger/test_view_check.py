"""A view that does not say what its records say is told by `check`; what only waits to be made anew is not."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from communique.cli.app import app
from communique.ledger import Ledger
from communique.ledger.integrity import view_check
from communique.ledger.views.refresh import discard, refresh
from tests.ledger.conftest import PROMISE, WORDS, Add


@pytest.fixture
def full(full: Ledger, add: Add) -> Ledger:
    """A ledger with something in every view."""
    for n in range(4):
        add(f"President Biden visited town {n}. {WORDS}", f"https://b.example/{n}", date=f"2022-0{n + 1}-02")
    refresh(full)
    return full


DAMAGES = [
    ("DELETE FROM digest WHERE document = 1", "has no digest"),
    ("UPDATE digest SET followed = NULL WHERE followed IS NOT NULL", "its digest is not"),
    ("DELETE FROM worded WHERE document = 3", "its digest is not"),
    ("UPDATE register SET channel = 'letter'", "the register has it otherwise"),
    ("UPDATE tally SET many = many + 1 WHERE measure = 'said'", "the count said of"),
    ("DELETE FROM tally WHERE measure = 'contact'", "the count contact of"),
    ("UPDATE network SET many = 7", "the network counts 7 contacts"),
    ("UPDATE formula SET documents = 99", "the phrases of"),
    ("DELETE FROM formula", "the phrases of"),
    ("DELETE FROM face; DELETE FROM bound; DELETE FROM life", "is not what the documents tell of it"),
    ("UPDATE life SET state = 'reported-broken'", "is not what the documents tell of it"),
    ("DELETE FROM untold", "1 are lacking"),
    ("UPDATE view SET value = '[1]' WHERE name = 'unspoken'", "the topics on which a side"),
    ("UPDATE compared SET body = (SELECT body FROM life LIMIT 1)", "a view cannot be read"),
]


def _damaged(ledger: Ledger, statements: str) -> None:
    with ledger.writing() as connection:
        for one in statements.split("; "):
            assert connection.execute(text(one)).rowcount > 0, one


@pytest.mark.parametrize(("damage", "line"), DAMAGES)
def test_a_damaged_view_is_told_and_mended_by_making_all_again(full: Ledger, damage: str, line: str) -> None:
    assert list(full.check()) == []
    _damaged(full, damage)
    found = list(full.check())
    assert any(line in one for one in found), found
    discard(full)
    refresh(full)
    assert list(full.check()) == []


def test_the_command_mends_views(full: Ledger, engine: str) -> None:
    _damaged(full, "DELETE FROM formula")
    if engine == "sqlite":
        told = CliRunner().invoke(app, ["check", "--ledger", full.place])
        assert (told.exit_code, "the phrases of" in told.output) == (1, True)
        told = CliRunner().invoke(app, ["check", "--mend", "--ledger", full.place])
        assert (told.exit_code, "sound" in told.output) == (0, True)
    else:
        assert list(full.check()) != []


def test_what_waits_to_be_made_anew_is_no_fault(full: Ledger, add: Add) -> None:
    add(PROMISE.replace("missiles", "hospitals"), "https://a.example/9", date="2022-05-01")
    assert full.pending()
    assert list(full.check()) == []
    discard(full)
    assert list(full.check()) == []


def test_a_comparison_that_is_another_is_told(full: Ledger) -> None:
    with full.writing() as connection:
        body = connection.scalar(text("SELECT body FROM compared"))
        from communique.ledger.storage.serialization import packed, unpacked_text

        other = packed(unpacked_text(body).replace('"verdict":"only"', '"verdict":"shared"').encode())
        assert other != body
        connection.execute(text("UPDATE compared SET body = :body"), {"body": other})
    assert any("its comparison is not" in one for one in full.check())


def test_a_sample_is_spread_evenly_and_whole_where_there_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(view_check.SAMPLE, "documents", 4)
    assert view_check._sample(range(100), "documents") == [0, 25, 50, 75]
    assert view_check._sample(range(3), "documents") == [0, 1, 2]
