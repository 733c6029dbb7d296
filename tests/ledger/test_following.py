from __future__ import annotations

import pytest

from communique.actors import registry
from communique.ledger import Asked, Filter, Ledger
from communique.ledger.views import commitment_lifecycles as kept
from communique.ledger.views import recurring_phrases, silent_sides
from communique.ledger.views.developments import agenda, readings, revisions
from communique.ledger.views.refresh import refresh
from tests.ledger.conftest import CALL, ELYSEE, Add


def test_records_over_time_come_from_the_readings(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1", date="2022-01-17")
    add("President Biden met with President Macron of France today.", "https://a.example/2", date="2022-03-10")
    items = agenda(ledger, registry(), "2022-06-01")
    assert [i.outcome for i in items] == ["held"]
    assert [key for key, _ in readings(ledger, Filter(since="2022-02-01"))] == [ledger.documents()[0].id]


def test_a_commitment_has_a_life(ledger: Ledger, add: Add) -> None:
    promise = (
        "President Biden spoke today with President Zelenskyy. He promised to send air defence missiles to Ukraine."
    )
    add(promise, "https://a.example/1", date="2022-01-17")
    add(promise.replace("spoke today", "met again"), "https://a.example/2", date="2022-02-17")
    refresh(ledger)
    lives = kept.every(ledger, registry(), "2022-06-01")
    assert [(one.since, one.last) for one in lives] == [("2022-01-17", "2022-02-17")]


def test_a_wording_that_recurs_is_a_phrase(ledger: Ledger, add: Add) -> None:
    for n in range(4):
        words = "He reaffirmed unwavering support for the sovereignty and territorial integrity of Ukraine."
        add(
            f"President Biden spoke today with leader number {n}. {words}",
            f"https://a.example/{n}",
            date=f"2022-0{n + 1}-01",
        )
    refresh(ledger)
    assert any("territorial integrity" in f.words and f.documents == 4 for f in recurring_phrases.every(ledger))


def test_a_silent_edit_is_a_revision(ledger: Ledger, add: Add) -> None:
    key = add(CALL, "https://a.example/1").document
    add(CALL.replace("Macron", "Le Pen"), "https://a.example/1", days=1)
    add(CALL, "https://b.example/1")
    (found,) = revisions(ledger)
    assert (found[0], found[1], found[2].weight) == (key, 2, "substantive")


def test_a_side_that_tells_nothing_is_silent(ledger: Ledger, add: Add) -> None:
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    for n in range(4):
        text = f"Vladimir Putin visited factory number {n} in Siberia."
        add(text, f"https://k.example/{n}", issuer="Kremlin", date=f"2022-01-{16 + n}")
    refresh(ledger)
    untold, _ = silent_sides.every(ledger, registry())
    assert [u.silent for u in untold] == ["country:RU"]


def test_like_finds_the_same_in_other_words(ledger: Ledger, add: Add) -> None:
    add("President Biden said that the United States will supply weapons to Ukraine.", "https://a.example/1")
    add("President Biden said that the United States loves jazz music.", "https://a.example/2")
    hits = ledger.like("America is going to supply Ukraine with arms", Asked(within="statement")).hits
    assert "weapons" in hits[0].found.words
    assert hits[0].score > 0.5


@pytest.mark.parametrize("words", ["", "the of and"])
def test_like_needs_words_that_tell_anything(ledger: Ledger, words: str) -> None:
    from communique.errors import SearchError

    with pytest.raises(SearchError, match="give a sentence"):
        ledger.like(words)
