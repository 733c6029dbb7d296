"""The first run: an empty ledger says what to do next; the examples open with a tour of five steps that lead somewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient

from communique.cli.commands.workspace.demo import NOW as DEMO_DAY
from communique.cli.commands.workspace.demo import examples, fill
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from communique.reading import Reader
from communique.web import Settings, application

from .conftest import client


def test_an_empty_ledger_says_what_to_do_next(tmp_path: Path, reader: Reader) -> None:
    with Ledger.open(tmp_path / "empty.db", reader=reader) as ledger, client(ledger) as browser:
        page = browser.get("/").text
    assert "Nothing is in the ledger yet" in page
    assert '<a href="/add">Paste a text</a>' in page
    assert "communique demo" in page


def test_the_examples_open_with_five_steps_that_lead_somewhere(tmp_path: Path) -> None:
    fill(tmp_path / "demo.db", examples())
    with Ledger.open(tmp_path / "demo.db") as ledger:
        refresh(ledger)
        told = replace(Settings(author="you", tour=True, hosts=("testserver",)), now=lambda: DEMO_DAY)
        with TestClient(application(ledger, told)) as browser:
            page = browser.get("/").text
            tour = page[
                page.index("A tour of five steps") : page.index("</section>", page.index("A tour of five steps"))
            ]
            leads = re.findall(r'<li><a href="([^"]+)"', tour)
            assert len(leads) == 5
            assert [browser.get(a).status_code for a in leads] == [200] * 5
            assert leads[0].startswith("/contacts/c-")
            assert "compare" in browser.get(leads[0]).text


def test_without_a_tour_a_filled_ledger_shows_none(browser: TestClient) -> None:
    assert "A tour of five steps" not in browser.get("/").text
