"""People decide on records: from forms, by name, signed; and take it back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert, select

from communique.errors import InputError
from communique.ledger import Ledger
from communique.ledger.judgements.correction_input import candidates, changes_of
from communique.ledger.judgements.decision_history import decided
from communique.ledger.judgements.document_review import agreement
from communique.ledger.storage.schema import document, finding
from communique.ledger.storage.view_schema import doubt
from communique.ledger.views.refresh import refresh
from communique.reading import Reader

from .conftest import NOW
from .test_document import POST, add


def csrf(browser: TestClient, address: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', browser.get(address).text)
    assert found
    return found[1]


def promise(ledger: Ledger, key: str) -> Any:
    return next(s.record for s in ledger.every("statement") if s.document == key and "assured" in s.words)


def decide(browser: TestClient, target: str, verb: str, **typed: Any) -> Any:
    address = f"/documents/{target.partition('/')[0]}?record={target.partition('/')[2]}"
    told = {"csrf": csrf(browser, address), "verb": verb, "target": target, "next": address, **typed}
    return browser.post("/judgements", data=told)


def test_a_wrong_speaker_is_corrected_with_two_clicks(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    said = promise(ledger, key)
    page = browser.get(f"/documents/{key}?record={said.id}").text
    assert 'name="speakers" value="person:vladimir-putin"' in page
    first = decide(browser, f"{key}/{said.id}", "correct", speakers="person:vladimir-putin")
    assert "Nothing has been kept yet" in first.text  # it is carried to what stands on the same words: shown first
    assert ledger.judgements() == []
    also = re.findall(r'name="also" value="([^"]+)" checked', first.text)
    answer = decide(browser, f"{key}/{said.id}", "correct", speakers="person:vladimir-putin", shown="true", also=also)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/documents/{key}?record={said.id}")
    assert promise(ledger, key).speakers == ("person:vladimir-putin",)
    assert ledger.judgements()[0].author == "ann"
    assert "Vladimir Putin" in browser.get("/history?author=ann").text


def test_a_speaker_is_corrected_by_name(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    said = promise(ledger, key)
    decide(browser, f"{key}/{said.id}", "correct", speakers="Vladimir Putin; Kremlin", shown="true")
    assert promise(ledger, key).speakers == ("person:vladimir-putin", "org:kremlin")


def test_a_name_that_several_bear_comes_back_with_its_candidates(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    said = promise(ledger, key)
    answer = decide(browser, f"{key}/{said.id}", "correct", speakers="Johnson", reason="heard it")
    assert answer.status_code == 422
    assert answer.text.count('<option value="person:') >= 2
    assert 'value="unknown:johnson"' in answer.text
    assert 'name="reason" value="heard it"' in answer.text
    assert ledger.judgements() == []


def test_a_rejected_record_stays_to_be_seen_and_comes_back(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    said = promise(ledger, key)
    decide(browser, f"{key}/{said.id}", "reject")
    page = browser.get(f"/documents/{key}?record={said.id}").text
    assert "rejected" in page
    assert all(s.record.id != said.id for s in ledger.every("statement"))
    mark = csrf(browser, "/history")
    browser.post(f"/judgements/{ledger.judgements()[0].id}/undo", data={"csrf": mark, "next": "/history"})
    assert promise(ledger, key).id == said.id
    assert "undone" in browser.get("/history").text


def test_words_are_corrected_by_typing_them(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    said = promise(ledger, key)
    decide(browser, f"{key}/{said.id}", "correct", content="speak with the  Europeans")
    span = promise(ledger, key).content[0]
    assert span.of(POST) == "speak with the Europeans"
    answer = decide(browser, f"{key}/{said.id}", "correct", content="words of nobody")
    assert answer.status_code == 400
    assert "does not stand in the text" in answer.text


def test_nothing_is_kept_without_this_workspaces_own_form(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    target = f"{key}/{promise(ledger, key).id}"
    assert browser.post("/judgements", data={"verb": "accept", "target": target}).status_code == 403
    assert ledger.judgements() == []


def test_where_to_go_next_is_never_another_site(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    answer = decide(browser, f"{key}/{promise(ledger, key).id}", "accept", next="https://evil.example/")
    assert answer.headers["location"] == "/"


def test_an_act_of_another_kind_gets_that_kinds_codes(ledger: Ledger, reader: Reader) -> None:
    key = add(ledger, POST)
    reading = decided(ledger, key).reading
    act = next(a for a in reading.acts if a.kind == "promise")
    changes, unclear = changes_of(reading, "act", act, {"kind": ["threaten"]}, reader.registry)
    assert (changes, unclear) == ({"kind": "threaten", "plover": "THREATEN", "cameo": "130"}, [])
    with pytest.raises(InputError, match="is none of"):
        changes_of(reading, "act", act, {"kind": ["dance"]}, reader.registry)


def test_a_name_of_the_document_outranks_its_namesakes(ledger: Ledger, reader: Reader) -> None:
    reading = decided(ledger, add(ledger, POST)).reading
    assert [c.id for c in candidates(reading, "Trump", reader.registry)] == ["person:donald-trump"]


def test_the_queue_opens_its_most_doubtful_finding_and_leads_to_the_next(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    in_doubt(ledger, key, "statement")
    page = browser.get("/review").text
    first = re.search(r'<li class="at" aria-current="true">.*?<a href="/review\?at=([^"]+)"', page, re.DOTALL)
    assert first
    assert "a test doubts it" in page
    assert 'data-key="j"' in page
    following = re.search(r'data-key="j" href="([^"]+)"', page)
    assert following
    target = first[1].replace("%2F", "/")
    decide(browser, target, "accept")
    assert f"/review?at={first[1]}" not in browser.get("/review").text


def test_the_last_decision_can_be_undone_when_nothing_waits(browser: TestClient, ledger: Ledger) -> None:
    in_doubt(ledger, add(ledger, POST), "contact")
    waiting = re.compile(r'href="/review\?kind=contact&amp;at=([^"]+)"')
    while found := waiting.search(browser.get("/review?kind=contact").text):
        decide(browser, found[1].replace("%2F", "/"), "accept")
    page = browser.get("/review?kind=contact").text
    assert "Nothing waits for a decision" in page
    assert 'aria-label="Undo: ' in page


def in_doubt(ledger: Ledger, key: str, kind: str) -> None:
    """Put a document's findings of a kind into the queue."""
    with ledger.changing() as connection:
        at = connection.scalar(select(document.c.id).where(document.c.key == key))
        records = connection.scalars(select(finding.c.record).where(finding.c.document == at, finding.c.kind == kind))
        rows = [
            {"document": at, "kind": kind, "record": r, "score": 90 - n, "reasons": '["a test doubts it"]'}
            for n, r in enumerate(records.all())
        ]
        connection.execute(insert(doubt), rows)


