"""The workspace answers: pages, faults, headers."""

from __future__ import annotations

from fastapi.testclient import TestClient

from communique.web.pages.workspace.style_guide import tokens


def test_the_first_page_names_what_is_in_the_ledger(browser: TestClient) -> None:
    page = browser.get("/")
    assert page.status_code == 200
    assert "Readout of President Biden’s Call with President Putin" in page.text


def test_every_answer_forbids_scripts_and_frames_from_elsewhere(browser: TestClient) -> None:
    for address in ("/", "/nowhere", "/static/parts.css"):
        policy = browser.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy


def test_a_page_that_is_not_there_says_so_in_one_line(browser: TestClient) -> None:
    page = browser.get("/nowhere")
    assert page.status_code == 404
    assert "there is no such page" in page.text


def test_it_answers_under_its_own_name_only(browser: TestClient) -> None:
    assert browser.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_pages_hold_no_script_and_no_style_of_their_own(browser: TestClient) -> None:
    page = browser.get("/").text
    assert " style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count('<script src="/static/')


def test_every_colour_has_its_swatch(browser: TestClient) -> None:
    look = browser.get("/look").text
    assert len(tokens()) > 15
    assert all(f"--{name}<" in look for name in tokens())
