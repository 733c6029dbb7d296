"""Eight things that a desk does every day, each done in Chromium from the first page: four clicks at most, keys besides.

A click that a key made (Enter in a form) has no `detail` and is none.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from tests.web.conftest import NOW

from .site import Person

Come = Callable[..., Person]
MOST = 4
PROMISE = "Olaf Scholz assured Volodymyr Zelenskyy that Germany would send generators to Ukraine by 1 March 2022."
KEPT = "Olaf Scholz told Volodymyr Zelenskyy that Germany had sent the generators to Ukraine."
SAID = "Vladimir Putin said that security guarantees were needed. He stressed that security guarantees must be legally binding."
OWN = "President Biden spoke with President Putin. They agreed to meet in Reykjavik."
COUNT = "addEventListener('click', e => e.detail && sessionStorage.setItem('clicks', +(sessionStorage.getItem('clicks') ?? 0) + 1), true)"


@pytest.fixture(scope="module", autouse=True)
def _told(kept: Ledger) -> None:
    for text, url, issuer, day, title in (
        (PROMISE, "https://de.example/promise", "Federal Chancellery", "2022-01-10", "A call with Kyiv"),
        (KEPT, "https://de.example/kept", "Federal Chancellery", "2022-01-16", "Another call with Kyiv"),
        (SAID, "https://ru.example/said", "Kremlin", "2022-01-14", "Remarks on guarantees"),
    ):
        kept.add(load(text, url=url, date=day, issuer=issuer, title=title), seen_at=NOW)
    refresh(kept)


@pytest.fixture
def ann(person: Come) -> Person:
    one = person()
    one.context.add_init_script(COUNT)
    one.go("/")
    one.page.evaluate("sessionStorage.clear()")
    return one


def clicks(one: Person) -> int:
    return int(one.page.evaluate("sessionStorage.getItem('clicks') ?? 0"))


def ask(one: Person, words: str) -> None:
    """Type into the search that every page has; a key, no click."""
    one.page.get_by_label("Search the ledger").fill(words)
    one.page.get_by_label("Search the ledger").press("Enter")
    one.page.wait_for_url("**/search?*")


def test_a_call_of_two_presidents_is_found(ann: Person) -> None:
    ann.page.get_by_role("link", name="Contacts", exact=True).click()
    ann.page.get_by_label("Party").fill("Biden")
    ann.page.get_by_label("With", exact=True).fill("Putin")
    ann.page.get_by_label("With", exact=True).press("Enter")
    ann.page.wait_for_url("**with=Putin**")
    ann.page.locator("main table a[href^='/contacts/c-']").first.click()
    ann.page.wait_for_url("**/contacts/c-*")
    assert {"Joe Biden", "Vladimir Putin"} <= set(ann.page.locator("h1 a").all_inner_texts())
    assert clicks(ann) <= MOST


def test_promises_towards_somebody_are_listed_with_what_became_of_them(ann: Person) -> None:
    ann.page.get_by_role("link", name="Commitments", exact=True).click()
    ann.page.get_by_label("Towards").fill("Ukraine")
    ann.page.get_by_label("Towards").press("Enter")
    ann.page.wait_for_url("**towards=Ukraine**")
    found = ann.page.locator("main a.words", has_text="generators").first
    found.click()
    ann.page.wait_for_url("**/commitments/*")
    life = ann.page.locator(".life").inner_text()
    assert "generators" in life
    assert "10 January 2022" in life
    assert clicks(ann) <= MOST


def test_every_use_of_a_phrase_by_an_issuer_is_counted(ann: Person) -> None:
    ask(ann, '"security guarantees"')
    ann.page.locator("main [name=issuer]").select_option(label="Kremlin")
    ann.page.locator("main").get_by_role("button", name="Search").first.click()
    ann.page.wait_for_url("**issuer=org%3Akremlin**")
    told = ann.page.locator("main h2").first.inner_text()
    assert int(told.split()[0]) >= 2
    assert {m.lower() for m in ann.page.locator("#results mark").all_inner_texts()} <= {
        "security",
        "guarantees",
        "security guarantees",
    }
    assert clicks(ann) <= MOST


def test_a_speaker_is_corrected(ann: Person, kept: Ledger) -> None:
    one = next(d for d in kept.documents() if d.title == "Remarks on guarantees")
    said = kept.reading(one.id).statements[-1]
    ask(ann, "legally binding")
    ann.page.locator("#results a[href*='/documents/']").first.click()
    ann.page.wait_for_url("**/documents/d-*")
    ann.page.locator("#text .words a[data-record]", has_text="stressed").first.click()
    ann.page.locator("#record .chain").wait_for()
    ann.page.locator("#record summary", has_text="Correct it").click()
    ann.page.locator("#record input[name=speakers]").fill("Dmitry Peskov")
    ann.page.locator("#record input[name=speakers]").press("Enter")
    ann.page.get_by_role("button", name="Keep it").click()
    ann.page.locator("#record .past").wait_for()
    now = next(s for s in kept.reading(one.id).statements if s.id == said.id)
    assert now.speakers == ("person:dmitry-peskov",)
    assert clicks(ann) <= MOST


def test_a_brief_of_two_pages_is_taken_away_in_three_forms(ann: Person, tmp_path: Path) -> None:
    ann.page.get_by_role("link", name="Brief", exact=True).click()
    for name, value in (("about", "RU"), ("since", "2022-01-01"), ("until", "2022-01-18")):
        ann.page.locator(f"main [name={name}]").fill(value)
    ann.page.locator("main [name=until]").press("Enter")
    ann.page.wait_for_url("**/brief?*")
    got = {}
    for form, called in (("pdf", "PDF"), ("docx", "Word"), ("html", "HTML")):
        with ann.page.expect_download() as waited:
            ann.page.locator("main").get_by_role("link", name=called, exact=True).click()
        got[form] = Path(waited.value.path()).read_bytes()
    assert len(pypdf.PdfReader(io.BytesIO(got["pdf"])).pages) <= 2
    with zipfile.ZipFile(io.BytesIO(got["docx"])) as word:
        assert "word/footnotes.xml" in word.namelist()
    assert b"<h1>" in got["html"]
    assert clicks(ann) <= MOST


def test_a_pasted_text_is_compared_and_not_kept(ann: Person, kept: Ledger) -> None:
    before = kept.counts()
    ann.page.get_by_role("link", name="Contacts", exact=True).click()
    ann.page.get_by_role("link", name="Compare a text of your own").click()
    ann.page.get_by_label("Text", exact=True).fill(OWN)
    ann.page.get_by_label("Day of publication").fill("2022-01-17")
    ann.page.get_by_role("button", name="Compare", exact=True).click()
    ann.page.get_by_text("nothing of it was kept").wait_for()
    assert {"Joe Biden", "Vladimir Putin"} <= set(ann.page.locator("h1 a").all_inner_texts())
    assert "Reykjavik" in ann.page.locator("main").inner_text()
    assert kept.counts() == before
    assert clicks(ann) <= MOST


def test_a_pasted_text_is_compared_on_the_page_of_a_contact(ann: Person, kept: Ledger) -> None:
    before = kept.counts()
    ann.page.get_by_role("link", name="Contacts", exact=True).click()
    ann.page.get_by_label("Party").fill("Biden")
    ann.page.get_by_label("With", exact=True).fill("Putin")
    ann.page.get_by_label("With", exact=True).press("Enter")
    ann.page.wait_for_url("**with=Putin**")
    ann.page.locator("main table a[href^='/contacts/c-']").first.click()
    ann.page.wait_for_url("**/contacts/c-*")
    ann.page.locator(".try summary").click()
    ann.page.locator(".try textarea").fill(OWN)
    ann.page.get_by_role("button", name="Compare it").click()
    ann.page.get_by_text("nothing of it was kept").wait_for()
    assert "Reykjavik" in ann.page.locator("main").inner_text()
    assert kept.counts() == before
    assert clicks(ann) <= MOST


def test_a_list_becomes_a_spreadsheet(ann: Person) -> None:
    ann.page.get_by_role("link", name="Contacts", exact=True).click()
    ann.page.get_by_label("Party").fill("Putin")
    ann.page.get_by_label("Party").press("Enter")
    ann.page.wait_for_url("**actor=Putin**")
    with ann.page.expect_download() as waited:
        ann.page.get_by_role("link", name="CSV", exact=True).click()
    rows = list(csv.DictReader(io.StringIO(Path(waited.value.path()).read_bytes().decode("utf-8-sig"))))
    assert rows
    assert all("Vladimir Putin" in r["parties"] or "Russia" in r["parties"] for r in rows)
    assert clicks(ann) <= MOST


def test_a_colleague_gets_a_link_to_one_statement(ann: Person, person: Come) -> None:
    ann.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(ann, "legally binding")
    ann.page.locator("#results a[href*='/documents/']").first.click()
    ann.page.wait_for_url("**/documents/d-*")
    ann.page.locator("#text .words a[data-record]", has_text="stressed").first.click()
    ann.page.locator("#record .chain").wait_for()
    ann.page.get_by_role("link", name="Link to these words").click()
    ann.page.get_by_text("Copied", exact=True).wait_for()
    link = ann.page.evaluate("navigator.clipboard.readText()")
    assert clicks(ann) <= MOST
    bob = person("bob")
    bob.page.goto(link)
    assert "legally binding" in " ".join(bob.page.locator("#text mark").all_inner_texts())
