"""Comparisons that are kept are those that would be made now, and are given only as long as that holds."""

from __future__ import annotations

import pytest

from communique.ledger import Ledger
from communique.ledger.views import account_comparison, comparison_cache
from communique.ledger.views.account_comparison import SideBySide
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import ELYSEE, KREMLIN, MONDAY, Add


@pytest.fixture
def contact(ledger: Ledger, add: Add) -> str:
    """The id of a call of which two sides tell, its views made."""
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    refresh(ledger)
    return next(c.id for c in ledger.contacts() if c.accounts == 2)


def _kept(ledger: Ledger, contact: str) -> SideBySide:
    return comparison_cache.side_by_side(ledger, contact, ledger.accounts(contact))


def _made(ledger: Ledger, contact: str) -> SideBySide:
    return account_comparison.side_by_side(ledger, ledger.accounts(contact))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever accounts are compared."""
    told: list[str] = []
    original = account_comparison.compare

    def compare(*args: object, **named: object) -> object:
        told.append("compared")
        return original(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(account_comparison, "compare", compare)
    return told


def test_a_kept_comparison_is_the_one_that_is_made(ledger: Ledger, contact: str, counted: list[str]) -> None:
    kept = _kept(ledger, contact)
    assert counted == []
    assert kept.comparison is not None
    assert kept == _made(ledger, contact)


def test_a_judgement_is_seen_before_the_views_are_made_and_after(
    ledger: Ledger, contact: str, counted: list[str]
) -> None:
    before = _kept(ledger, contact)
    act = next(a for a in ledger.acts() if "security guarantees" in a.words)
    ledger.judge("reject", act.id, author="ann", made_at=MONDAY)
    seen = _kept(ledger, contact)
    assert len(counted) == 1
    assert seen == _made(ledger, contact)
    assert seen.comparison != before.comparison
    refresh(ledger)
    counted.clear()
    assert _kept(ledger, contact) == seen
    assert counted == []


def test_another_code_compares_anew(
    ledger: Ledger, contact: str, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison_cache, "made_by", lambda group: f"another {group}")
    assert _kept(ledger, contact).comparison is not None
    assert len(counted) == 1


def test_accounts_that_a_person_puts_together_are_compared(ledger: Ledger, contact: str, add: Add) -> None:
    add(ELYSEE.replace("Vladimir Putin", "Joe Biden"), "https://e.example/2", issuer="Élysée", date="2022-03-01")
    refresh(ledger)
    other = next(c.id for c in ledger.contacts() if c.accounts == 1)
    ledger.judge("merge", contact, author="ann", made_at=MONDAY, changes={"with": other})
    refresh(ledger)
    assert _kept(ledger, contact) == _made(ledger, contact)
    assert len(ledger.accounts(contact)) == 3


def test_left_out_comparisons_stay_marked(ledger: Ledger, add: Add) -> None:
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    refresh(ledger, comparing=False)
    assert ledger.pending() == {"compared": 1}
    refresh(ledger)
    assert ledger.pending() == {}
