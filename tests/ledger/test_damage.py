"""What is damaged in any table is told in one line each; looking for it never fails."""

from __future__ import annotations

import random
from functools import cache

import pytest
from sqlalchemy import LargeBinary, Table, text

from communique import read
from communique.ledger import Ledger
from communique.ledger.storage.schema import actor, appearance, counter, document, finding, party, reading, revision
from communique.ledger.storage.schema import raw as raw_table
from communique.ledger.storage.schema import text as text_table
from communique.ledger.views.refresh import refresh
from communique.model import Reading
from tests.ledger.conftest import CALL, MONDAY

GONE = [
    "DELETE FROM actor WHERE key = 'person:emmanuel-macron'", "DELETE FROM counter WHERE name = 'finding'",
    "UPDATE counter SET value = 1 WHERE name = 'finding'", "UPDATE actor SET kind = 'thing'", "UPDATE actor SET name = ''",
    "DELETE FROM party WHERE role = 'speaker'", "UPDATE party SET role = 'to' WHERE role = 'by'", "DELETE FROM appearance",
    "UPDATE appearance SET mentions = mentions + 1", "DELETE FROM finding WHERE kind = 'statement'",
    "UPDATE finding SET sort = 'x' WHERE kind = 'act'", "UPDATE finding SET status = 'x' WHERE kind = 'contact'",
    "UPDATE finding SET body = '{}' WHERE kind = 'act'", "UPDATE document SET title = 'Another'",
    "UPDATE document SET date = '2001-01-01'", "UPDATE text SET words = words + 1", "UPDATE text SET chars = 2",
    "DELETE FROM revision", "DELETE FROM reading", "UPDATE contact SET accounts = 9", "UPDATE contact SET participants = '[x'",
    "DELETE FROM contact_party", "UPDATE contact SET sides = 'x'", "DELETE FROM digest", "DELETE FROM register",
]  # fmt: skip
TABLES = (document, revision, reading, text_table, raw_table, actor, finding, party, appearance, counter)


@cache
def _reading() -> Reading:
    return read(CALL, date="2022-01-17", issuer="White House", url="https://a.example/1")


@pytest.fixture
def sound(ledger: Ledger) -> Ledger:
    ledger.add(_reading(), b"raw bytes", seen_at=MONDAY)
    refresh(ledger)
    assert list(ledger.check()) == []
    return ledger


def _damage(ledger: Ledger, statement: str, **values: object) -> bool:
    try:
        with ledger.writing() as connection:
            if ledger.backend.name == "sqlite":
                connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            return connection.execute(text(statement), values).rowcount > 0
    except Exception:
        return False  # the database itself refuses such a row


@pytest.mark.parametrize("statement", GONE)
def test_rows_deleted_or_changed_are_told(sound: Ledger, statement: str) -> None:
    if _damage(sound, statement):
        assert list(sound.check()) != []


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_odd_values_in_the_columns_of_a_table_are_read_without_failing(sound: Ledger, table: Table) -> None:
    for column in table.c:
        if not column.foreign_keys:
            odd = b"\x00\xff\x28" if isinstance(column.type, LargeBinary) else "\x01{[" + "9" * 30
            _damage(sound, f"UPDATE {table.name} SET {column.name} = :odd", odd=odd)
            assert all("\n" not in line for line in sound.check()), column


@pytest.mark.parametrize("seed", range(6))
def test_flipped_bits_in_stored_bytes_are_told(sound: Ledger, seed: int) -> None:
    chance = random.Random(seed)
    table = ("text", "reading")[seed % 2]
    with sound.reading_from() as connection:
        body = bytearray(connection.execute(text(f"SELECT body FROM {table} LIMIT 1")).scalar_one())
    for _ in range(3):
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    assert _damage(sound, f"UPDATE {table} SET body = :body", body=bytes(body))
    assert list(sound.check()) != []
