"""Views that an older version of the code made wait to be made anew as soon as the ledger is opened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text, update

from communique.ledger import Ledger
from communique.ledger.storage.serialization import packed
from communique.ledger.storage.view_schema import compared, view
from communique.ledger.views import account_comparison, code_fingerprint, comparison_cache, contact_register
from communique.ledger.views.contact_register import ContactFilter
from communique.ledger.views.refresh import refresh
from communique.reading import Reader
from tests.ledger.conftest import ELYSEE, KREMLIN, Add


@pytest.fixture
def contact(ledger: Ledger, add: Add) -> str:
    """The id of a call of which two sides tell, all views made."""
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    refresh(ledger)
    return next(c.id for c in ledger.contacts() if c.accounts == 2)


def _age(ledger: Ledger, *groups: str) -> None:
    """Make the views of these groups those of an older version, which knew of no such note at all."""
    with ledger.writing() as connection:
        for group in groups:
            connection.execute(view.delete().where(view.c.name == f"{group} by"))


def test_an_old_comparison_is_neither_shown_nor_a_fault_and_is_made_anew(
    ledger: Ledger, contact: str, place: str, reader: Reader
) -> None:
    told = ledger.accounts(contact)
    old = packed(b'[["d-1","d-2"],{"columns":[]},""]')  # of a shape that nothing reads any more
    with ledger.writing() as connection:
        connection.execute(update(compared).values(mark="0.2.0", body=old))
    _age(ledger, "compared")
    with Ledger.open(place, reader=reader) as later:
        assert later.pending() == {"compared": 1}
        assert list(later.check()) == []
        assert comparison_cache.side_by_side(later, contact, told) == account_comparison.side_by_side(later, told)
        refresh(later)
        assert later.pending() == {}
        with later.reading_from() as connection:
            mark, body = connection.execute(text("SELECT mark, body FROM compared")).one()
        assert mark != "0.2.0"
        assert body != old
        assert list(later.check()) == []


def test_what_an_older_version_followed_is_no_fault_and_followed_anew(
    ledger: Ledger, contact: str, place: str, reader: Reader
) -> None:
    with ledger.writing() as connection:
        connection.execute(text("UPDATE digest SET followed = NULL"))
        connection.execute(text("UPDATE register SET channel = 'letter'"))
    assert list(ledger.check()) != []
    _age(ledger, "followed")
    with Ledger.open(place, reader=reader) as later:
        assert (
            len(contact_register.page(later, ContactFilter()).contacts) == 1
        )  # what is kept is shown until it is made anew
        assert {"document", "contact", "untold", "lives", "topics", "speaker"} <= later.pending().keys()
        assert list(later.check()) == []
        refresh(later)
        assert later.pending() == {}
        assert list(later.check()) == []


def test_a_ledger_of_this_version_is_opened_without_a_mark(
    ledger: Ledger, contact: str, place: str, reader: Reader
) -> None:
    with Ledger.open(place, reader=reader) as later:
        assert later.pending() == {}


def test_a_ledger_that_another_writes_to_is_opened_all_the_same(
    ledger: Ledger, contact: str, place: str, reader: Reader
) -> None:
    _age(ledger, "followed", "compared")
    with ledger.writing(), Ledger.open(place, reader=reader, wait=0.05) as later:
        assert len(later.documents()) == 2
        assert later.pending() == {}
    with Ledger.open(place, reader=reader) as later:
        assert later.pending()["compared"] == 1


def test_the_code_is_named_by_what_stands_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = code_fingerprint.made_by("compared")
    for folder in code_fingerprint.STANDS_ON["compared"]:
        shutil.copytree(
            code_fingerprint._HERE / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.onnx")
        )
    monkeypatch.setattr(code_fingerprint, "_HERE", tmp_path)
    code_fingerprint.made_by.cache_clear()
    try:
        before = code_fingerprint.made_by("compared")
        table = next((tmp_path / "compare" / "data").glob("*.csv"))
        table.write_text(table.read_text("utf-8") + "\n", "utf-8")
        code_fingerprint.made_by.cache_clear()
        assert code_fingerprint.made_by("compared") != before
    finally:
        monkeypatch.undo()
        code_fingerprint.made_by.cache_clear()
    assert code_fingerprint.made_by("compared") == made
