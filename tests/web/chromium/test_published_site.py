"""A published site in Chromium: from disk and from a server, light and dark, by eye and by keyboard, without the program."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from communique.ledger import Ledger
from communique.publish import Site, publish

from .site import Person, opened
from .test_every_page import faults


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def folder(kept: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("published")
    publish(kept, place, Site("Calls of a winter", today=dt.date(2022, 2, 1)))
    return place


@pytest.fixture(scope="module")
def reader_of_site(chromium: Browser, folder: Path) -> Iterator[Person]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    one = opened(chromium, f"http://127.0.0.1:{server.server_port}")
    yield one
    one.context.close()
    server.shutdown()
    thread.join()
    server.server_close()


def kinds(folder: Path) -> list[str]:
    """The lists, and one page of each kind of record."""
    first = [sorted(folder.glob(f"{kind}/*-*.html"))[0] for kind in ("contacts", "commitments", "actors", "documents")]
    return ["/index.html", "/about.html", "/search.html", *(f"/{p.relative_to(folder).as_posix()}" for p in first)] + [
        f"/{kind}/index.html" for kind in ("contacts", "commitments", "actors", "documents")
    ]


def test_every_kind_of_page_is_accessible_and_fits_a_phone(reader_of_site: Person, folder: Path) -> None:
    told = {}
    for path in kinds(folder):
        reader_of_site.go(path)
        told[path] = faults(reader_of_site)
    assert {path: wrong for path, wrong in told.items() if wrong} == {}
    assert reader_of_site.wrong == []


def test_a_call_is_searched_and_opened(reader_of_site: Person) -> None:
    page = reader_of_site.page
    reader_of_site.go("/search.html")
    page.get_by_label("Words").fill("Biden Putin call")
    page.locator("#search li a").first.click()
    page.wait_for_url("**/contacts/c-*.html")
    assert "Biden" in page.locator("h1").inner_text()


def test_words_of_an_account_are_lit_where_they_stand_also_from_disk(chromium: Browser, folder: Path) -> None:
    contact = next(p for p in sorted(folder.glob("contacts/c-*.html")) if "compare" in p.read_text("utf-8"))
    page = chromium.new_page(java_script_enabled=False)
    page.goto(contact.as_uri())
    page.locator("main a[href*='documents/'][href*='#']").first.click()
    lit = page.locator(":target")
    assert lit.count() == 1
    box, colour = (
        lit.bounding_box(),
        lit.evaluate(
            "one => getComputedStyle(one.matches('.anchor') ? one.parentElement.querySelector('.words') : one).backgroundColor"
        ),
    )
    assert box is not None
    assert 0 <= box["y"] <= 720
    assert colour not in ("rgba(0, 0, 0, 0)", "transparent")
    page.close()
