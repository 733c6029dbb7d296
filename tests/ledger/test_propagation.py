"""A correction goes to all that stands on the same mention or chain of mentions, and is one decision."""

from __future__ import annotations

from communique.ledger import Filter, Ledger
from communique.ledger.views.refresh import refresh
from communique.model import Reading, Statement
from tests.ledger.conftest import MONDAY, Add

LAVROV, BIDEN, MACRON = "person:sergey-lavrov", "person:joe-biden", "person:emmanuel-macron"
TALK = (
    "President Biden spoke today with President Macron. Mr. Macron warned of a dry summer. He asked for forty pumps. "
    "He stressed that time is short. President Biden welcomed the offer of Norland. Mr. Macron said that the farmers would be helped."
)
TURNS = (
    "MR. FENWICK: I said that ten boats went to the delta.\n\nQ: And then?\n\n"
    "MR. FENWICK: We said that rain would come in May. I said that more boats would follow."
)


def said(reading: Reading, cue: str) -> Statement:
    return next(s for s in reading.statements if reading.quote(s.cue).startswith(cue))


def speakers(ledger: Ledger, key: str) -> dict[str, tuple[str, ...]]:
    reading = ledger.reading(key)
    return {reading.quote(s.cue): s.speakers for s in reading.statements}


def test_a_name_corrected_is_corrected_wherever_it_stands_and_in_the_pronouns_after_it(
    ledger: Ledger, add: Add
) -> None:
    key = add(TALK, "https://a.example/1").document
    one = said(ledger.reading(key), "warned")
    assert one.speakers == (MACRON,)
    before = speakers(ledger, key)
    told = ledger.spread(f"{key}/{one.id}", {"speakers": [LAVROV]})
    assert ledger.judgements() == []
    ledger.judge("correct", f"{key}/{one.id}", author="ann", made_at=MONDAY, changes={"speakers": [LAVROV]})
    now = speakers(ledger, key)
    assert {cue for cue in now if now[cue] == (LAVROV,)} == {cue for cue in before if before[cue] == (MACRON,)}
    assert now["welcomed"] == (BIDEN,)
    shown = {c.words for c in told if c.kind == "statement" and c.field == "speakers"}
    assert len(shown) == sum(who == (LAVROV,) for who in now.values())
    assert {c.how for c in told} == {"itself", "follows"}
    assert LAVROV in {a for m in ledger.reading(key).mentions for a in m.actors}
    assert any(d.id == key for d in ledger.documents(Filter(actor=LAVROV)))
    acts = {a.record.kind for a in ledger.acts(Filter(actor=LAVROV, role="by"))}
    assert {"warn", "ask"} <= acts
    refresh(ledger)
    assert list(ledger.check()) == []


def test_what_was_carried_is_one_decision_and_undone_as_one(ledger: Ledger, add: Add) -> None:
    key = add(TALK, "https://a.example/1").document
    before = ledger.reading(key)
    one = said(before, "warned")
    made = ledger.judge("correct", f"{key}/{one.id}", author="ann", made_at=MONDAY, changes={"speakers": [LAVROV]})
    assert made.carried > 3
    assert [(j.id, j.carried) for j in ledger.judgements()] == [(made.id, made.carried)]
    ledger.judge("undo", str(made.id), author="ben", made_at=MONDAY)
    assert ledger.reading(key) == before
    assert list(ledger.check()) == []


def test_a_pronoun_carries_to_those_after_it_until_the_next_name(ledger: Ledger, add: Add) -> None:
    key = add(TALK, "https://a.example/1").document
    one = said(ledger.reading(key), "asked")
    ledger.judge("correct", f"{key}/{one.id}", author="ann", made_at=MONDAY, changes={"speakers": [BIDEN]})
    now = speakers(ledger, key)
    assert now["stressed"] == now[ledger.reading(key).quote(one.cue)] == (BIDEN,)
    assert now["warned"] == (MACRON,)
    assert now["said"] == (MACRON,)


def test_a_correction_can_be_kept_to_itself_or_to_some(ledger: Ledger, add: Add) -> None:
    key = add(TALK, "https://a.example/1").document
    one, other = said(ledger.reading(key), "warned"), said(ledger.reading(key), "stressed")
    made = ledger.judge(
        "correct", f"{key}/{one.id}", author="ann", made_at=MONDAY, changes={"speakers": [LAVROV]}, carry=False
    )
    assert made.carried == 0
    assert [cue for cue, who in speakers(ledger, key).items() if who == (LAVROV,)] == ["warned"]
    ledger.judge("undo", str(made.id), author="ann", made_at=MONDAY)
    ledger.judge(
        "correct", f"{key}/{one.id}", author="ann", made_at=MONDAY, changes={"speakers": [LAVROV]}, carry=[other.id]
    )
    assert sorted(cue for cue, who in speakers(ledger, key).items() if who == (LAVROV,)) == ["stressed", "warned"]


def test_who_speaks_under_a_label_speaks_under_it_everywhere(ledger: Ledger, add: Add) -> None:
    key = add(TURNS, "https://a.example/2").document
    reading = ledger.reading(key)
    labelled = [p for p in reading.passages if p.basis == "turn" and p.kind != "question"]
    one = next(s for s in reading.statements if s.passage == labelled[0].id)
    wrong = one.speakers
    ledger.judge("correct", f"{key}/{one.id}", author="ann", made_at=MONDAY, changes={"speakers": [LAVROV]})
    now = ledger.reading(key)
    assert [p.voice for p in now.passages if p.id in {x.id for x in labelled}] == [LAVROV] * len(labelled)
    assert not any(wrong == s.speakers for s in now.statements)
    assert list(ledger.check()) == []


def test_what_was_carried_holds_after_an_edit_elsewhere(ledger: Ledger, add: Add) -> None:
    key = add(TALK, "https://a.example/1").document
    one = said(ledger.reading(key), "warned")
    ledger.judge("correct", f"{key}/{one.id}", author="ann", made_at=MONDAY, changes={"speakers": [LAVROV]})
    add(f"It was a long day in Washington, they say. {TALK}", "https://a.example/1", days=1)
    now = speakers(ledger, key)
    assert now["warned"] == now["stressed"] == now["said"] == (LAVROV,)
    assert list(ledger.check()) == []
