from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from communique.ledger import Ledger
from communique.model import Document, Passage, Reading, Span
from tests.ledger.conftest import MONDAY


def _read(number: int) -> Reading:
    words = f"Text number {number}."
    whole = Passage("p-1", Span(0, len(words)), "commentary")
    return Reading(Document(words, url=f"https://a.example/{number}"), passages=(whole,))


def test_several_who_add_the_same_documents_at_once_add_each_once(ledger: Ledger) -> None:
    def add(number: int) -> str:
        return ledger.add(_read(number % 6), seen_at=MONDAY).status

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(add, range(24)))
    assert told.count("new") == 6
    assert told.count("same") == 18
    assert len(ledger.documents()) == 6
    assert list(ledger.check()) == []


def test_a_reader_sees_one_state_while_others_write(ledger: Ledger) -> None:
    for number in range(3):
        ledger.add(_read(number), seen_at=MONDAY)
    rows = ledger.every("passage")
    first = next(rows)
    ledger.add(_read(9), seen_at=MONDAY)
    assert len([first, *rows]) == 3
    assert ledger.counts()["documents"] == 4
