"""What a reader does from a pasted text to a printed brief, in a real browser, with scripts and without."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from .site import Person

Come = Callable[..., Person]
POST = """Here is the Kremlin's readout of the call:

Vladimir Putin informed Donald Trump of the situation in {place}. Donald Trump assured him that he would speak with \
the Europeans about {place}. It was agreed to continue personal contacts.

Will he keep his word? I doubt it."""
READOUT = (
    "President Donald Trump spoke today with President Vladimir Putin of Russia. President Trump urged Russia to stop "
    "the fighting in {place}. He thanked him for the release of a schoolteacher. The two presidents agreed to continue personal contacts."
)


def add(one: Person, text: str, **fields: str) -> None:
    one.page.get_by_role("link", name="Add", exact=True).click()
    one.page.locator("textarea[name=text]").fill(text)
    for name, value in fields.items():
        one.page.locator(f"main [name={name}]").fill(value)
    one.page.get_by_role("button", name="Read it").click()
    if "issuer" not in fields:  # the page asks whose text it is; nobody is known to have published it
        assert "who published it" in one.page.get_by_role("alert").inner_text()
        one.wrong[:] = [told for told in one.wrong if "/add: " not in told]  # the browser notes the refusal (400)
        one.page.locator("main [name=unknown]").check()
        one.page.get_by_role("button", name="Read it").click()
    one.page.wait_for_url("**/documents/d-*")


def pdf_text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize(
    ("scripts", "day", "place"),
    [(True, "2025-03-18", "Kursk"), (False, "2025-04-22", "Odesa")],
    ids=["scripts", "none"],
)
def test_the_main_path_from_a_pasted_text_to_a_printed_brief(
    person: Come, scripts: bool, day: str, place: str, tmp_path: Path
) -> None:
    ann = person(java_script_enabled=scripts)
    page = ann.page
    add(ann, READOUT.format(place=place), title=f"Call about {place}", date=day, issuer="White House")
    add(ann, POST.format(place=place), title=f"He promised {place}", date=day)
    post = ann.at()

    # A statement is followed to its voice.
    page.locator("#text a", has_text="assured").first.click()
    page.wait_for_url("**record=s-*")
    record = page.locator("#record")
    assert record.locator(".chain").inner_text() == "the author › Kremlin › Donald Trump"
    assert "would speak with the Europeans" in record.inner_text()
    assert page.locator("#text mark").count()

    # The contact, with both accounts side by side.
    page.locator("#text .told a[href^='/contacts/']").first.click()
    page.wait_for_url("**/contacts/c-*")
    assert page.locator("h1").inner_text() == "Donald Trump and Vladimir Putin"
    columns = page.locator(".compare thead th a").all_inner_texts()
    assert sorted(columns) == ["Kremlin", "White House"]
    shared = page.locator("tbody.shared")
    assert "continue personal contacts" in shared.first.inner_text()
    alone = page.locator("tbody.only", has=page.locator('td[data-side="White House"]', has_text="schoolteacher"))
    assert alone.count() == 1
    assert not any("schoolteacher" in told for told in page.locator('td[data-side="Kremlin"]').all_inner_texts())
    told = pdf_text(page.pdf())
    assert "continue personal contacts" in told
    assert "Commitments" not in told  # the navigation is not printed
    shared.locator(".at").first.click()
    page.wait_for_url("**record=*")

    # A wrong speaker is put right in two clicks, after what it carries to was shown; the history tells who did it.
    ann.go(post)
    page.locator("#text a", has_text="assured").first.click()
    page.locator("#record .quick").get_by_role("button", name="Vladimir Putin", exact=True).click()
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**#s-*")
    page.locator("#record .past").wait_for()
    assert page.locator("#record .chain").inner_text().endswith("Vladimir Putin")
    assert "ann corrected it" in page.locator("#record").inner_text()
    page.get_by_role("link", name="History", exact=True).click()
    row = page.locator("tbody tr", has_text="correct").first
    assert "speakers: Vladimir Putin" in row.inner_text()
    assert row.locator("td").nth(1).inner_text() == "ann"

    # Search finds it, and leads back to the words.
    page.get_by_label("Search the ledger").fill(f"Europeans {place}")
    page.get_by_label("Search the ledger").press("Enter")
    page.wait_for_url("**/search?*")
    page.locator("main").get_by_role("link", name=f"He promised {place}").first.click()
    page.wait_for_url("**/documents/d-*")
    assert ann.at().startswith(post)

    # The brief, written, printed by the browser and taken away as PDF.
    page.get_by_role("link", name="Brief", exact=True).click()
    page.locator("main [name=about]").fill("RU")
    page.locator("main [name=since]").fill(day)
    page.locator("main [name=until]").fill(day)
    page.get_by_role("button", name="Write it").click()
    page.wait_for_url("**/brief?*")
    assert page.locator("main li", has_text="continue personal contacts").count()
    assert "continue personal contacts" in pdf_text(page.pdf())
    with page.expect_download() as waited:
        page.get_by_role("link", name=re.compile("pdf", re.IGNORECASE)).click()
    waited.value.save_as(tmp_path / "brief.pdf")
    assert "continue personal contacts" in pdf_text((tmp_path / "brief.pdf").read_bytes())
