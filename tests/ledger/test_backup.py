from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import InputError
from communique.ledger import Ledger
from tests.ledger.conftest import CALL, KREMLIN, MONDAY, Add


def test_a_backup_is_a_ledger_with_everything_in_it(ledger: Ledger, add: Add, tmp_path: Path) -> None:
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    add(CALL, "https://w.example/1")
    ledger.judge("accept", ledger.statements()[0].id, author="ann", made_at=MONDAY)
    target = tmp_path / "copy.db"
    ledger.backup(target)
    with Ledger.open(target, create=False) as copy:
        assert copy.counts() == ledger.counts()
        assert list(copy.check()) == []
        assert [h.found.id for h in copy.search("aid").hits] == [h.found.id for h in ledger.search("aid").hits]
        again = copy.add(ledger.reading(copy.documents()[0].id, judged_by_people=False), seen_at=MONDAY)
        assert again.status == "same"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("copy")) == ["copy.db"]
    with pytest.raises(InputError, match="is there already"):
        ledger.backup(target)
