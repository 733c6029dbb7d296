"""A contact's page in Chromium: its full texts beside the points, and what is printed on one page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from tests.web.conftest import NOW

from .site import Person

Come = Callable[..., Person]
GOODS = (
    "generators", "timber", "tractors", "vaccines", "ferries", "turbines", "textbooks", "fertilisers", "batteries",
    "locomotives", "sensors", "medicines", "bicycles", "pumps", "cables", "seeds", "cranes", "tyres", "tents", "boilers",
)  # fmt: skip
OPENING = "President Biden spoke today with President Macron of France. "
OURS = OPENING + " ".join(
    f"President Biden stressed that the United States would deliver {goods} worth {n} million dollars to France."
    for n, goods in enumerate(GOODS, 3)
)
THEIRS = OPENING + " ".join(
    f"President Macron said that France would receive {goods} worth {n + n % 2} million dollars from the United States."
    for n, goods in enumerate(GOODS, 3)
)


@pytest.fixture(scope="module")
def contact(kept: Ledger) -> str:
    """A contact of which both accounts tell much."""
    for text, url, issuer in (
        (OURS, "https://us.example/goods", "White House"),
        (THEIRS, "https://fr.example/goods", "Élysée"),
    ):
        kept.add(load(text, url=url, date="2022-05-02", issuer=issuer, title="A call about goods"), seen_at=NOW)
    refresh(kept)
    return next(c.id for c in kept.contacts() if str(c.start) == "2022-05-02" and len(c.sides) == 2)


def test_a_sentence_lights_up_its_counterpart_and_brings_it_into_view(person: Come, contact: str) -> None:
    ann = person()
    ann.go(f"/contacts/{contact}?view=texts")
    first, second = ann.page.locator(".beside .full").nth(0), ann.page.locator(".beside .full").nth(1)
    chosen, told = first.locator("a", has_text="locomotives"), second.locator("a", has_text="locomotives")
    assert chosen.get_attribute("href") == f"#{told.get_attribute('id')}"
    chosen.click()
    assert {"locomotives" in words for words in ann.page.locator(".full a.lit").all_inner_texts()} == {True}
    assert told.evaluate(
        """one => { const at = one.getBoundingClientRect(), pane = one.closest('section').getBoundingClientRect();
        return at.top >= pane.top && at.bottom <= pane.bottom; }"""
    )


def test_without_scripts_a_sentence_leads_to_its_counterpart(person: Come, contact: str) -> None:
    ann = person(java_script_enabled=False)
    ann.go(f"/contacts/{contact}?view=texts")
    ann.page.locator(".beside .full").nth(0).locator("a", has_text="locomotives").click()
    assert "locomotives" in ann.page.locator(".full a:target").inner_text()
    assert ann.page.locator(".full").nth(1).locator("a:target").count() == 1


def test_a_long_comparison_is_printed_on_one_page_that_says_what_it_leaves_out(person: Come, contact: str) -> None:
    ann = person()
    ann.go(f"/contacts/{contact}?view=print")
    pages = PdfReader(io.BytesIO(ann.page.pdf(prefer_css_page_size=True, format="A4"))).pages
    assert len(pages) == 1
    words = " ".join(pages[0].extract_text().split())
    assert "more rows of less weight in the full table" in words
    assert "million dollars" in words
    assert "Commitments" not in words
