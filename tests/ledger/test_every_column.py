"""Damage to any column of any table, a row that is gone and a row too many are each told by `check`.

The file of one ledger is damaged past the program, as a broken disk would, and looked at by the program.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Integer, Table, func, select

from communique.documents import load
from communique.errors import LedgerError
from communique.ledger import Ledger
from communique.ledger.integrity.repair import mend
from communique.ledger.search.full_text import Asked
from communique.ledger.search.saved_searches import save
from communique.ledger.storage.schema import metadata
from communique.ledger.user_accounts import Accounts
from communique.ledger.views.refresh import refresh
from communique.reading import Reader
from tests.ledger.conftest import ELYSEE, KREMLIN, MONDAY, PROMISE, WORDS

UNSEALED = {"stale"}
"""What only says that something waits to be made again."""
TABLES = [table for table in metadata.sorted_tables if table.name not in UNSEALED]
COLUMNS = [(table, column.name) for table in TABLES for column in table.c]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """A ledger with rows in every table."""
    place = tmp_path_factory.mktemp("whole") / "ledger.db"
    with Ledger.open(place, reader=reader) as ledger:
        fill(ledger)
        refresh(ledger)
        assert list(ledger.check()) == []
    return place


def fill(ledger: Ledger) -> None:
    """Documents, a second version, people's decisions, who may enter, a saved search."""

    def add(text: str, at: str, issuer: str, day: str, seen: int = 0) -> None:
        one = load(text, url=f"https://{at}", issuer=issuer, date=day)
        ledger.add(one, text.encode(), seen_at=MONDAY + dt.timedelta(seen))

    add(ELYSEE, "e.example/1", "Élysée", "2022-01-17")
    add(KREMLIN, "k.example/1", "Kremlin", "2022-01-17")
    for n in range(4):
        add(f"{PROMISE} {WORDS}", f"a.example/{n}", "White House", f"2022-0{n + 1}-01")
        add(f"President Biden visited town {n}. {WORDS}", f"b.example/{n}", "White House", f"2022-0{n + 1}-02")
        add(f"Vladimir Putin visited factory {n}.", f"k.example/f{n}", "Kremlin", f"2022-02-1{n}")
    add(ELYSEE, "e.example/2", "Élysée", "2022-02-12")
    add(f"{PROMISE} He denied that missiles were sent.", "a.example/0", "White House", "2022-01-01", 1)
    one, other = ledger.contacts()[:2]
    ledger.judge("merge", one.id, author="ann", made_at=MONDAY, changes={"with": other.id})
    ledger.judge("accept", ledger.statements()[0].id, author="ann", made_at=MONDAY)
    save(ledger, "aid", Asked("aid"), "ann", MONDAY)
    people = Accounts(ledger)
    people.add("ann", "editor", "a hash", MONDAY)
    people.open_session("a mark", "ann", MONDAY, MONDAY + dt.timedelta(1))
    people.add_token("another mark", "ann", "a script", "reader", MONDAY, MONDAY + dt.timedelta(1))


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy of its file to damage."""
    return Path(shutil.copy(whole, tmp_path / "ledger.db"))


def _other(value: Any, number: bool) -> Any:
    if isinstance(value, bytes):
        return value[: len(value) // 2] + bytes([value[len(value) // 2] ^ 4]) + value[len(value) // 2 + 1 :]
    if value is None:
        return 1 if number else "x"
    return value + 1000 if isinstance(value, int | float) else f"{value}x"


def _row(at: sqlite3.Connection, table: Table) -> dict[str, Any]:
    names = ", ".join(f'"{c.name}"' for c in table.c)
    last = f'ORDER BY "{next(iter(table.c)).name}" DESC'  # of views the first would be made anew on opening
    row = at.execute(f'SELECT {names} FROM "{table.name}" {last} LIMIT 1').fetchone()
    return dict(zip((c.name for c in table.c), row, strict=True))


def _change(place: Path, table: Table, column: str, value: Any) -> None:
    with closing(sqlite3.connect(place)) as at, at:
        row = _row(at, table)
        here = " AND ".join(f'"{c.name}" = ?' for c in table.primary_key)
        told = [value(row[column]), *(row[c.name] for c in table.primary_key)]
        assert at.execute(f'UPDATE "{table.name}" SET "{column}" = ? WHERE {here}', told).rowcount == 1


def _found(place: Path) -> str:
    """The first fault."""
    with Ledger.open(place) as ledger:
        told = next(ledger.check(), "")
        assert "\n" not in told
        return told


def test_every_table_has_a_row_to_damage(whole: Path) -> None:
    with Ledger.open(whole) as ledger, ledger.reading_from() as connection:
        assert [one.name for one in TABLES if not connection.scalar(select(func.count()).select_from(one))] == []


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{t.name}.{c}" for t, c in COLUMNS])
def test_another_value_in_a_column_is_told(copy: Path, table: Table, column: str) -> None:
    _change(copy, table, column, lambda value: _other(value, isinstance(table.c[column].type, Integer)))
    assert _found(copy)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_row_that_is_gone_is_told(copy: Path, table: Table) -> None:
    with closing(sqlite3.connect(copy)) as at, at:
        row = _row(at, table)
        here = " AND ".join(f'"{c.name}" = ?' for c in table.primary_key)
        at.execute(f'DELETE FROM "{table.name}" WHERE {here}', [row[c.name] for c in table.primary_key])
    assert _found(copy)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_row_that_is_there_twice_is_told(copy: Path, table: Table) -> None:
    alone = {c.name for c in table.c if c.unique} | {next(iter(table.primary_key)).name}
    alone |= {"record"} if table.name == "finding" else {"number"} if table.name == "revision" else set()
    with closing(sqlite3.connect(copy)) as at, at:
        row = {name: _other(value, False) if name in alone else value for name, value in _row(at, table).items()}
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        at.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', list(row.values()))
    assert _found(copy)


@pytest.mark.parametrize("table", [t for t in TABLES if "body" in t.c], ids=str)
def test_contents_that_were_cut_short_are_told(copy: Path, table: Table) -> None:
    _change(copy, table, "body", lambda value: value[: len(value) // 2])
    assert _found(copy)


@pytest.mark.parametrize("seed", range(4))
def test_a_file_that_was_cut_short_is_told_or_refused_in_a_line(copy: Path, seed: int) -> None:
    size = copy.stat().st_size
    with copy.open("r+b") as file:
        file.truncate(size * (seed + 1) // 5 // 4096 * 4096 + (0, 100)[seed % 2])
    try:
        told = _found(copy)
    except LedgerError as error:
        told = str(error)
    assert told
    assert "\n" not in told


MENDED = [
    "DELETE FROM actor WHERE key = 'person:emmanuel-macron'", "UPDATE actor SET name = 'x', documents = 9",
    "DELETE FROM counter WHERE name = 'finding'", "UPDATE counter SET value = 1", "DELETE FROM party", "DELETE FROM appearance",
    "UPDATE finding SET words = 'x' WHERE kind = 'act'", "DELETE FROM contact_party", "UPDATE contact SET sides = '[]', accounts = 7",
    "DELETE FROM block", "DELETE FROM contact WHERE id = 1", "UPDATE compared SET body = x'00'", "DELETE FROM life", "DELETE FROM view",
]  # fmt: skip


@pytest.mark.parametrize("damage", MENDED)
def test_what_can_be_made_again_is_and_it_is_said(copy: Path, damage: str) -> None:
    with closing(sqlite3.connect(copy)) as at, at:
        assert at.execute(damage).rowcount > 0
    with Ledger.open(copy) as ledger:
        assert list(ledger.check())
        done = mend(ledger)
        refresh(ledger)
        assert done
        assert list(ledger.check()) == []
        assert {d.address for d in ledger.documents()} > {"https://e.example/1", "https://k.example/1"}


def test_what_people_decided_is_not_made_up_by_mending(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as at, at:
        at.execute("UPDATE judgement SET author = 'eve'")
    with Ledger.open(copy) as ledger:
        mend(ledger)
        refresh(ledger)
        assert any("judgement" in line for line in ledger.check())


def test_a_backup_is_proved_and_says_what_was_wrong_before(copy: Path, tmp_path: Path) -> None:
    with Ledger.open(copy) as ledger:
        assert ledger.backup(tmp_path / "sound.db") == []
    with closing(sqlite3.connect(copy)) as at, at:
        at.execute("UPDATE judgement SET author = 'eve'")
    with Ledger.open(copy) as ledger:
        faults = ledger.backup(tmp_path / "unsound.db")
        assert any("judgement" in line for line in faults)
    assert (tmp_path / "unsound.db").exists()
