"""The texts written for the bank stand in this repository, each with its marks."""

from __future__ import annotations

from pathlib import Path

from communique.bank import faults, load_bank, texts_of

FOLDER = Path(__file__).parents[2] / "bank" / "written"


def test_every_mark_of_the_written_texts_stands_on_their_words() -> None:
    bank, texts = load_bank(FOLDER), texts_of([FOLDER])
    assert list(faults(bank, texts)) == []
    assert all(texts.of(entry.sha256) for entry in bank.entries.values())


def test_houses_are_held_back_whole() -> None:
    bank = load_bank(FOLDER)
    held = {d for d in bank.entries if bank.split(d) == "dev"}
    assert {d.partition("-")[0] for d in held} == {"w5", "w6", "x2", "x5"}
    assert len({e.issuer for e in bank.entries.values()}) > 140
