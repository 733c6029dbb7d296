"""Every page of the workspace in Chromium: readable by all, whole on a phone, silent in the console."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from communique.actors import registry
from communique.ledger import Ledger
from communique.ledger.views import commitment_lifecycles, recurring_phrases
from communique.web.app import PAGES

from .site import Person, opened

PATHS = sorted({r.path for page in PAGES for r in page.router.routes if "GET" in r.methods})
"""Every address of the workspace: a new page is tested as soon as it is registered."""
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
VIEWS = {
    "/": ["/?since=2021-01-01"],
    "/documents/{key}": ["/documents/{key}?record={record}"],
    "/contacts": ["/contacts?view=network", "/contacts?order=oldest"],
    "/contacts/{key}": ["/contacts/{key}?view=texts", "/contacts/{key}?view=print"],
    "/saved": ["/saved?q=personal"],
    "/search": ["/search?q=personal", "/search?q=nowhere+at+all"],
    "/commitments": ["/commitments?state=open&routine=true", "/commitments?order=due"],
    "/brief": ["/brief?about=RU&since=2022-01-01"],
    "/review": ["/review?kind=statement"],
}
"""Pages with another face for some of what may be asked."""

NEEDS = {
    "/brief.{form}": "?about=RU&since=2022-01-01",
    "/search.{form}": "?q=personal",
    "/feeds/search.atom": "?q=personal",
}
"""What must be asked where a bare address is refused."""
EIGHT = 8
"""Presses of the tabulator by which the first thing that a page is asked for is reached, those to the skip link with them."""
REACHED = """() => {
  const start = document.querySelector("#results, #text") ?? document.getElementById("main"), at = document.activeElement;
  const after = start.contains(at) || start.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING;
  return Boolean(after) && at.matches("a, button, input, select, textarea, summary") && !at.closest("nav, .files, footer");
}"""
HARM = ("serious", "critical")


@pytest.fixture(scope="module")
def known(kept: Ledger) -> dict[str, str]:
    """What stands for each name in braces in an address."""
    edited = next(d for d in kept.documents() if d.revision > 1)
    two = next(c for c in kept.contacts() if len(c.sides) > 1)
    return {
        "/documents": edited.id, "/contacts": two.id, "/review": edited.id, "/actors": "person:joe-biden",
        "/phrases": recurring_phrases.page(kept, limit=1)[0][0].id, "/commitments": commitment_lifecycles.every(kept, registry(), "2022-01-18")[0].id,
        "number": "2", "actor": "person:joe-biden", "form": "csv", "kind": "contacts",
        "record": next(s.record.id for s in kept.every("statement") if s.document == edited.id),
    }  # fmt: skip


@pytest.fixture(scope="module")
def ada(chromium: Browser, base: str) -> Iterator[Person]:
    """An admin, who sees every page; one browser for them all."""
    one = opened(chromium, base)
    one.enter("ada")
    yield one
    one.context.close()


def address(path: str, known: dict[str, str]) -> str:
    """An address of the kind: its names in braces filled in, the key by the page it is of."""
    of = re.search(r"(/\w+)/{key}", path)
    told = known | {"key": known.get(of[1], "") if of else ""} | ({"form": "html"} if "/brief" in path else {})
    missing = [n for n in re.findall(r"{(\w+)}", path) if not told.get(n)]
    assert not missing, f"{path}: name in `known` what {', '.join(missing)} is"
    return path.format_map(told)


def harms(one: Person) -> list[str]:
    """What axe finds that would keep somebody from using the page, with the places."""
    found: Any = Axe().run(one.page).response
    return [f"{v['id']} at {[n['target'] for n in v['nodes'][:3]]}" for v in found["violations"] if v["impact"] in HARM]


def steps(one: Person) -> int:
    """How many presses of the tabulator lead over the last skip link to the first result, or to the first field."""
    page, skips = one.page, one.page.locator(".skip").count()
    for _ in range(skips):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === [...document.querySelectorAll('.skip')].at(-1)")
    page.keyboard.press("Enter")
    for pressed in range(skips + 1, 40):
        page.keyboard.press("Tab")
        if page.evaluate(REACHED):
            return pressed
        if page.evaluate("Boolean(document.activeElement.closest('footer'))"):
            return 0  # a page that has nothing to reach
    return 40


def faults(one: Person) -> list[str]:
    """What is wrong with the page on show: light on a desk, dark on a phone."""
    page, found = one.page, []
    for scheme, size in (("light", DESK), ("dark", PHONE)):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{scheme}: {harm}" for harm in harms(one)]
        wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if wide > room:
            found.append(f"{wide} px wide where there are {room}")
    return found


@pytest.mark.parametrize("path", [*PATHS, *(view for views in VIEWS.values() for view in views)])
def test_a_page_is_accessible_fits_a_phone_and_is_silent(path: str, known: dict[str, str], ada: Person) -> None:
    where = address(path, known) + NEEDS.get(path, "")
    ada.wrong.clear()
    head = ada.context.request.get(ada.base + where)
    assert head.status == 200
    if not head.headers["content-type"].startswith("text/html") or "attachment" in head.headers.get(
        "content-disposition", ""
    ):
        return  # a picture, a file to keep: no page
    ada.go(where)
    assert ada.page.locator("h1").count() == 1
    assert steps(ada) <= EIGHT
    assert faults(ada) == []
    assert ada.wrong == []


def test_views_are_of_pages_that_there_are() -> None:
    assert set(VIEWS) <= set(PATHS)


def test_a_page_that_is_not_there_is_accessible_too(person: Callable[..., Person]) -> None:
    ann = person("ann")
    assert ann.go("/documents/nothing").status == 404
    assert faults(ann) == []
    assert [w for w in ann.wrong if "404" not in w] == []
    ann.wrong.clear()


def test_the_question_whom_a_name_means_is_accessible_too(person: Callable[..., Person], known: dict[str, str]) -> None:
    ann = person("ann")
    ann.go(address("/documents/{key}?record={record}", known))
    ann.page.get_by_text("Correct it").click()
    ann.page.locator("#record input[name=speakers]").fill("Johnson")
    ann.page.get_by_role("button", name="Correct", exact=True).click()
    assert ann.page.locator("h1").inner_text() == "Who is meant?"
    assert faults(ann) == []
    assert [w for w in ann.wrong if "422" not in w] == []
    ann.wrong.clear()


def test_the_first_key_press_leads_past_the_navigation(person: Callable[..., Person]) -> None:
    ann = person("ann")
    ann.go("/documents")
    ann.page.keyboard.press("Tab")
    skip = ann.page.locator(".skip").first
    assert skip.evaluate("one => one === document.activeElement && one.getBoundingClientRect().left >= 0")
    ann.page.keyboard.press("Enter")
    assert ann.at() == "/documents#main"


def test_a_reader_chooses_dark_and_it_stays(person: Callable[..., Person]) -> None:
    ann = person("ann")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = ann.page.evaluate(paper)
    ann.page.get_by_role("button", name="Dark").click()
    dark = ann.page.evaluate(paper)
    ann.go("/documents")
    assert dark != light
    assert ann.page.evaluate(paper) == dark
    assert ann.page.get_by_role("button", name="Light").is_visible()
