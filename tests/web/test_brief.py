"""The brief is read on its page, with a way to every document it stands on, and taken away in four formats."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient


def test_the_brief_names_its_documents_and_leads_to_them(browser: TestClient) -> None:
    page = browser.get("/brief?about=RU&since=2022-01-15")
    assert page.status_code == 200
    assert "Kremlin" in page.text
    assert 'href="/documents/d-' in page.text


def test_without_anybody_to_tell_of_there_is_the_form_alone(browser: TestClient) -> None:
    assert "Write it" in browser.get("/brief").text


@pytest.mark.parametrize("asked", ["about=Nobody Known", "about=RU&since=someday", "about=RU&since=2022-02-31"])
def test_what_cannot_be_asked_is_told_above_the_form(browser: TestClient, asked: str) -> None:
    page = browser.get(f"/brief?{asked}")
    assert page.status_code == 400
    assert "alert" in page.text
    assert "Write it" in page.text


@pytest.mark.parametrize(("form", "begins"), [("md", b"#"), ("html", b"<!"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_it_is_taken_away_as_a_file(browser: TestClient, form: str, begins: bytes) -> None:
    made = browser.get(f"/brief.{form}?about=RU&since=2022-01-15")
    assert made.status_code == 200
    assert made.content.lower().startswith(begins.lower())
    assert "attachment" in made.headers["content-disposition"]
