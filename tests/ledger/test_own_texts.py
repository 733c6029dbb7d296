"""Texts of one's own: drafts that count nowhere, documents taken out with all that stands on them."""

from __future__ import annotations

import pytest

from communique.actors import registry
from communique.documents import load
from communique.errors import InputError, UnknownRecord
from communique.ledger import Filter, Ledger
from communique.ledger.views import commitment_lifecycles, silent_sides
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import CALL, ELYSEE, KREMLIN, MONDAY, PROMISE, Add

TODAY = "2022-06-01"


def test_a_draft_is_found_by_its_words_and_counts_nowhere(ledger: Ledger, add: Add) -> None:
    draft = load(PROMISE, url="https://a.example/draft", date="2022-01-17", issuer="White House")
    kept = ledger.add(draft, seen_at=MONDAY, draft=True)
    refresh(ledger)
    assert ledger.document(kept.document).draft
    assert [h.found.document for h in ledger.search("missiles").hits] == [kept.document]
    assert (ledger.contacts(), ledger.commitments(), commitment_lifecycles.every(ledger, registry(), TODAY)) == (
        [],
        [],
        (),
    )
    assert ledger.documents(Filter(actor="person:joe-biden")) == []
    assert ledger.reading(kept.document).commitments
    assert list(ledger.check()) == []
    again = ledger.add(draft, seen_at=MONDAY)
    refresh(ledger)
    assert (again.status, ledger.document(kept.document).draft) == ("changed", False)
    assert len(commitment_lifecycles.every(ledger, registry(), TODAY)) == 1
    assert list(ledger.check()) == []


def test_a_draft_of_the_other_side_ends_no_silence(ledger: Ledger, add: Add) -> None:
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    for n in range(4):
        text = f"Vladimir Putin visited factory number {n} in Siberia."
        add(text, f"https://k.example/{n}", issuer="Kremlin", date=f"2022-01-{16 + n}")
    refresh(ledger)
    before = silent_sides.every(ledger, registry())[0]
    assert [u.silent for u in before] == ["country:RU"]
    mine = load(KREMLIN, url="https://k.example/draft", date="2022-01-17", issuer="Kremlin")
    ledger.add(mine, seen_at=MONDAY, draft=True)
    refresh(ledger)
    assert silent_sides.every(ledger, registry())[0] == before


def test_a_document_goes_with_all_that_stands_on_it_and_history_says_so(ledger: Ledger, add: Add) -> None:
    key = add(CALL, "https://a.example/1", title="A call").document
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    refresh(ledger)
    ledger.judge("accept", ledger.commitments()[0].id, author="ann", made_at=MONDAY)
    counts = ledger.counts()
    made = ledger.judge("remove", key, author="bob", made_at=MONDAY, reason="added by mistake")
    refresh(ledger)
    assert list(ledger.check()) == []
    with pytest.raises(UnknownRecord):
        ledger.document(key)
    assert ledger.counts()["documents"] == counts["documents"] - 1
    assert ledger.search("aid").total == 0
    assert commitment_lifecycles.every(ledger, registry(), TODAY) == ()
    told = {j.verb: j for j in ledger.judgements()}
    assert (told["remove"].words, told["remove"].reason, told["accept"].holds) == ("A call", "added by mistake", False)
    with pytest.raises(InputError, match="add the document again"):
        ledger.judge("undo", str(made.id), author="bob", made_at=MONDAY)
    assert add(CALL, "https://a.example/1").status == "new"


def test_strangers_without_a_full_name_are_kept_out_of_the_list_of_actors(ledger: Ledger, add: Add) -> None:
    add("Director Ostrander spoke. Later Milo Fenwick of the museum thanked President Biden.", "https://a.example/1")
    names = {a.name for a in ledger.actors() if a.id.startswith("unknown:")}
    assert all(" " in name for name in names)
    assert any(a.id == "person:joe-biden" for a in ledger.actors())
