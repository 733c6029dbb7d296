import pytest

from communique.errors import InputError, UnknownRecord
from communique.ledger import Filter, Found, Ledger
from communique.model import Statement
from tests.ledger.conftest import CALL, ELYSEE, KREMLIN, MONDAY, Add


def _urged(ledger: Ledger) -> Found[Statement]:
    return next(s for s in ledger.statements() if s.quote(*s.record.cue).startswith("urged"))


def test_a_corrected_speaker_is_the_speaker_everywhere(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1")
    one = _urged(ledger)
    changes = {"speakers": ["person:emmanuel-macron"]}
    ledger.judge("correct", one.id, author="ann", made_at=MONDAY, changes=changes)
    now = ledger.finding(one.id)
    assert (now.record.speakers, now.verdict) == (("person:emmanuel-macron",), "corrected")
    assert now.record.voices == ("org:white-house", "person:emmanuel-macron")
    mine = ledger.acts(Filter(actor="person:emmanuel-macron", role="by"))
    assert "call-for" in {a.record.kind for a in mine}
    assert ledger.reading(one.document, judged_by_people=False).statements != ledger.reading(one.document).statements
    assert list(ledger.check()) == []


@pytest.mark.parametrize("verb", ["accept", "reject", "correct"])
def test_a_passage_cannot_be_judged_and_the_error_says_what_can(ledger: Ledger, add: Add, verb: str) -> None:
    key = add(CALL, "https://a.example/1").document
    passage = f"{key}/{ledger.reading(key).passages[0].id}"
    with pytest.raises(InputError, match="passages cannot be judged; correct or reject what stands in them"):
        ledger.judge(verb, passage, author="ann", made_at=MONDAY, changes={"voice": "person:emmanuel-macron"})
    with pytest.raises(InputError, match="passages cannot be judged"):
        ledger.spread(passage, {})
    assert ledger.judgements() == []


def test_a_rejected_record_is_in_no_answer_until_the_judgement_is_undone(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1")
    one = _urged(ledger)
    made = ledger.judge("reject", one.id, author="ann", made_at=MONDAY, reason="a heading")
    assert one.id not in {s.id for s in ledger.statements()}
    assert one.id not in {h.found.id for h in ledger.search("aid").hits}
    ledger.judge("undo", str(made.id), author="ben", made_at=MONDAY)
    assert _urged(ledger) == one
    assert [(j.verb, j.author, j.undone) for j in ledger.judgements()] == [
        ("undo", "ben", False),
        ("reject", "ann", True),
    ]


def test_a_decision_survives_an_edit_that_moves_its_words(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1")
    one = _urged(ledger)
    ledger.judge("reject", one.id, author="ann", made_at=MONDAY)
    add("It was a long day in Washington. " + CALL, "https://a.example/1", days=1)
    assert not [s for s in ledger.statements() if s.quote(*s.record.cue).startswith("urged")]
    assert list(ledger.check()) == []


def test_what_a_person_accepted_stays_though_a_program_finds_it_no_more(ledger: Ledger, add: Add) -> None:
    from dataclasses import replace

    key = add(CALL, "https://a.example/1").document
    one = _urged(ledger)
    ledger.judge("accept", one.id, author="ann", made_at=MONDAY)

    class Blind:
        def read_document(self, document: object) -> object:
            return replace(made, statements=(), acts=(), commitments=())

    made = ledger.reading(key)
    ledger._reader = Blind()  # type: ignore[assignment]
    ledger.reread(key, made_at=MONDAY)
    assert [(s.record.cue, s.verdict) for s in ledger.statements()] == [(one.record.cue, "accepted")]
    assert [j.holds for j in ledger.judgements()] == [False]
    assert list(ledger.check()) == []


def test_the_later_decision_outranks_the_earlier(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1")
    one = _urged(ledger)
    ledger.judge("reject", one.id, author="ann", made_at=MONDAY)
    ledger.judge("accept", one.id, author="ben", made_at=MONDAY)
    assert ledger.finding(one.id).verdict == "accepted"


def test_two_contacts_that_a_person_merged_are_one_also_after_re_reading(ledger: Ledger, add: Add) -> None:
    first = add(KREMLIN, "https://k.example/1", issuer="Kremlin").document
    second = add(ELYSEE, "https://e.example/1", issuer="Élysée", date="2022-02-17").document
    one, other = sorted(ledger.contacts(Filter(actor="person:vladimir-putin")), key=lambda c: str(c.start))
    made = ledger.judge("merge", one.id, author="ann", made_at=MONDAY, changes={"with": other.id})
    for key in (first, second):
        assert [(c.id, c.accounts) for c in ledger.contacts(Filter(actor="person:vladimir-putin"))] == [(one.id, 2)]
        ledger.reread(key, made_at=MONDAY)
    assert ledger.contact(other.id).id == one.id
    ledger.judge("undo", str(made.id), author="ann", made_at=MONDAY)
    assert sorted(c.accounts for c in ledger.contacts(Filter(actor="person:vladimir-putin"))) == [1, 1]
    assert list(ledger.check()) == []


def test_accounts_that_a_person_took_apart_stay_apart_also_after_re_reading(ledger: Ledger, add: Add) -> None:
    first = add(KREMLIN, "https://k.example/1", issuer="Kremlin").document
    second = add(ELYSEE, "https://e.example/1", issuer="Élysée").document
    by = Filter(actor="person:vladimir-putin")
    (one,) = ledger.contacts(by)
    assert {a.document for a in ledger.accounts(one.id)} == {first, second}
    made = ledger.judge("split", one.id, author="ann", made_at=MONDAY, changes={"accounts": [second]})
    other = made.changes["from"]
    for key in (first, second, first):
        assert {c.id: [a.document for a in ledger.accounts(c.id)] for c in ledger.contacts(by)} == {
            one.id: [first], other: [second],
        }  # fmt: skip
        ledger.reread(key, made_at=MONDAY)
    assert list(ledger.check()) == []
    ledger.judge("undo", str(made.id), author="ann", made_at=MONDAY)
    assert [(c.id, c.accounts) for c in ledger.contacts(by)] == [(one.id, 2)]
    assert ledger.contact(other).id == one.id
    assert list(ledger.check()) == []


def test_a_contact_is_split_into_some_of_its_accounts_and_the_rest(ledger: Ledger, add: Add) -> None:
    first = add(KREMLIN, "https://k.example/1", issuer="Kremlin").document
    second = add(ELYSEE, "https://e.example/1", issuer="Élysée").document
    (one,) = ledger.contacts(Filter(actor="person:vladimir-putin"))
    for named, says in (([], "some of its accounts"), ([first, second], "not all"), (["d-nowhere"], "no account of")):
        with pytest.raises(InputError, match=says):
            ledger.judge("split", one.id, author="ann", made_at=MONDAY, changes={"accounts": named})


def test_judgements_that_cannot_be_are_refused(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1")
    target = _urged(ledger).id
    for verb, on, author, changes, says in (
        ("reject", target, " ", {}, "author"),
        ("burn", target, "ann", {}, "is no judgement"),
        ("correct", target, "ann", {"colour": "red"}, "no such field"),
        ("correct", target, "ann", {}, "needs a field"),
        ("undo", "x", "ann", {}, "has a number"),
    ):
        with pytest.raises(InputError, match=says):
            ledger.judge(verb, on, author=author, made_at=MONDAY, changes=changes)
    with pytest.raises(UnknownRecord):
        ledger.judge("reject", "d-none/s-none", author="ann", made_at=MONDAY)
    assert ledger.judgements() == []
