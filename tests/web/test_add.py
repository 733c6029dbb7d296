"""A text comes in by pasting or as a file; what cannot be read is told in one line and nothing typed is lost."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from fastapi.testclient import TestClient

from communique.ledger import Ledger

from .test_judging import csrf

CALL = "President Biden spoke today with President Macron. He urged France to send aid."


def send(browser: TestClient, files: Any = None, **typed: str) -> Any:
    return browser.post("/add", data={"csrf": csrf(browser, "/add"), **typed}, files=files)


def test_a_pasted_text_is_read_and_its_page_opened(browser: TestClient, ledger: Ledger) -> None:
    answer = send(
        browser, text=CALL, date="2022-01-20", issuer="White House", title="A call", url="https://n.example/1"
    )
    assert answer.status_code == 303
    page = browser.get(answer.headers["location"]).text
    assert "President Biden spoke today with President Macron" in page
    kept = ledger.document("https://n.example/1")
    assert (kept.issuer, kept.title, str(kept.date)) == ("org:white-house", "A call", "2022-01-20")


def test_the_same_text_again_is_the_same_document(browser: TestClient) -> None:
    first, again = (send(browser, text=CALL, date="2022-01-20", issuer="White House") for _ in range(2))
    assert first.headers["location"] == again.headers["location"]


def test_a_file_is_read_and_its_bytes_are_kept(browser: TestClient, ledger: Ledger) -> None:
    page = f"<html><head><title>A page</title></head><body><article><p>{CALL}</p></article></body></html>".encode()
    answer = send(browser, {"file": ("call.html", page, "text/html")})
    key = answer.headers["location"].rpartition("/")[2]
    assert ledger.document(key).title == "A page"
    assert ledger.raw(ledger.versions(key)[0].raw or "") == page


def test_a_file_of_several_documents_lists_what_came_in(browser: TestClient) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zipped:
        zipped.writestr("one.txt", CALL)
        zipped.writestr("two.txt", CALL.replace("Macron", "Zelenskyy"))
        zipped.writestr("three.txt", "")
    answer = send(browser, {"file": ("calls.zip", held.getvalue(), "application/zip")})
    assert answer.status_code == 200
    assert answer.text.count('<span class="tag">new</span>') == 2


def test_bad_input_is_told_in_one_line_and_the_form_is_kept(browser: TestClient, ledger: Ledger) -> None:
    before = ledger.counts()["documents"]
    for typed, told in (
        ({"text": CALL, "date": "2022-02-30"}, "2022-02-30"),
        ({"text": CALL, "issuer": "person:Nobody Known"}, "unknown issuer"),
        ({"text": CALL, "url": "javascript:alert(1)"}, "an address begins with"),
        ({"text": "  "}, "paste a text, or choose a file"),
    ):
        answer = send(browser, **typed)
        assert answer.status_code == 400
        assert told in answer.text
        assert typed["text"].strip() in answer.text
    assert ledger.counts()["documents"] == before


def test_a_file_that_is_no_text_is_told_by_its_name(browser: TestClient) -> None:
    answer = send(browser, {"file": ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "image/png")})
    assert answer.status_code == 400
    assert "photo.png" in answer.text


def test_a_pasted_text_is_asked_who_published_it_and_when_and_nothing_is_guessed(
    browser: TestClient, ledger: Ledger
) -> None:
    before = ledger.counts()["documents"]
    asked = send(browser, text=CALL)
    assert asked.status_code == 400
    assert "Say who published it and on which day: the text does not" in asked.text
    assert CALL in asked.text
    assert "Say on which day: the text does not" in send(browser, text=CALL, issuer="White House").text
    assert ledger.counts()["documents"] == before
    kept = send(browser, text=CALL, unknown="1")
    assert kept.status_code == 303
    one = ledger.document(kept.headers["location"].rpartition("/")[2])
    assert (one.issuer, one.date) == (None, None)


def test_a_draft_is_kept_from_the_form_and_counted_from_its_page(browser: TestClient, ledger: Ledger) -> None:
    kept = send(browser, text=CALL, draft="1")
    key = kept.headers["location"].rpartition("/")[2]
    page = browser.get(f"/documents/{key}").text
    assert "draft: it counts in no list" in page
    assert not [c for c in ledger.contacts() if "person:emmanuel-macron" in c.participants]
    done = browser.post(f"/documents/{key}/publish", data={"csrf": csrf(browser, f"/documents/{key}")})
    assert (done.status_code, ledger.document(key).draft) == (303, False)
    assert [c for c in ledger.contacts() if "person:emmanuel-macron" in c.participants]


def test_a_document_is_taken_out_from_its_page_with_a_reason(browser: TestClient, ledger: Ledger) -> None:
    key = send(browser, text=CALL, date="2022-01-20", issuer="White House").headers["location"].rpartition("/")[2]
    mark = csrf(browser, f"/documents/{key}")
    hasty = browser.post(f"/documents/{key}/remove", data={"csrf": mark, "reason": "twice"})
    assert (hasty.status_code, ledger.document(key).id) == (400, key)
    done = browser.post(f"/documents/{key}/remove", data={"csrf": mark, "reason": "it came in twice", "sure": "1"})
    assert (done.status_code, done.headers["location"]) == (303, "/history")
    assert browser.get(f"/documents/{key}").status_code == 404
    past = browser.get("/history").text
    assert "it came in twice" in past
    assert "taken out" in past
    assert "Undo decision" not in past
