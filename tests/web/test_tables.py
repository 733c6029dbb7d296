"""Every list leaves the browser as a file: the same filters in its address, and every finding with where it stands."""

from __future__ import annotations

import csv
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from communique.web.pages.search import search_page

from .conftest import NOW

LISTS = ("documents", "contacts", "commitments", "actors", "phrases", "search", "history")
PROMISE = "Olaf Scholz assured Volodymyr Zelenskyy that Germany would send generators to Ukraine by 1 March 2022."


@pytest.fixture
def fresh(browser: TestClient, ledger: Ledger) -> TestClient:
    text = load(PROMISE, url="https://de.example/1", date="2022-01-16", issuer="Federal Chancellery", title="=Call")
    ledger.add(text, seen_at=NOW)
    refresh(ledger)
    return browser


def rows(browser: TestClient, address: str) -> list[dict[str, str]]:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def cells(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        root = ET.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet  # no cell is a formula
    return ["".join(t.text or "" for t in one.iter() if t.tag.endswith("}t")) for one in root]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_a_file_in_three_forms(fresh: TestClient, name: str) -> None:
    query = "?q=dialogue" if name == "search" else ""
    page = fresh.get(f"/{name}{query}").text
    for form in ("csv", "xlsx", "json"):
        assert f'href="/{name}.{form}{query}"' in page
        answer = fresh.get(f"/{name}.{form}{query}")
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}.{form}"'
        assert answer.content == fresh.get(f"/{name}.{form}{query}").content
    told = fresh.get(f"/{name}.json{query}").json()
    assert len(told["rows"]) == len(rows(fresh, f"/{name}.csv{query}"))


def test_a_list_is_ordered_on_its_page_and_in_its_file(fresh: TestClient) -> None:
    days = [r["day"] for r in rows(fresh, "/documents.csv?order=oldest")]
    assert days == sorted(days)
    assert days[::-1] == [r["day"] for r in rows(fresh, "/documents.csv")]
    assert rows(fresh, "/documents.csv?order=seen")
    assert [r["day"] for r in rows(fresh, "/documents.csv?q=generators&order=oldest")] == ["2022-01-16"]
    starts = [r["start"] for r in rows(fresh, "/contacts.csv?order=oldest")]
    assert starts == sorted(starts)
    due = [r["due"] for r in rows(fresh, "/commitments.csv?order=due&routine=true")]
    assert due == sorted(due, key=lambda day: day or "9999")
    assert 'value="oldest" selected' in fresh.get("/documents?order=oldest").text
    assert fresh.get("/contacts?order=upwards").status_code == 400


def test_a_file_has_what_the_page_was_narrowed_to(fresh: TestClient) -> None:
    told = rows(fresh, "/contacts.csv?actor=Putin&with=Biden&told=both")
    assert [(r["parties"], r["told_by"], r["sides"]) for r in told] == [
        ("Joe Biden; Vladimir Putin", "Kremlin; White House", "2")
    ]
    assert rows(fresh, "/contacts.csv?actor=Putin&with=Scholz") == []
    assert [r["issuer"] for r in rows(fresh, "/documents.csv?issuer=Kremlin")] == ["Kremlin"]
    found = [r["title"] for r in rows(fresh, "/documents.csv?q=%22security+guarantees%22")]
    assert found == ["Telephone conversation with President of the USA Joseph Biden"]


def test_commitments_are_asked_towards_whom_in_which_words_and_when_due(fresh: TestClient) -> None:
    for query in ("towards=Ukraine", "towards=UA&actor=Germany", "q=generators", "due=coming", "due=dated&topic="):
        (one,) = rows(fresh, f"/commitments.csv?{query}")
        assert (one["towards"], one["due"]) == ("Volodymyr Zelenskyy", "2022-03-01")
        assert "generators" in one["words"]
        assert one["path"].startswith("open 2022-01-16")
        assert "generators" in fresh.get(f"/commitments?{query}").text
    for query in ("towards=France", "q=tanks", "due=past", "towards=Ukraine&actor=Russia"):
        assert rows(fresh, f"/commitments.csv?{query}") == []
        assert "No commitment fits" in fresh.get(f"/commitments?{query}").text


def test_a_row_leads_to_its_words(fresh: TestClient) -> None:
    (one,) = rows(fresh, "/commitments.csv?q=generators")
    page = fresh.get(one["link"].removeprefix("http://testserver"))
    name = one["link"].partition("#")[2]
    assert f'id="{name}"' in page.text
    assert "<mark" in page.text
    found = rows(fresh, "/search.csv?q=guarantees")
    assert (found[0]["match"], found[0]["before"].split()[-1]) == ("guarantees", "security")
    assert fresh.get(found[0]["link"]).status_code == 200


def test_no_cell_is_taken_for_a_formula(fresh: TestClient) -> None:
    assert "'=Call" in [r["title"] for r in rows(fresh, "/documents.csv")]
    assert "=Call" in cells(fresh.get("/documents.xlsx").content)


def test_a_filter_that_names_nothing_is_told_in_one_line(fresh: TestClient) -> None:
    for address in (
        "/contacts.csv?actor=Nobody+Known",
        "/commitments.xlsx?state=lost",
        "/search.json?q=(",
        "/phrases.csv?course=x",
    ):
        answer = fresh.get(address)
        assert answer.status_code == 400
        assert "Traceback" not in answer.text
    assert fresh.get("/contacts.pdf").status_code == 422


def test_what_is_due_is_a_calendar_to_subscribe_to(fresh: TestClient) -> None:
    answer = fresh.get("/commitments.ics?towards=Ukraine")
    assert answer.headers["content-type"].startswith("text/calendar")
    lines = answer.content.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    told = answer.content.decode().replace("\r\n ", "")
    assert told.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20220301" in told
    assert "generators" in told
    assert fresh.get("/commitments.ics?towards=France").content.decode().count("BEGIN:VEVENT") == 0
    assert 'href="/commitments.ics' in fresh.get("/commitments").text


def test_a_search_is_counted_by_issuer_kind_and_year(fresh: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("/search?q=guarantees", "/search?q=guarantees&view=uses"):
        page = fresh.get(address).text
        counts = page[page.index('class="facets') :]
        assert "issuer=org%3Akremlin" in counts
        assert "since=2022-01-01" in counts
    monkeypatch.setattr(search_page, "FEW", 0)
    many = fresh.get("/search?q=guarantees").text
    assert "counts=shown" in many
    assert 'class="facets' not in many
    assert "issuer=org%3Akremlin" in fresh.get("/search?q=guarantees&counts=shown").text
    assert "actor=person%3Avladimir-putin" in fresh.get("/search?q=Putin&kind=contact&counts=shown").text


def test_a_search_shows_every_use_of_the_words_in_its_sentence_with_counts(fresh: TestClient) -> None:
    assert "view=uses" in fresh.get("/search?q=guarantees").text
    page = " ".join(fresh.get("/search?q=security+guarantees&view=uses").text.split())
    assert "<mark>security guarantees</mark>" in page
    assert "1 use in 1 document" in page
    assert "Telephone conversation with President of the USA Joseph Biden" in page
    told = fresh.get("/api/v1/concordance?q=security+guarantees").json()
    assert (told["total"], told["documents"], told["items"][0]["word"]) == (1, 1, "security guarantees")
    assert [d["uses"] for d in told["by_document"]] == [1]
