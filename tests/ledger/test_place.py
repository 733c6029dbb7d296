"""A place that is no ledger, or that cannot be used, is told in one line; nothing is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from communique.errors import (
    LedgerCorrupt,
    LedgerForeign,
    LedgerFull,
    LedgerLocked,
    LedgerLost,
    LedgerMissing,
    LedgerNewer,
    LedgerReadOnly,
)
from communique.ledger import Ledger
from communique.ledger.storage.schema import metadata
from communique.ledger.storage.upgrade import HEAD, MIGRATIONS
from communique.model import Document, Passage, Reading, Span
from tests.ledger.conftest import MONDAY


def _read(words: str, url: str) -> Reading:
    document = Document(words, url=url)
    return Reading(document, passages=(Passage("p-1", Span(0, len(words)), "commentary"),))


def _made(path: Path) -> Path:
    with Ledger.open(path) as ledger:
        ledger.add(_read("One text.", "https://a.example/1"), seen_at=MONDAY)
    return path


def test_the_migrations_make_the_tables_that_the_program_uses(ledger: Ledger) -> None:
    def ours(kind: object, name: str | None, what: str, *_: object) -> bool:
        return not (name or "").startswith(("finding_text", "finding_search", "alembic")) and name != "search"

    with ledger.writing() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_a_ledger_of_a_newer_program_is_refused(place: str) -> None:
    with Ledger.open(place) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerNewer, match="newer version"):
        Ledger.open(place)


def test_a_database_of_something_else_is_refused_and_left_alone(place: str) -> None:
    from communique.ledger.storage.engine import engine_of

    backend = engine_of(place)
    with backend.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("CREATE TABLE recipe (name text)"))
    with pytest.raises(LedgerForeign, match="something else"):
        Ledger.open(place)
    backend.engine.dispose()


def test_reading_never_makes_a_ledger(place: str) -> None:
    with pytest.raises(LedgerMissing, match="there is no ledger"):
        Ledger.open(place, create=False)


def test_a_failure_in_the_middle_leaves_nothing_of_the_document(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from communique.ledger.intake import contact_grouping

    def broken(*_: object) -> None:
        raise RuntimeError("the machine stops here")

    with monkeypatch.context() as patch:
        patch.setattr(contact_grouping, "renew", broken)
        with pytest.raises(RuntimeError):
            ledger.add(_read("One text.", "https://a.example/1"), seen_at=MONDAY)
    assert ledger.documents() == []
    assert list(ledger.check()) == []


def test_check_names_what_is_damaged(ledger: Ledger) -> None:
    key = ledger.add(_read("One text.", "https://a.example/1"), seen_at=MONDAY).document
    with ledger.writing() as connection:
        connection.execute(text("UPDATE finding SET issuer = 'org:nato'"))
    assert list(ledger.check()) == [f"{key}/p-1: its row does not say what its reading and the judgements say"]
    with ledger.writing() as connection:
        connection.execute(text("UPDATE finding SET issuer = NULL"))
        connection.execute(text("DELETE FROM reading"))
    assert list(ledger.check()) == ["reading 1: is gone", f"{key} version 1: has no reading"]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, many of them. " * 100)
    with pytest.raises(LedgerForeign, match=r"notes\.txt"):
        Ledger.open(path)
    assert path.read_text().startswith("These are notes")
    with pytest.raises(LedgerForeign, match="is a folder"):
        Ledger.open(tmp_path)


def test_a_damaged_file_is_called_damaged(tmp_path: Path) -> None:
    path = _made(tmp_path / "ledger.db")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(LedgerCorrupt, match="damaged"), Ledger.open(path) as ledger:
        ledger.documents()


def test_a_ledger_that_another_writes_to_is_locked_for_writers_and_open_to_readers(tmp_path: Path) -> None:
    path = _made(tmp_path / "ledger.db")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger.open(path, wait=0.05) as ledger:
        assert len(ledger.documents()) == 1
        with pytest.raises(LedgerLocked, match="another program is writing"):
            ledger.add(_read("Another.", "https://a.example/2"), seen_at=MONDAY)
        other.execute("ROLLBACK")
        other.close()
        assert ledger.add(_read("Another.", "https://a.example/2"), seen_at=MONDAY).status == "new"


def test_a_read_only_ledger_says_so(tmp_path: Path) -> None:
    path = _made(tmp_path / "ledger.db")
    with Ledger.open(path) as ledger:
        with ledger.backend.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only=ON")
        with pytest.raises(LedgerReadOnly, match="may not be written"):
            ledger.add(_read("Another.", "https://a.example/2"), seen_at=MONDAY)
        assert len(ledger.documents()) == 1


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    path = _made(tmp_path / "ledger.db")
    with Ledger.open(path) as ledger:
        with ledger.backend.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(LedgerFull, match="no room"):
            ledger.add(_read("Words that fill. " * 20_000, "https://a.example/2"), seen_at=MONDAY)
    with Ledger.open(path) as ledger:
        assert [d.address for d in ledger.documents()] == ["https://a.example/1"]
        assert list(ledger.check()) == []


def test_a_server_that_does_not_answer_is_lost() -> None:
    with pytest.raises(LedgerLost, match=r"postgresql://ann@127\.0\.0\.1:9/x.*does not answer"):
        Ledger.open("postgresql://ann:secret@127.0.0.1:9/x")


@pytest.mark.parametrize("place", ["mysql://host/x", "sqlite://", "://"])
def test_an_address_of_nothing_is_refused(place: str) -> None:
    with pytest.raises(LedgerMissing, match="is no address"):
        Ledger.open(place)
