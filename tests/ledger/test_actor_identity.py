"""“These two are one”, “this is nobody”: for the whole ledger, also for what comes later, undone as one."""

from __future__ import annotations

import pytest

from communique.errors import InputError, UnknownRecord
from communique.ledger import Filter, Ledger
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import MONDAY, Add

TEXT = "President Biden met today with Milo Fenwick, the museum's director. Milo Fenwick thanked President Biden."
STRANGER, MACRON = "unknown:milo-fenwick", "person:emmanuel-macron"


def test_a_stranger_is_somebody_in_every_document_until_it_is_undone(ledger: Ledger, add: Add) -> None:
    add(TEXT, "https://a.example/1")
    assert ledger.contacts(Filter(actor=STRANGER))
    made = ledger.judge("same", STRANGER, author="ann", made_at=MONDAY, changes={"with": MACRON})
    add(TEXT + " He left.", "https://a.example/2", days=1)
    refresh(ledger)
    assert made.words == "Milo Fenwick is Emmanuel Macron"
    assert len(ledger.contacts(Filter(actor=MACRON))) >= 1
    assert len(ledger.documents(Filter(actor=MACRON))) == 2
    assert not ledger.documents(Filter(actor=STRANGER))
    assert any(MACRON in a.record.by for a in ledger.acts())
    assert list(ledger.check()) == []
    ledger.judge("undo", str(made.id), author="ann", made_at=MONDAY)
    refresh(ledger)
    assert not ledger.documents(Filter(actor=MACRON))
    assert len(ledger.documents(Filter(actor=STRANGER))) == 2
    assert list(ledger.check()) == []


def test_nobody_does_nothing(ledger: Ledger, add: Add) -> None:
    add(TEXT, "https://a.example/1")
    ledger.judge("nobody", STRANGER, author="ann", made_at=MONDAY)
    refresh(ledger)
    assert not ledger.documents(Filter(actor=STRANGER))
    assert all(STRANGER not in c.participants for c in ledger.contacts())
    assert all(STRANGER not in a.record.by for a in ledger.acts())
    assert list(ledger.check()) == []


@pytest.mark.parametrize(
    ("verb", "target", "other", "error"),
    [
        ("same", "person:joe-biden", MACRON, InputError),
        ("same", STRANGER, "person:nobody-at-all", InputError),
        ("same", STRANGER, STRANGER, InputError),
        ("nobody", "unknown:somebody-else", "", UnknownRecord),
    ],
)
def test_what_cannot_be_decided_so_is_refused(
    ledger: Ledger, add: Add, verb: str, target: str, other: str, error: type[Exception]
) -> None:
    add(TEXT, "https://a.example/1")
    with pytest.raises(error):
        ledger.judge(verb, target, author="ann", made_at=MONDAY, changes={"with": other} if other else None)
