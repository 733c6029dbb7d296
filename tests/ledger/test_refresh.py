"""After a judgement only what it bears on is made again, and what then stands is what making all again gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from communique.actors import registry
from communique.ledger import Ledger
from communique.ledger.storage.view_schema import VIEWS, bound, face, life, view
from communique.ledger.views import commitment_lifecycles, recurring_phrases
from communique.ledger.views.refresh import discard, refresh
from communique.reading import Reader
from tests.ledger.conftest import ELYSEE, MONDAY, Add

Judged = Callable[[Ledger], None]


@pytest.fixture
def renewed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose phrases, and whether commitments, were followed anew."""
    told: list[str] = []
    original, original_lives = recurring_phrases.renew, commitment_lifecycles.renew

    def renew(ledger: Ledger, speaker: str) -> None:
        told.append(speaker)
        original(ledger, speaker)

    def renew_lives(*args: Any) -> None:
        told.append("commitments")
        original_lives(*args)

    monkeypatch.setattr(recurring_phrases, "renew", renew)
    monkeypatch.setattr(commitment_lifecycles, "renew", renew_lives)
    return told


def _views(ledger: Ledger) -> dict[str, list[str]]:
    """All rows of all views; without the numbers of lives and states, which tell when they were made."""
    out: dict[str, list[str]] = {}
    with ledger.reading_from() as connection:
        keys = {row.id: row.key for row in connection.execute(select(life.c.id, life.c.key))}
        for table in VIEWS:
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            for row in rows:
                if table is life:
                    row.pop("id")
                if table in (bound, face):
                    row["life"] = keys[row["life"]]
                if table is view:
                    row.pop("state")
            out[table.name] = sorted(str(sorted(row.items())) for row in rows)
    return out


def _whole(ledger: Ledger, tmp_path: Path, reader: Reader) -> dict[str, list[str]]:
    """What all views of a copy are when they are all made anew."""
    place = tmp_path / "copy.db"
    ledger.backup(place)
    with Ledger.open(place, reader=reader) as copy:
        discard(copy)
        refresh(copy)
        return _views(copy)


def _on(kind: str, words: str, verb: str, **changes: object) -> Judged:
    def judge(ledger: Ledger) -> None:
        one = next(f for f in getattr(ledger, kind)() if words in f.words)
        ledger.judge(verb, one.id, author="ann", made_at=MONDAY, changes=changes)

    return judge


def _undone(first: Judged) -> Judged:
    def judge(ledger: Ledger) -> None:
        first(ledger)
        refresh(ledger)
        ledger.judge("undo", str(ledger.judgements()[0].id), author="ann", made_at=MONDAY)

    return judge


def _merged(ledger: Ledger) -> None:
    one, other = [c.id for c in ledger.contacts() if "person:vladimir-putin" in c.participants][:2]
    ledger.judge("merge", one, author="ann", made_at=MONDAY, changes={"with": other})


@pytest.mark.parametrize(
    ("judge", "anew"),
    [
        (_on("statements", "territorial", "accept"), []),
        (_on("acts", "guarantees", "reject"), []),
        (_merged, []),
        (_on("commitments", "missiles", "reject"), ["commitments"]),
        (_undone(_on("commitments", "missiles", "reject")), ["commitments", "commitments"]),
        (_on("statements", "territorial", "reject"), None),
        (_on("statements", "territorial", "correct", speakers=["person:kamala-harris"]), None),
    ],
    ids=["accept", "reject an act", "merge", "reject a commitment", "undo", "reject a statement", "correct a speaker"],
)
def test_what_a_judgement_bears_on_is_made_again_and_no_more(
    full: Ledger, renewed: list[str], tmp_path: Path, reader: Reader, judge: Judged, anew: list[str] | None
) -> None:
    judge(full)
    refresh(full)
    assert full.pending() == {}
    if anew is not None:
        assert renewed == anew
    assert _views(full) == _whole(full, tmp_path, reader)


def test_the_same_document_seen_again_makes_nothing_anew(full: Ledger, renewed: list[str], add: Add) -> None:
    add(ELYSEE, "https://e.example/1", days=3, issuer="Élysée")
    refresh(full)
    assert renewed == []


def test_an_edit_that_leaves_the_wording_of_others_alone_follows_one_speaker(
    full: Ledger, renewed: list[str], add: Add
) -> None:
    add("Vladimir Putin visited factory 0 and a school.", "https://k.example/f0", days=3, issuer="Kremlin",
        date="2022-02-10")  # fmt: skip
    refresh(full)
    assert {one for one in renewed if one != "commitments"} <= {"org:kremlin", "person:vladimir-putin"}
    assert registry().actor("org:kremlin") is not None
