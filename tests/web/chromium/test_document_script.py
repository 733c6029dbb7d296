"""document.js in a browser: records open beside the text, words that are marked fill a field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from tests.web.conftest import NOW

from .site import Person

Come = Callable[..., Person]
TEXT = (
    "😀 The Kremlin published this.\n\nVladimir Putin said that the talks were useful. He assured Emmanuel Macron that "
    "Russia would send observers.\n\nIt was agreed to continue the contacts."
)


@pytest.fixture(scope="module")
def address(kept: Ledger) -> str:
    """Where a text stands whose first character takes two places of a script's own counting."""
    document = load(TEXT, url="https://ru.example/talks", date="2022-01-12", issuer="Kremlin", title="Useful talks")
    key = kept.add(document, seen_at=NOW).document
    refresh(kept)
    return f"/documents/{key}"


def stay(page: Page) -> None:
    """Leave a sign on the page that loading it anew would take away."""
    page.evaluate("window.stayed = true")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stayed === true"))


ENDS = """words => {
  const within = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT), nodes = [];
  while (within.nextNode()) if (within.currentNode.parentElement.closest(".words")) nodes.push(within.currentNode);
  const start = nodes.map((node) => node.data).join("").indexOf(words);
  return [start, start + words.length].map((offset) => {
    const node = nodes.find((one) => { if (offset <= one.length) return true; offset -= one.length; return false; });
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset);
    const box = range.getBoundingClientRect();
    return [box.left, (box.top + box.bottom) / 2];
  });
}"""
"""The points before the first and behind the last of some words of the text."""


def mark(page: Page, words: str) -> None:
    """Mark these words with the mouse."""
    (left, top), (right, bottom) = page.evaluate(ENDS, words)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2)
    page.mouse.move(right, bottom)
    page.mouse.up()


def test_a_record_opens_beside_the_text_and_back_closes_it(person: Come, address: str) -> None:
    ann = person()
    ann.go(address)
    stay(ann.page)
    ann.page.locator("#text a", has_text="assured").first.click()
    ann.page.locator("#record .chain").wait_for()
    assert ann.page.locator("#record .chain").inner_text() == "Kremlin › Vladimir Putin"
    assert ann.at().startswith(f"{address}?record=s-")
    assert ann.page.locator("#text mark").first.inner_text().startswith("He")
    ann.page.go_back()
    ann.page.get_by_text("Choose underlined words").wait_for()
    assert ann.at() == address
    assert ann.page.locator("#text mark").count() == 0
    assert stayed(ann.page)


def test_underlined_words_open_their_record_wherever_they_are_clicked(person: Come, address: str) -> None:
    ann = person()
    ann.go(address)
    stay(ann.page)
    (left, top), _ = ann.page.evaluate(ENDS, "observers")
    ann.page.mouse.click(left + 4, top)
    ann.page.locator("#record .chain").wait_for()
    assert "send observers" in ann.page.locator("#record").inner_text()
    assert stayed(ann.page)


def test_a_finding_of_the_list_leads_to_its_words(person: Come, address: str) -> None:
    ann = person(viewport={"width": 1280, "height": 420})
    ann.go(address)
    stay(ann.page)
    ann.page.locator(".lists summary").filter(has=ann.page.get_by_text("acts", exact=True)).click()
    ann.page.locator(".lists details[open] a", has_text="agreed").click()
    words = ann.page.locator("#text mark", has_text="agreed")
    words.first.wait_for()
    box, room = words.first.bounding_box(), ann.page.viewport_size
    assert box is not None
    assert room is not None
    assert 0 <= box["y"] <= room["height"]
    assert stayed(ann.page)


def test_a_click_that_asks_for_another_tab_gets_one(person: Come, address: str) -> None:
    ann = person()
    ann.go(address)
    with ann.context.expect_page() as waited:
        ann.page.locator("#text a", has_text="assured").first.click(modifiers=["ControlOrMeta"])
    other = waited.value
    other.wait_for_load_state()
    assert "record=s-" in other.url
    assert ann.at() == address


def test_where_a_record_cannot_be_fetched_its_page_is_loaded(person: Come, address: str) -> None:
    ann = person()
    ann.go(address)
    stay(ann.page)
    ann.page.route(
        "**record=*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    with ann.page.expect_event("load"):
        ann.page.locator("#text a", has_text="assured").first.click()
    assert not stayed(ann.page)
    assert ann.page.locator("#record .chain").inner_text() == "Kremlin › Vladimir Putin"
    assert [w for w in ann.wrong if "ERR_FAILED" not in w] == []
    ann.wrong.clear()


def test_words_marked_in_the_text_become_the_words_of_a_correction(person: Come, address: str, kept: Ledger) -> None:
    ann = person()
    ann.go(address)
    ann.page.locator("#text a", has_text="assured").first.click()
    ann.page.locator("#record summary", has_text="Correct it").click()
    assert ann.page.get_by_text("Mark words in the text while a field is chosen").is_visible()
    field = ann.page.locator("#record textarea[name=content]")
    field.focus()
    mark(ann.page, "would send observers")
    start = TEXT.index("would send")
    assert field.input_value() == f"{start}-{start + len('would send observers')}"  # by code points: the emoji is one
    assert field.get_attribute("title") == "would send observers"
    ann.page.get_by_role("button", name="Correct", exact=True).click()
    ann.page.locator("#record .past").wait_for()
    said = next(s for s in kept.every("statement") if s.document == address.split("/")[2] and "assured" in s.words)
    assert said.quote(*said.record.content) == "would send observers"