def test_a_correction_shows_what_it_changes_and_goes_to_its_like(browser: TestClient, ledger: Ledger) -> None:
    text = "President Biden spoke with President Putin. He said that talks go on. He added that Ukraine would be helped. He stressed that time is short."
    key = add(ledger, text, "https://us.example/he", issuer="White House")
    said = [s for s in ledger.reading(key).statements if s.passage == ledger.reading(key).statements[-1].passage]
    same = [s for s in said if s.speakers == said[-1].speakers]
    assert len(same) > 1
    wrong = "Vladimir Putin" if "person:joe-biden" in same[-1].speakers else "Joe Biden"
    mark = re.search(r'name="csrf" value="([0-9a-f]+)"', browser.get(f"/documents/{key}?record={same[-1].id}").text)
    assert mark is not None
    form = {
        "csrf": mark[1],
        "target": f"{key}/{same[-1].id}",
        "verb": "preview",
        "speakers": wrong,
        "next": f"/documents/{key}",
    }
    page = browser.post("/judgements", data=form)
    assert page.status_code == 200
    assert "Nothing has been kept yet" in page.text
    assert f"<ins>{wrong}</ins>" in " ".join(page.text.split())
    assert ledger.judgements() == []
    others = re.findall(r'name="also" value="(s-[0-9a-f]+)">', page.text)
    assert sorted(others) == sorted(s.id for s in same[:-1])
    kept = browser.post("/judgements", data={**form, "verb": "correct", "shown": "true", "also": others})
    assert kept.status_code == 303
    now = {s.id: s.speakers for s in ledger.reading(key).statements}
    assert {now[s.id] for s in same} == {
        ("person:vladimir-putin",) if wrong == "Vladimir Putin" else ("person:joe-biden",)
    }
    made = ledger.judgements()
    assert len(made) == 1
    ledger.judge("undo", str(made[0].id), author="ann", made_at=NOW)
    assert {s.id: s.speakers for s in ledger.reading(key).statements} == {s.id: s.speakers for s in said}


def test_a_documents_doubtful_findings_are_decided_at_once_and_taken_back(browser: TestClient, ledger: Ledger) -> None:
    key = add(ledger, POST)
    refresh(ledger)
    assert f'href="/review/{key}"' in browser.get("/review").text
    page = browser.get(f"/review/{key}").text
    ticked = re.findall(r'name="record" value="([a-z]-[0-9a-f]+)" checked', page)
    every = re.findall(r'name="record" value="([a-z]-[0-9a-f]+)"', page)
    assert ticked
    assert len(every) > len(ticked)  # what is not doubtful stands there too, not ticked
    mark = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert mark is not None
    kept = browser.post(f"/review/{key}", data={"csrf": mark[1], "verb": "accept", "record": ticked})
    assert kept.status_code == 303
    assert {j.record for j in ledger.judgements()} == set(ticked)
    after = browser.get(kept.headers["location"]).text
    assert not set(re.findall(r'name="record" value="([a-z]-[0-9a-f]+)"', after)) & set(ticked)
    numbers = re.findall(r'type="hidden" name="record" value="(\d+)"', after)
    assert len(numbers) == len(ticked)
    browser.post(f"/review/{key}", data={"csrf": mark[1], "verb": "undo", "record": numbers})
    assert all(j.undone for j in ledger.judgements() if j.verb == "accept")
    assert re.findall(r'name="record" value="([a-z]-[0-9a-f]+)" checked', browser.get(f"/review/{key}").text) == ticked
    assert browser.post(f"/review/{key}", data={"csrf": mark[1], "verb": "accept"}).status_code == 400


def test_two_reviewers_agreement_is_told(ledger: Ledger) -> None:
    key = add(ledger, POST)
    first, second = (s.id for s in ledger.reading(key).statements[:2])
    for author, verb, record in (
        ("ann", "accept", first),
        ("bob", "accept", first),
        ("ann", "reject", second),
        ("bob", "accept", second),
    ):
        ledger.judge(verb, f"{key}/{record}", author=author, made_at=NOW)
    (pair,) = agreement(ledger)
    assert (pair.one, pair.other, pair.both, pair.alike) == ("ann", "bob", 2, 1)
