"""Decisions of reviewers become marks of a bank: what they decided counts, what they left open counts for nobody."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.bank import agreement, faults, load_bank, texts_of
from communique.bank.reviewed import bank_of
from communique.bank.writing import save_with_texts, zipped
from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.judgements.document_review import kappa, progress, reviewed
from communique.reading import Reader
from tests.ledger.conftest import CALL, MONDAY


@pytest.fixture
def ledger(tmp_path: Path, reader: Reader) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", reader=reader) as made:
        made.add(load(CALL, url="https://a.example/1", date="2022-02-16", issuer="White House"), seen_at=MONDAY)
        yield made


def test_what_was_decided_is_marked_and_what_was_not_is_in_doubt(ledger: Ledger) -> None:
    acts = ledger.acts()
    right, wrong, put_right = acts[:3]
    ledger.judge("accept", right.id, author="ann", made_at=MONDAY)
    ledger.judge("reject", wrong.id, author="ann", made_at=MONDAY)
    ledger.judge("correct", put_right.id, author="ann", made_at=MONDAY, changes={"kind": "warn"})
    bank, texts = bank_of(reviewed(ledger))
    (marked,) = bank.readings
    assert (marked.reader, marked.document, marked.second) == ("ann", right.document, False)
    assert texts == {right.document: CALL}
    cues = [[list(s) for s in one.record.cue] for one in (right, put_right)]
    assert sorted((m["cue"], m["kind"]) for m in marked.items("acts")) == sorted(
        zip(cues, [right.record.kind, "warn"], strict=True)
    )
    doubted = [d["words"] for d in marked.items("doubts") if d["list"] == "acts"]
    assert len(doubted) == len(acts) - 3
    assert [list(s) for s in wrong.record.cue] not in doubted
    assert marked.items("statements") == []


def test_what_is_written_is_a_bank_and_two_reviewers_are_its_two_readers(ledger: Ledger, tmp_path: Path) -> None:
    one, other = ledger.acts()[:2]
    for author, verbs in (("ann", ("accept", "accept")), ("Bob B.", ("accept", "reject"))):
        for target, verb in zip((one, other), verbs, strict=True):
            ledger.judge(verb, target.id, author=author, made_at=MONDAY)
    save_with_texts(*bank_of(reviewed(ledger)), tmp_path / "bank")
    bank, texts = load_bank(tmp_path / "bank"), texts_of([tmp_path / "bank"])
    assert list(faults(bank, texts)) == []
    assert [(m.reader, m.second) for m in bank.readings] == [("Bob-B", True), ("ann", False)]
    acts = agreement(bank.pairs()).lists["acts"]
    assert (acts.first, acts.second, acts.found) == (2, 1, 1)


def test_a_decision_that_was_taken_back_marks_nothing(ledger: Ledger) -> None:
    made = ledger.judge("accept", ledger.acts()[0].id, author="ann", made_at=MONDAY)
    assert progress(ledger)[0] == 1
    ledger.judge("undo", str(made.id), author="ann", made_at=MONDAY)
    assert progress(ledger)[0] == 0
    assert bank_of(reviewed(ledger))[0].readings == []


def test_an_archive_of_the_same_decisions_has_the_same_bytes(ledger: Ledger) -> None:
    ledger.judge("accept", ledger.acts()[0].id, author="ann", made_at=MONDAY)
    made = zipped(*bank_of(reviewed(ledger)))
    assert made == zipped(*bank_of(reviewed(ledger)))
    assert zipfile.ZipFile(io.BytesIO(made)).namelist() == ["documents.csv", "marks/ann.jsonl", "texts.jsonl"]


def test_kappa_is_one_where_two_always_agree_and_nothing_where_chance_says_all() -> None:
    assert kappa([("accept", "accept"), ("reject", "reject")]) == 1.0
    assert kappa([("accept", "reject"), ("reject", "accept")]) == -1.0
    assert kappa([("accept", "accept"), ("accept", "reject"), ("reject", "accept"), ("reject", "reject")]) == 0.0
    assert kappa([("accept", "accept")]) is None
