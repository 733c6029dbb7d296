"""Counts beside a list: each is a link that narrows the list to as many rows as it says; the API gives the same."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh

_COUNT = re.compile(r'<li><a href="([^"]+)">([^<]+)</a> <span class="number">(\d+)</span></li>')
_ANY = re.compile(r'<a href="([^"]+)" aria-label="Any ([^"]+)">any</a>')


@pytest.fixture
def kept(browser: TestClient, ledger: Ledger) -> TestClient:
    refresh(ledger)
    return browser


def counted(page: str) -> list[tuple[str, str, int]]:
    return [(unescape(address), unescape(words), int(many)) for address, words, many in _COUNT.findall(page)]


@pytest.mark.parametrize(
    "address", ["/documents", "/contacts", "/commitments?routine=true", "/actors", "/documents?q=dialogue"]
)
def test_a_count_leads_to_as_many_rows(kept: TestClient, address: str) -> None:
    found = counted(kept.get(address).text)
    assert found
    for narrowed, words, many in found:
        file = re.sub(r"^(/[a-z]+)", r"\1.json", narrowed)
        assert len(kept.get(file).json()["rows"]) == many, (narrowed, words)
        assert kept.get(narrowed).status_code == 200


def test_what_narrows_the_list_can_be_taken_back(kept: TestClient) -> None:
    page = kept.get("/documents?issuer=org:kremlin&since=2022-01-01").text
    ways = {label: unescape(address) for address, label in _ANY.findall(page)}
    assert ways == {"issuer": "/documents?since=2022-01-01", "year": "/documents?issuer=org%3Akremlin"}
    assert {label: a for a, label in _ANY.findall(kept.get("/contacts?status=held").text)} == {
        "status": "/contacts?status=any"
    }


def test_the_api_counts_when_asked(kept: TestClient) -> None:
    assert kept.get("/api/v1/documents").json()["facets"] is None
    for name in ("documents", "contacts", "statements", "acts", "commitments", "board", "actors"):
        told = kept.get(f"/api/v1/{name}?facets=true").json()["facets"]
        assert all(isinstance(many, int) for values in told.values() for _, many in values), name
    assert ["org:kremlin", 1] in kept.get("/api/v1/documents?facets=true").json()["facets"]["issuer"]
    only = kept.get("/api/v1/actors?kind=person&country=RU").json()["items"]
    assert [one["name"] for one in only] == ["Vladimir Putin"]


def test_a_filter_that_a_list_does_not_know_is_refused(kept: TestClient) -> None:
    assert kept.get("/api/v1/statements?topic=energy").status_code == 400
    assert kept.get("/documents?topic=poetry").status_code == 400
    assert kept.get("/documents?q=dialogue&kind=edited").text.count("No document fits")
