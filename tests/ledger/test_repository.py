import datetime as dt
from pathlib import Path

import pytest

from communique.documents import load
from communique.errors import InputError, UnknownRecord
from communique.ledger import Filter, Ledger
from communique.model import Document, Passage, Reading, Span
from communique.reading import Reader
from tests.ledger.conftest import CALL, ELYSEE, KREMLIN, MONDAY, Add


def test_the_same_document_twice_is_one_and_a_new_text_a_new_version(ledger: Ledger, add: Add) -> None:
    first = add(CALL, "https://a.example/1")
    again = add(CALL, "https://a.example/1", days=1)
    edited = add(CALL.replace("March", "April"), "https://a.example/1", days=2)
    assert [first.status, again.status, edited.status] == ["new", "same", "changed"]
    assert {first.document, again.document, edited.document} == {first.document}
    assert [(v.number, v.text) for v in ledger.versions(first.document)] == [(1, first.text), (2, edited.text)]
    assert ledger.versions(first.document)[0].last_seen == MONDAY + dt.timedelta(1)
    assert "April" in ledger.reading(first.document).text
    assert "March" in ledger.reading(first.document, revision=1).text


def test_a_changed_title_is_a_new_version(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1", title="A call")
    assert add(CALL, "https://a.example/1", title="A long call").status == "changed"
    assert [v.title for v in ledger.versions(ledger.documents()[0].id)] == ["A call", "A long call"]


def test_one_text_on_two_sites_is_two_documents_of_one_text(ledger: Ledger, add: Add) -> None:
    one, other = add(CALL, "https://a.example/1"), add(CALL, "https://b.example/1")
    assert other.elsewhere == (one.document,)
    assert one.text == other.text
    assert {d.id for d in ledger.documents(Filter(text=one.text))} == {one.document, other.document}


def test_a_reading_comes_back_as_it_was(ledger: Ledger, reader: Reader) -> None:
    made = reader.read(f"## A call\n\n{CALL} He said: *nothing* was agreed.", date="2022-01-17", issuer="White House")
    added = ledger.add(made, seen_at=MONDAY)
    assert ledger.reading(added.document) == made


def test_raw_bytes_are_kept_by_their_hash(ledger: Ledger) -> None:
    data = f"<html><body><p>{CALL}</p></body></html>".encode()
    added = ledger.add(load(data, url="https://a.example/1"), raw=data, seen_at=MONDAY)
    digest = ledger.versions(added.document)[0].raw
    assert digest is not None
    assert ledger.raw(digest) == data


def test_findings_carry_the_sources_words(ledger: Ledger, add: Add) -> None:
    key = add(CALL, "https://a.example/1").document
    urged = next(a for a in ledger.acts(Filter(actor="country:FR", role="to")) if a.record.kind == "call-for")
    assert urged.quote(*urged.record.cue).startswith("urged")
    assert (urged.document, urged.issuer, urged.id) == (key, "org:white-house", f"{key}/{urged.record.id}")
    assert ledger.finding(urged.id) == urged
    assert [c.record.kind for c in ledger.commitments()] == ["agree"]
    assert ledger.statements(Filter(actor="person:joe-biden", role="speaker"))
    assert ledger.statements(Filter(actor="person:xi-jinping")) == []
    assert ledger.acts(Filter(since="2022-01-18")) == []


def test_accounts_of_two_sides_find_their_contact(ledger: Ledger, add: Add) -> None:
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    add(ELYSEE, "https://e.example/1", issuer="Élysée", days=1)
    add(CALL, "https://w.example/1")
    both = ledger.contacts(Filter(actor="person:vladimir-putin"))
    assert [(c.accounts, c.channel, c.participants) for c in both] == [
        (2, "call", ("person:emmanuel-macron", "person:vladimir-putin"))
    ]
    assert len(both[0].sides) == 2
    assert {a.issuer for a in ledger.accounts(both[0].id)} == set(both[0].sides)
    assert both[0] not in ledger.contacts(Filter(told_by=1))


def test_an_edit_that_drops_the_contact_leaves_it_to_the_other_side(ledger: Ledger, add: Add) -> None:
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    add("The weather in Paris was fine and nothing else happened.", "https://e.example/1", issuer="Élysée", days=1)
    assert [c.sides for c in ledger.contacts(Filter(actor="person:vladimir-putin"))] == [("org:kremlin",)]
    assert list(ledger.check()) == []


def test_rereading_keeps_the_older_reading(ledger: Ledger, add: Add) -> None:
    key = add(CALL, "https://a.example/1").document
    before, after = ledger.reread(key, made_at=MONDAY)
    assert before == after
    assert len(ledger.versions(key)[0].programs) == 2
    assert list(ledger.check()) == []


def test_actors_are_counted_by_documents(ledger: Ledger, add: Add) -> None:
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    add(CALL, "https://w.example/1")
    assert {a.id: a.documents for a in ledger.actors()}["person:emmanuel-macron"] == 2
    assert [a.name for a in ledger.actors("putin")] == ["Vladimir Putin"]
    add("The weather in Moscow was fine all day long.", "https://k.example/1", issuer="Kremlin", days=1)
    assert {a.id: a.documents for a in ledger.actors()}["person:emmanuel-macron"] == 1
    assert "person:vladimir-putin" not in {a.id for a in ledger.actors()}


def test_lists_of_one_actor_are_narrowed_by_days_and_name_each_record_once(ledger: Ledger, add: Add) -> None:
    add(CALL, "https://a.example/1", date="2022-01-17")
    add(CALL, "https://a.example/2", date="2022-02-17")
    ledger.add(load(CALL, url="https://a.example/3"), seen_at=MONDAY)
    mine = ledger.acts(Filter(actor="person:joe-biden"))
    assert len({a.id for a in mine}) == len(mine)
    assert [str(a.date) for a in mine] == sorted(
        (str(a.date) for a in mine), key=lambda d: (d != "None", d), reverse=True
    )
    assert {str(a.date) for a in ledger.acts(Filter(actor="person:joe-biden", until="2022-01-31"))} == {"2022-01-17"}
    dated = ledger.documents(Filter(actor="person:joe-biden", until="2022-02-28"))
    assert [str(d.date) for d in dated] == ["2022-02-17", "2022-01-17"]


def test_a_page_that_is_gone_is_marked_until_it_is_back(ledger: Ledger, add: Add) -> None:
    key = add(CALL, "https://a.example/1").document
    ledger.gone(key, seen_at=MONDAY)
    assert ledger.document(key).gone_at == MONDAY
    add(CALL, "https://a.example/1", days=1)
    assert ledger.document(key).gone_at is None


def test_what_is_not_there_is_named(ledger: Ledger) -> None:
    for ask in (ledger.document, ledger.contact, ledger.reading, ledger.raw, ledger.finding):
        with pytest.raises(UnknownRecord, match="d-none"):
            ask("d-none")
    with pytest.raises(InputError, match="time zone"):
        ledger.add(load("A text."), seen_at=dt.datetime(2022, 1, 1))


def test_words_that_a_database_refuses_cost_nothing(ledger: Ledger) -> None:
    told = Document(CALL.replace("aid", "a\x00id \ud800"), title="A \ud800 title")
    whole = Passage("p-1", Span(0, len(told.text)), "commentary")
    ledger.add(Reading(told, passages=(whole,)), seen_at=MONDAY)
    assert list(ledger.check()) == []
    assert "\ud800" in ledger.reading(ledger.documents()[0].id).text


def test_what_was_added_is_there_when_the_ledger_is_opened_again(place: str, reader: Reader, tmp_path: Path) -> None:
    with Ledger.open(place, reader=reader) as ledger:
        key = ledger.add(load(CALL, url="https://a.example/1"), seen_at=MONDAY).document
    with Ledger.open(place, create=False) as again:
        assert again.document(key).address == "https://a.example/1"
