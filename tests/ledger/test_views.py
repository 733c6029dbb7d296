"""The views say what following from scratch says, after every kind of change."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from communique.actors import registry
from communique.ledger import Filter, Ledger
from communique.ledger.views import commitment_lifecycles, recurring_phrases, silent_sides
from communique.ledger.views.refresh import refresh
from communique.model import Life
from tests.ledger import scratch
from tests.ledger.conftest import CALL, ELYSEE, KREMLIN, MONDAY, Add

TODAY = "2022-06-01"
_STRETCHES = (Filter(since="2022-01-16", until="2022-01-31"), Filter(until="2022-02-28"))
PROMISE = "President Biden spoke today with President Zelenskyy. He promised to send air defence missiles to Ukraine."
WORDS = "He reaffirmed unwavering support for the sovereignty and territorial integrity of Ukraine."


def _agree(ledger: Ledger) -> None:
    """Refresh, then hold every view against the computation from all readings."""
    refresh(ledger)
    assert ledger.pending() == {}
    known = registry()
    for by in (None, Filter(issuer="org:white-house"), Filter(issuer="org:kremlin"), *_STRETCHES):
        assert recurring_phrases.every(ledger, by) == scratch.phrases(ledger, known, by)
        assert recurring_phrases.every(ledger, by, 2) == scratch.phrases(ledger, known, by, 2)
        assert commitment_lifecycles.every(ledger, known, TODAY, by) == _in_order(
            scratch.commitments(ledger, known, TODAY, by)
        )
        assert silent_sides.every(ledger, known, by) == scratch.silences(ledger, known, by)
    kept = [s.untold for s in silent_sides.untold(ledger, limit=1000)[0]]
    assert sorted(kept, key=str) == sorted(scratch.silences(ledger, known)[0], key=str)
    assert silent_sides.unspoken(ledger) == scratch.silences(ledger, known)[1]


def _in_order(found: tuple[Life, ...]) -> tuple[Life, ...]:
    return tuple(sorted(found, key=lambda x: (x.since, x.steps[0].publication.document, x.steps[0].spans, x.id)))


def _filled(add: Add) -> None:
    for n in range(4):
        add(f"President Biden spoke today with leader {n}. {WORDS}", f"https://a.example/{n}", date=f"2022-0{n + 1}-01")
        text = f"Vladimir Putin visited factory number {n} in Siberia."
        add(text, f"https://k.example/{n}", issuer="Kremlin", date=f"2022-01-{16 + n}")
    add(PROMISE, "https://a.example/p1", date="2022-01-17")
    add(PROMISE.replace("spoke today", "met again"), "https://a.example/p2", date="2022-02-17")
    add(ELYSEE, "https://e.example/1", issuer="Élysée")


def test_views_agree_with_following_from_scratch_after_every_change(ledger: Ledger, add: Add) -> None:
    _filled(add)
    _agree(ledger)
    assert recurring_phrases.page(ledger)[1] > 0
    assert [s.untold.silent for s in silent_sides.untold(ledger)[0]] == ["country:RU"]
    add(KREMLIN, "https://k.example/call", issuer="Kremlin")  # the silence ends
    _agree(ledger)
    assert silent_sides.untold(ledger)[1] == 0
    made = next(c for c in ledger.commitments() if "missiles" in c.words)
    judgement = ledger.judge("reject", made.id, author="ann", made_at=MONDAY)
    _agree(ledger)
    assert [len(x.steps) for x in commitment_lifecycles.page(ledger, registry(), TODAY)[0]] == [1]
    ledger.judge("undo", str(judgement.id), author="ann", made_at=MONDAY)
    _agree(ledger)
    add(CALL, "https://a.example/0", days=2, date="2022-01-01")  # an edit takes the wording out
    _agree(ledger)
    assert recurring_phrases.page(ledger, words="territorial integrity", limit=1)[0][0].documents == 3
    assert list(ledger.check()) == []


def test_views_follow_a_re_reading(ledger: Ledger, add: Add) -> None:
    _filled(add)
    refresh(ledger)

    class Blind:
        def read_document(self, document: object) -> object:
            return replace(before, statements=(), acts=(), commitments=())

    key = next(c for c in ledger.commitments() if "missiles" in c.words).document
    before = ledger.reading(key)
    ledger._reader = Blind()  # type: ignore[assignment]
    ledger.reread(key, made_at=MONDAY)
    assert ledger.pending() != {}
    _agree(ledger)


def test_what_is_made_in_steps_is_what_is_made_at_once(ledger: Ledger, add: Add) -> None:
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    refresh(ledger, whole=False)
    _filled(add)
    for n in range(3):
        add(f"President Biden spoke today with leader {n}. {WORDS}", f"https://b.example/{n}", date=f"2022-0{n + 1}-02")
        refresh(ledger, whole=False)
    _agree(ledger)


def test_a_contact_keeps_its_id_when_its_document_is_judged(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1")
    before = {c.id for c in ledger.contacts()}
    ledger.judge("reject", ledger.statements()[0].id, author="ann", made_at=MONDAY + dt.timedelta(1))
    assert {c.id for c in ledger.contacts()} == before


def test_the_state_is_another_after_every_change_only(ledger: Ledger, add: Add) -> None:
    before = ledger.state()
    ledger.documents()
    assert ledger.state() == before
    add(CALL, "https://a.example/1")
    assert ledger.state() > before
